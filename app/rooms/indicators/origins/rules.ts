import { type CountedSet, nameOf, type RecordKind } from '../rules.ts'

/**
 * How a record of a set is followed back to paper: it stands there itself, under one of these kinds; or it counts since a day
 * because of what was noted of that day, and that stands there: an encounter, a presence at a session, the session.
 */
export type Trace =
  | { by: 'itself'; kinds: readonly string[] }
  | { by: 'encounter'; of: 'person' | 'organisation' }
  | { by: 'presence'; part: 'any' | 'active' }
  | { by: 'session' }

/** What is written beside a record that was typed from paper, along a way. */
export const kindsOf = (trace: Trace): readonly string[] =>
  trace.by === 'itself'
    ? trace.kinds
    : [{ encounter: 'encounter', presence: 'attendance', session: 'activity_session' }[trace.by]]

const ITSELF: Partial<Record<RecordKind, readonly string[]>> = {
  session: ['activity_session'],
  presence: ['attendance'],
  encounter: ['encounter'],
  idea: ['idea'],
  agreement: ['exchange_agreement', 'exchange_fact'],
}

const SINCE: Readonly<Record<string, readonly Trace[]>> = {
  'people.reached_on': [
    { by: 'encounter', of: 'person' },
    { by: 'presence', part: 'any' },
  ],
  'people.met_on': [{ by: 'encounter', of: 'person' }],
  'people.active_on': [{ by: 'presence', part: 'active' }],
  'organisations.association_met_on': [{ by: 'encounter', of: 'organisation' }],
  'organisations.formal_group_met_on': [{ by: 'encounter', of: 'organisation' }],
}

/** The ways back to paper from the records of a set; none where nothing of it is ever typed from paper. */
export function tracesOf(set: CountedSet): readonly Trace[] {
  const kinds = ITSELF[set.records]
  if (kinds) return [{ by: 'itself', kinds }]
  // An activity counts since its first meeting.
  if (set.records === 'activity') return [{ by: 'session' }]
  return SINCE[nameOf(set)] ?? []
}

/** The row of a sheet of paper that a record comes from. */
export type OnSheet = { kind: string; code: string; row: number | null }
