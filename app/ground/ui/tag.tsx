import type { PropsWithChildren } from 'hono/jsx'

/**
 * What a state asks of whoever reads it. `attention`: somebody should do something. `primary`: it is under way. `good`: it
 * went well and is done. `plain`: it is only said, is yet to come, or is over. None is red: red is for errors.
 */
export type TagTone = 'plain' | 'primary' | 'good' | 'attention'

/** A short word about a thing: its kind, its state. Colour never says it alone. */
export function Tag({ tone = 'plain', children }: PropsWithChildren<{ tone?: TagTone }>) {
  return <span class={`tag tag-${tone}`}>{children}</span>
}

export function TagList({ children }: PropsWithChildren) {
  return <div class="tags">{children}</div>
}
