import type { Said } from '../../rules.ts'

/** Words in both languages, side by side where they are written. */
export const s = (it: string, en: string): Said => ({ it, en })

/** A figure to watch, with what for; the aim is each territory's own. */
export const watch = (indicator: string, why: Said) => ({
  code: `indicator-${indicator}`,
  kind: 'indicator' as const,
  indicator,
  aim: null,
  why,
})

/** The same with an aim to begin from, so many months after it is taken up. */
export const aim = (indicator: string, value: number, months: number, why: Said) => ({
  ...watch(indicator, why),
  aim: { value, months },
})
