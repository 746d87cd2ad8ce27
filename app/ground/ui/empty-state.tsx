import type { PropsWithChildren } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'

/** Nothing here yet: says so kindly, and what to do first (the children: a ButtonLink). */
export function EmptyState({ heading, text, children }: PropsWithChildren<{ heading: Words; text?: Words }>) {
  const { say } = useTexts()
  return (
    <div class="empty">
      <svg class="empty-weave" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <path d="M8 16h32M8 24h32M8 32h32" />
        <path class="warp" d="M16 8v12m0 8v12M24 8v4m0 8v8m0 8v4M32 8v12m0 8v12" />
      </svg>
      <p class="empty-heading">{say(heading)}</p>
      {text && <p>{say(text)}</p>}
      {children && <div class="empty-actions">{children}</div>}
    </div>
  )
}
