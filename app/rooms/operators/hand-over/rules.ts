import { TEAM } from '../rules.ts'

/** A thing somebody holds open. What it is about is not said; a title only where whoever hands over may know it. */
export type Duty = {
  personId: string
  id: string
  onDate: string | null
  title: string | null
  path: string | null
  /** Others hold it too and go on: nobody has to be named for it. */
  stays: boolean
}
/** Things of one kind: `operators.duty.<kind>` says them. */
export type Held = { kind: string; duties: readonly Duty[] }

export const handOverWhere = (partId: string) => `hand_over_part:${partId}`
/** After so many days a coordinator hears that what was handed over waits for a word. */
export const ANSWER_DAYS = 7

/** Whether somebody works here no more once one of the roles they hold ends. */
export const leaves = (held: readonly { id: string; role: string }[], ending: readonly string[]) => {
  const isTeam = ({ role }: { role: string }) => TEAM.some((one) => one === role)
  const stays = held.some((one) => isTeam(one) && !ending.includes(one.id))
  return !stays && held.some((one) => isTeam(one) && ending.includes(one.id))
}

export type Chosen = { all?: string | undefined; byKind: Readonly<Record<string, string | undefined>> }
export type Share = { kind: string; to: string; duties: readonly Duty[] }

/**
 * To whom each kind goes: the one named for it, else the one named for all. `errors` says, by the field of its kind, where nobody
 * is named, or somebody who cannot take it up.
 */
export function sharesOf(
  held: readonly Held[],
  { all, byKind }: Chosen,
  mayReceive: ReadonlySet<string>,
): { shares: Share[]; errors: Record<string, string[]> } {
  const shares: Share[] = []
  const errors: Record<string, string[]> = {}
  for (const { kind, duties } of held) {
    const asking = duties.filter(({ stays }) => !stays)
    if (asking.length === 0) continue
    const to = byKind[kind] ?? all
    if (!to) errors[kind] = ['operators.handOver.nameMissing']
    else if (!mayReceive.has(to)) errors[byKind[kind] ? kind : 'all'] = ['operators.handOver.cannotReceive']
    else shares.push({ kind, to, duties: asking })
  }
  return { shares, errors }
}
