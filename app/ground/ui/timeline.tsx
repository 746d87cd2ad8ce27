import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Moment } from '../texts/formats.ts'
import { When } from './when.tsx'

/** What happened, the latest first, each at its date. */
export function Timeline({ children }: PropsWithChildren) {
  return <ol class="timeline">{children}</ol>
}

type EntryProps = { at: Moment; title: Child; href?: string | undefined; kicker?: Child }

export function TimelineEntry({ at, title, href, kicker, children }: PropsWithChildren<EntryProps>) {
  return (
    <li class="timeline-entry">
      <p class="timeline-when">
        <When at={at} />
        {kicker && <span class="timeline-kicker">{kicker}</span>}
      </p>
      <p class="timeline-title">{href ? <a href={href}>{title}</a> : title}</p>
      {children}
    </li>
  )
}
