import { type CountedSet, nameOf, type RecordKind } from '../rules.ts'

/**
 * How a record of a set is followed back to paper: it stands there itself, under one of these kinds; or it counts since a day
 * because of what was noted of that day, and that stands there: an encounter, a presence at a session, the session, or what a
 * definition of the territory says, under one of these kinds.
 */
export type Trace =
  | { by: 'itself'; kinds: readonly string[] }
  | { by: 'encounter'; of: 'person' | 'organisation' }
  | { by: 'presence'; part: 'any' | 'active' | 'lab' }
  | { by: 'session' }
  | { by: 'definition'; which: string; kinds: readonly string[] }

/** What is written beside a record that was typed from paper, along a way. */
export const kindsOf = (trace: Trace): readonly string[] =>
  'kinds' in trace
    ? trace.kinds
    : [{ encounter: 'encounter', presence: 'attendance', session: 'activity_session' }[trace.by]]

const ITSELF: Partial<Record<RecordKind, readonly string[]>> = {
  session: ['activity_session'],
  presence: ['attendance'],
  encounter: ['encounter'],
  idea: ['idea'],
  agreement: ['exchange_agreement', 'exchange_fact'],
}

const LOCAL = /^local:/
const SINCE: Readonly<Record<string, readonly Trace[]>> = {
  'people.reached_on': [
    { by: 'encounter', of: 'person' },
    { by: 'presence', part: 'any' },
  ],
  'people.met_on': [{ by: 'encounter', of: 'person' }],
  'people.active_on': [{ by: 'presence', part: 'active' }],
  'people.lab_on': [{ by: 'presence', part: 'lab' }],
  'organisations.association_met_on': [{ by: 'encounter', of: 'organisation' }],
  'organisations.formal_group_met_on': [{ by: 'encounter', of: 'organisation' }],
}

/** The ways back to paper from the records of a set; none where nothing of it is ever typed from paper. */
export function tracesOf(set: CountedSet): readonly Trace[] {
  if (set.since) {
    const which = set.source.replace(LOCAL, '')
    return set.since.length === 0 ? [] : [{ by: 'definition', which, kinds: set.since }]
  }
  const kinds = ITSELF[set.records]
  if (kinds) return [{ by: 'itself', kinds }]
  // An activity counts since its first meeting.
  if (set.records === 'activity') return [{ by: 'session' }]
  return SINCE[nameOf(set)] ?? []
}

/** The row of a sheet of paper that a record comes from. */
export type OnSheet = { kind: string; code: string; row: number | null }
