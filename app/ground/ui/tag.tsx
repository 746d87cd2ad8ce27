import type { PropsWithChildren } from 'hono/jsx'

export type TagTone = 'plain' | 'primary' | 'warm' | 'good' | 'attention'

/** A short word about a thing: its kind, its state. Colour never says it alone. */
export function Tag({ tone = 'plain', children }: PropsWithChildren<{ tone?: TagTone }>) {
  return <span class={`tag tag-${tone}`}>{children}</span>
}

export function TagList({ children }: PropsWithChildren) {
  return <div class="tags">{children}</div>
}
