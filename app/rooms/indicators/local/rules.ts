import { KINDS as ACTIVITY_KINDS } from '../../activities/rules.ts'
import { KINDS as ORGANISATION_KINDS } from '../../organisations/rules.ts'
import { KINDS as PLACE_KINDS } from '../../places/rules.ts'
import { KINDS as TABLE_KINDS } from '../../tables/rules.ts'
import type { CountedSet, Indicator, Protected, RecordKind, Unit } from '../rules.ts'

/** What may be counted; `app.records_defined` reads the same names. */
export const COUNTABLE = [
  'sessions',
  'attendances',
  'activities',
  'encounters',
  'meetings',
  'places',
  'organisations',
  'agreements',
  'visits',
  'pacts',
  'bookings',
  'decisions',
  'ideas',
] as const
export type Countable = (typeof COUNTABLE)[number]
export const ONCE = ['person', 'activity', 'place'] as const
export type Once = (typeof ONCE)[number]
export const CHOICES = ['kind', 'area', 'place', 'municipality', 'formal'] as const
export type Choice = (typeof CHOICES)[number]

/** What a coordinator says is counted: which records, each once for what, and which of them. Stored as it is. */
export type Definition = {
  records: Countable
  distinct?: Once | undefined
  kind?: string | undefined
  area?: string | undefined
  place?: string | undefined
  municipality?: string | undefined
  formal?: 'true' | 'false' | undefined
  from?: string | undefined
  to?: string | undefined
}

type Shape = {
  record: RecordKind
  unit: Unit
  /** What the records may be chosen by. */
  choices: readonly Choice[]
  kinds?: readonly string[]
  /** What each may be counted once for; `always` where nothing else makes sense. */
  once: readonly Once[]
  always?: Once
  people?: Protected
  /** As what they may have been typed from paper, where they ever are; of an activity, its meetings. */
  typed?: string
}

export const AGREEMENT_KINDS = [
  'home',
  'cohabitation',
  'condominium',
  'work',
  'school_work',
  'companionship',
  'goods',
  'skill',
  'time',
] as const
const AT_A_PLACE = ['place', 'municipality'] as const
const HELD = ['kind', 'area', ...AT_A_PLACE] as const

export const SHAPES: Readonly<Record<Countable, Shape>> = {
  sessions: {
    record: 'session',
    unit: 'meeting',
    choices: HELD,
    kinds: ACTIVITY_KINDS,
    once: ['activity', 'place'],
    typed: 'activity_session',
  },
  attendances: {
    record: 'presence',
    unit: 'presence',
    choices: HELD,
    kinds: ACTIVITY_KINDS,
    once: ['person', 'activity'],
    people: 'ordinary',
    typed: 'attendance',
  },
  activities: {
    record: 'activity',
    unit: 'activity',
    choices: HELD,
    kinds: ACTIVITY_KINDS,
    once: [],
    typed: 'activity_session',
  },
  encounters: { record: 'encounter', unit: 'act', choices: AT_A_PLACE, once: ['place'], typed: 'encounter' },
  meetings: {
    record: 'person',
    unit: 'person',
    choices: AT_A_PLACE,
    once: ['person'],
    always: 'person',
    people: 'ordinary',
    typed: 'encounter',
  },
  places: {
    record: 'place',
    unit: 'place',
    choices: ['kind', 'municipality'],
    kinds: PLACE_KINDS,
    once: [],
  },
  organisations: {
    record: 'organisation',
    unit: 'organisation',
    choices: ['kind', 'formal', 'municipality'],
    kinds: ORGANISATION_KINDS,
    once: [],
  },
  agreements: {
    record: 'agreement',
    unit: 'act',
    choices: ['kind', 'place'],
    kinds: AGREEMENT_KINDS,
    once: ['person'],
    typed: 'exchange_agreement',
  },
  visits: { record: 'agreement', unit: 'act', choices: [], once: [] },
  pacts: {
    record: 'pact',
    unit: 'act',
    choices: ['kind'],
    kinds: ['pact', 'fna'],
    once: [],
    people: 'sensitive',
  },
  bookings: { record: 'booking', unit: 'act', choices: AT_A_PLACE, once: ['place'] },
  decisions: { record: 'decision', unit: 'act', choices: ['kind'], kinds: TABLE_KINDS, once: [] },
  ideas: { record: 'idea', unit: 'act', choices: [], once: [] },
}
export const isCountable = (said: string | undefined): said is Countable =>
  COUNTABLE.some((one) => one === said)

/** How the set of a definition is protected: people who took part, and above all whoever is accompanied or helped. */
export function protectionOfDefinition({ records, distinct }: Definition): Protected | undefined {
  if (records === 'agreements') return distinct === 'person' ? 'sensitive' : undefined
  return distinct === 'activity' || distinct === 'place' ? undefined : SHAPES[records].people
}

const unitOf = ({ records, distinct }: Definition): Unit => distinct ?? SHAPES[records].unit
const recordOf = ({ records, distinct }: Definition): RecordKind => distinct ?? SHAPES[records].record

/** Of what is counted once for a person, an activity or a place: as what that may have been typed since which each counts. */
function sinceOf({ records, distinct }: Definition): readonly string[] | undefined {
  if (distinct === undefined && records !== 'activities') return undefined
  const { typed } = SHAPES[records]
  return typed === undefined ? [] : [typed]
}

/** Whether every record of one definition is one of the other: it asks the same and at least as much. */
export function liesWithin(part: Definition, whole: Definition): boolean {
  if (part.records !== whole.records || part.distinct !== whole.distinct) return false
  if (CHOICES.some((choice) => whole[choice] !== undefined && whole[choice] !== part[choice])) return false
  const starts = whole.from === undefined || (part.from !== undefined && part.from >= whole.from)
  return starts && (whole.to === undefined || (part.to !== undefined && part.to <= whole.to))
}

/** Sets of the house that hold a set of people, whichever of them a definition chooses. */
export const holdersOf = ({ records, distinct, kind }: Definition): readonly string[] => {
  if (records === 'meetings') return ['people.met_on', 'people.reached_on']
  if (records !== 'attendances' || distinct !== 'person') return []
  return kind === 'lab' ? ['people.lab_on', 'people.reached_on'] : ['people.reached_on']
}

export type LocalVersion = {
  /** Of the version. */
  id: string
  indicatorId: string
  number: number
  name: string
  definition: string
  limits: string | null
  counted: Definition
  ofCounted: Definition | null
  reason: string | null
  recordedAt: Date
}
export type LocalIndicator = Indicator & { code: `local_${string}`; name: string; version: LocalVersion }
export const isLocal = (indicator: Indicator): indicator is LocalIndicator => indicator.group === 'local'

const CODE = /^local_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
export const localCode = (indicatorId: string) => `local_${indicatorId}` as const
/** The indicator's id out of its code; undefined for what is no local code. */
export const idOfCode = (code: string) => CODE.exec(code)?.[1]

/** What a version counts, as an indicator like every other. A share is of a whole that holds it; else it is a ratio. */
export function indicatorFrom(version: LocalVersion): LocalIndicator {
  const { id, indicatorId, name, counted, ofCounted } = version
  const set = (definition: Definition, which: string): CountedSet => ({
    source: `local:${which}`,
    records: recordOf(definition),
    on: 'on_date',
    people: protectionOfDefinition(definition),
    since: sinceOf(definition),
  })
  const unit = ofCounted ? (liesWithin(counted, ofCounted) ? 'share' : 'ratio') : unitOf(counted)
  return {
    code: localCode(indicatorId),
    name,
    unit,
    group: 'local',
    set: set(counted, id),
    ...(ofCounted && { of: set(ofCounted, `${id}/of`) }),
    version,
  }
}

/** The definitions of an indicator beside the names of their sets. */
export const definitionsOf = ({ version }: Pick<LocalIndicator, 'version'>) => [
  { source: `local:${version.id}`, definition: version.counted },
  ...(version.ofCounted ? [{ source: `local:${version.id}/of`, definition: version.ofCounted }] : []),
]
