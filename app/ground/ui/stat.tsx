import type { Child, PropsWithChildren } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { TrendLine } from './trend-line.tsx'

export function StatGrid({ children }: PropsWithChildren) {
  return <ul class="stat-grid">{children}</ul>
}

type StatProps = {
  label: Words
  /** Already written in the person's language: `number(value)`, `percent(share)`. */
  figure: string
  href?: string | undefined
  target?: string | undefined
  trend?: readonly number[] | undefined
  /** A small line below: how complete it is, as of when. */
  note?: Child
}

/** One figure with its name, inside a StatGrid. */
export function Stat({ label, figure, href, target, trend, note }: StatProps) {
  const { t, say } = useTexts()
  return (
    <li class={href ? 'stat card-link' : 'stat'}>
      <p class="stat-label">{href ? <a href={href}>{say(label)}</a> : say(label)}</p>
      <p class="stat-figure">{figure}</p>
      {target && <p class="stat-target">{t('ui.stat.target', { target })}</p>}
      {trend && trend.length > 1 && <TrendLine values={trend} />}
      {note && <p class="stat-note">{note}</p>}
    </li>
  )
}
