import { KINDS } from '../../activities/rules.ts'

/** What the agenda tells beside sessions: the last day for an idea, a table that meets in public, a place that opens. */
export const OTHER_KINDS = ['call', 'meeting', 'opening'] as const
export type OtherKind = (typeof OTHER_KINDS)[number]

/** Everything the agenda may be narrowed to: the kinds of activities, and the others. */
export const ENTRY_KINDS = [...KINDS, ...OTHER_KINDS] as const

export const isOtherKind = (kind: string): kind is OtherKind => OTHER_KINDS.some((one) => one === kind)
/** What knows an entry again among those of all rooms: `session:<id>`. */
export const entryKey = ({ kind, id }: { kind: string; id: string }) =>
  `${isOtherKind(kind) ? kind : 'session'}:${id}`
