import type { Role, State } from '../../rooms/activities/sessions/rules.ts'
import { type Entry, fieldOf, fieldsOf, type Kept } from './entry.ts'

export type Said = { state: State | null; role: Role }
export type Line = Said & { personId: string }
type Fields = [name: string, value: string][]
/** A session's head-count and the words on how it went. */
export type Numbers = { headcount: number | null; evaluation: string | null }

/** What is sent beside the rows; other fields of the page are its own. */
const BESIDE = ['walkIns[]', 'headcount', 'evaluation', 'overCapacity']

const isSame = (one: Said, other: Said) =>
  one.state === other.state && (one.state === null || one.role === other.role)

/** What a form or an entry says of a person: nothing where it does not. A tick outweighs the state, as on our server. */
export function saidOf(one: Pick<Entry, 'fields'>, personId: string): Said | undefined {
  const state = fieldOf(one, `state-${personId}`)
  const role = (fieldOf(one, `role-${personId}`) ?? 'participant') as Role
  if (fieldsOf(one, 'present[]').includes(personId)) return { state: 'attended', role }
  if (state === undefined) return undefined
  return { state: state === 'none' || state === 'attended' ? null : (state as State), role }
}

/** The fields of a register as our server takes them: the rows that were changed, and what stood in everything before. */
export function registerFields(
  fields: Fields,
  lines: readonly Line[],
  { headcount, evaluation }: Numbers,
): Fields {
  const rows = lines.flatMap((line): Fields => {
    const said = saidOf({ fields }, line.personId)
    if (!said || isSame(said, line)) return []
    return [
      ...(said.state === 'attended' ? ([['present[]', line.personId]] as Fields) : []),
      [`state-${line.personId}`, said.state === 'attended' ? 'none' : (said.state ?? 'none')],
      [`role-${line.personId}`, said.role],
      [`seen-${line.personId}`, line.state ?? 'none'],
      [`seenRole-${line.personId}`, line.role],
    ]
  })
  return [
    ...rows,
    ...fields.filter(([name]) => BESIDE.includes(name)),
    ...(headcount === null ? [] : ([['seenHeadcount', String(headcount)]] as Fields)),
    ...(evaluation ? ([['seenEvaluation', evaluation]] as Fields) : []),
  ]
}

/** What the register will say of somebody once what waits is in. */
export function lineAfter<One extends Line>(pending: readonly Kept[], line: One): One {
  const told = pending.map((entry) => saidOf(entry, line.personId)).findLast(Boolean)
  return { ...line, ...told }
}

export const numbersAfter = (pending: readonly Kept[], now: Numbers): Numbers =>
  pending.reduce((_, entry) => {
    const headcount = fieldOf(entry, 'headcount')
    return {
      headcount: headcount === undefined ? null : Number(headcount),
      evaluation: fieldOf(entry, 'evaluation') ?? null,
    }
  }, now)

/** Whoever this form says was there: by name, and the number of the others. */
export const presentIn = (fields: Fields) =>
  fieldsOf({ fields }, 'present[]').length +
  fieldsOf({ fields }, 'walkIns[]').length +
  (Number(fieldOf({ fields }, 'headcount')) || 0)
