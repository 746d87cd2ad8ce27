export type Target = {
  id: string
  code: string
  dueOn: string
  value: number
  baseline: number | null
  baselineOn: string | null
  source: string
}

export type Progress = {
  /** How much of the way from where it set out to the aim: 0 to 1 and beyond; nothing where there is no way. */
  share: number | null
  state: 'reached' | 'underway' | 'missed'
}

/** Where a figure stands on its way to an aim, on a day. An aim may also be to come down. */
export function progressTo(
  { value: aim, baseline, dueOn }: Pick<Target, 'value' | 'baseline' | 'dueOn'>,
  value: number,
  on: string,
): Progress {
  const from = baseline ?? 0
  const share = aim === from ? null : (value - from) / (aim - from)
  const reached = aim >= from ? value >= aim : value <= aim
  return { share, state: reached ? 'reached' : on > dueOn ? 'missed' : 'underway' }
}

/** The aim that counts on a day: the next one due, else the last that was. */
export function targetOn<One extends Pick<Target, 'dueOn'>>(targets: readonly One[], on: string) {
  const inOrder = [...targets].sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  return inOrder.find(({ dueOn }) => dueOn >= on) ?? inOrder.at(-1)
}
