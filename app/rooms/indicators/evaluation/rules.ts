/** Roles that run the programme: whoever holds one does not evaluate it. */
export const RUNNING = ['facilitator', 'case_operator', 'coordinator', 'administrator'] as const

export type Span = { startsOn: string; endsOn: string; endedAt: Date | null }
export type State = 'coming' | 'running' | 'over'

/** Where an evaluation stands on a day. */
export function stateOn({ startsOn, endsOn, endedAt }: Span, today: string): State {
  if (endedAt || endsOn < today) return 'over'
  return startsOn > today ? 'coming' : 'running'
}

type Sheet = { version: string }
export type Told<S extends Sheet> = { name: string; at: string; sheets: Record<string, S> }
export type Change<S extends Sheet> = {
  code: string
  kind: 'added' | 'changed' | 'dropped'
  before: S | undefined
  after: S | undefined
}

/** What changed in definitions from each published table to the next, the latest first; the first changes nothing. */
export function changesOf<S extends Sheet>(
  tables: readonly Told<S>[],
): { to: Told<S>; changes: Change<S>[] }[] {
  return tables
    .flatMap((to, at) => {
      const from = tables[at - 1]
      return from ? [{ to, changes: between(from.sheets, to.sheets) }] : []
    })
    .reverse()
}

function between<S extends Sheet>(from: Record<string, S>, to: Record<string, S>): Change<S>[] {
  const codes = [...new Set([...Object.keys(to), ...Object.keys(from)])]
  return codes.flatMap((code): Change<S>[] => {
    const [before, after] = [from[code], to[code]]
    if (before?.version === after?.version) return []
    const kind = !before ? 'added' : !after ? 'dropped' : 'changed'
    return [{ code, kind, before, after }]
  })
}
