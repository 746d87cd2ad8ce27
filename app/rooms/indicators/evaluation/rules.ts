import { type Sheet, sheetChange } from '../definitions/rules.ts'

/** Roles that run the programme: whoever holds one does not evaluate it. */
export const RUNNING = ['facilitator', 'case_operator', 'coordinator', 'administrator'] as const

export type Span = { startsOn: string; endsOn: string; endedAt: Date | null }
export type State = 'coming' | 'running' | 'over'

/** Where an evaluation stands on a day. */
export function stateOn({ startsOn, endsOn, endedAt }: Span, today: string): State {
  if (endedAt || endsOn < today) return 'over'
  return startsOn > today ? 'coming' : 'running'
}

export type Told = { name: string; at: string; sheets: Record<string, Sheet> }
export type Change = {
  code: string
  kind: 'added' | 'changed' | 'reworded' | 'dropped'
  before: Sheet | undefined
  after: Sheet | undefined
}

/** What changed in definitions from each published table to the next, the latest first; the first changes nothing. */
export function changesOf(tables: readonly Told[]): { to: Told; changes: Change[] }[] {
  return tables
    .flatMap((to, at) => {
      const from = tables[at - 1]
      return from ? [{ to, changes: between(from.sheets, to.sheets) }] : []
    })
    .reverse()
}

function between(from: Record<string, Sheet>, to: Record<string, Sheet>): Change[] {
  const codes = [...new Set([...Object.keys(to), ...Object.keys(from)])]
  return codes.flatMap((code): Change[] => {
    const [before, after] = [from[code], to[code]]
    const change = sheetChange(code, before, after)
    if (change === 'same') return []
    if (!before || !after) return [{ code, kind: before ? 'dropped' : 'added', before, after }]
    return [{ code, kind: change === 'reworded' ? 'reworded' : 'changed', before, after }]
  })
}
