/** What one unit of a figure is. */
export type Unit =
  | 'person'
  | 'organisation'
  | 'place'
  | 'meeting'
  | 'activity'
  | 'presence'
  | 'share'
  | 'estimate'
  | 'act'
  | 'seat'
  | 'hour'
  | 'euro'
  /** One count over another that does not hold it, such as presences a meeting. */
  | 'ratio'
/** What stands in the list beneath. A fact about a person is listed as the fact, never as the person. */
export type RecordKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'session'
  | 'activity'
  | 'vulnerability'
  | 'intake'
  | 'pact'
  | 'agreement'
  | 'notice'
  | 'decision'
  | 'idea'
  | 'booking'
  | 'fund'
  | 'encounter'
  | 'presence'

/**
 * A set of dated records: those of `app.counted_<source>` of the database that have a date in the column `on`, one unit
 * each or as many as another column says.
 */
export type CountedSet = {
  source: string
  records: RecordKind
  on: string
  units?: string
  /** A record counts from a row with 1 to a row with -1: beneath stand those that count on the day asked. */
  lapses?: true
  /** Of a set that a territory defined itself: whether it counts people, and whether the count itself hurts. */
  people?: Protected | undefined
  /** Of such a set, what its records count since, where that is not the record itself: under which kinds it may stand on paper. */
  since?: readonly string[] | undefined
}
export type Protected = 'ordinary' | 'sensitive'

/** A figure is the size of its set. A share is the size of `set` over the size of `of`, which holds it. */
export type Indicator = {
  code: string
  unit: Unit
  group: Group
  set: CountedSet
  of?: CountedSet
  /** What a territory calls its own; those of the house have their name in the texts. */
  name?: string
}
export type Group =
  | 'people'
  | 'community'
  | 'labs'
  | 'diary'
  | 'pacts'
  | 'home'
  | 'work'
  | 'care'
  | 'tables'
  | 'ideas'
  | 'money'
  /** What a territory counts besides. */
  | 'local'

const dated = (source: string, records: RecordKind) => (on: string) => ({ source, records, on })
const people = dated('people', 'person')
const operators = dated('operators', 'person')
const organisations = dated('organisations', 'organisation')
const places = dated('places', 'place')
const sessions = dated('sessions', 'session')
const activities = dated('activities', 'activity')
const labs = dated('labs', 'activity')
const facts = dated('vulnerabilities', 'vulnerability')
const intakes = dated('intakes', 'intake')
const pacts = dated('pacts', 'pact')
const work = dated('work', 'agreement')
const ideas = dated('ideas', 'idea')
const funds = dated('funds', 'fund')
/** What agreements and facts of the exchange say that they count in. */
const exchange = (figure: string) => dated(`exchange:${figure}`, 'agreement')('on_date')
const estimates = (on: string) => ({ ...dated('pact_estimates', 'pact')(on), units: 'people' })

/** The outcome table, in the order it is read. The reference sheet of each stands in the texts, under its code. */
export const INDICATORS = [
  { code: 'people_reached', unit: 'person', group: 'people', set: people('reached_on') },
  { code: 'people_active', unit: 'person', group: 'people', set: people('active_on') },
  { code: 'operators_trained', unit: 'person', group: 'people', set: operators('trained_on') },
  {
    code: 'volunteers_active',
    unit: 'person',
    group: 'people',
    set: { ...dated('volunteers', 'person')('active_on'), units: 'units', lapses: true },
  },
  { code: 'places_activated', unit: 'place', group: 'community', set: places('activated_on') },
  {
    code: 'organisations_involved',
    unit: 'organisation',
    group: 'community',
    set: organisations('involved_on'),
  },
  {
    code: 'companies_involved',
    unit: 'organisation',
    group: 'community',
    set: organisations('company_involved_on'),
  },
  { code: 'labs_held', unit: 'meeting', group: 'labs', set: sessions('lab_on') },
  {
    code: 'labs_with_community_share',
    unit: 'share',
    group: 'labs',
    set: sessions('community_lab_on'),
    of: sessions('lab_on'),
  },
  {
    code: 'vulnerable_participation_rate',
    unit: 'share',
    group: 'labs',
    set: facts('lab_participant_on'),
    of: people('lab_on'),
  },
  { code: 'people_met', unit: 'person', group: 'diary', set: people('met_on') },
  {
    code: 'associations_met',
    unit: 'organisation',
    group: 'diary',
    set: organisations('association_met_on'),
  },
  {
    code: 'formal_groups_met',
    unit: 'organisation',
    group: 'diary',
    set: organisations('formal_group_met_on'),
  },
  { code: 'lab_series', unit: 'activity', group: 'labs', set: activities('lab_on') },
  { code: 'labs_by_cohort', unit: 'activity', group: 'labs', set: labs('cohort_on') },
  { code: 'youth_labs', unit: 'activity', group: 'labs', set: labs('youth_lab_on') },
  { code: 'youth_events', unit: 'activity', group: 'labs', set: labs('youth_event_on') },
  { code: 'world_cafes', unit: 'activity', group: 'labs', set: activities('world_cafe_on') },
  { code: 'local_events', unit: 'activity', group: 'labs', set: activities('event_on') },
  {
    code: 'headcount_anonymous',
    unit: 'presence',
    group: 'people',
    set: { ...sessions('headcount_on'), units: 'headcount' },
  },
  { code: 'new_beneficiaries', unit: 'person', group: 'people', set: intakes('new_on') },
  { code: 'pacts_direct', unit: 'person', group: 'pacts', set: pacts('direct_on') },
  { code: 'pacts_indirect', unit: 'estimate', group: 'pacts', set: estimates('indirect_on') },
  { code: 'fna_direct', unit: 'person', group: 'pacts', set: pacts('fna_direct_on') },
  { code: 'fna_indirect', unit: 'estimate', group: 'pacts', set: estimates('fna_indirect_on') },
  { code: 'leases', unit: 'act', group: 'home', set: exchange('leases') },
  { code: 'cohabitations', unit: 'act', group: 'home', set: exchange('cohabitations') },
  { code: 'evictions_frozen', unit: 'act', group: 'home', set: exchange('evictions_frozen') },
  { code: 'social_condominiums', unit: 'place', group: 'home', set: exchange('social_condominiums') },
  {
    code: 'work_labs',
    unit: 'activity',
    group: 'work',
    set: { source: 'work_labs', records: 'activity', on: 'lab_on' },
  },
  { code: 'interviews', unit: 'act', group: 'work', set: work('interview_on') },
  { code: 'apprenticeships', unit: 'act', group: 'work', set: work('apprenticeship_on') },
  { code: 'internships', unit: 'act', group: 'work', set: work('internship_on') },
  { code: 'hires', unit: 'act', group: 'work', set: work('hire_on') },
  { code: 'internships_and_hires', unit: 'act', group: 'work', set: work('internship_or_hire_on') },
  {
    code: 'school_work_offers',
    unit: 'seat',
    group: 'work',
    set: { source: 'school_places', records: 'notice', on: 'offered_on', units: 'places' },
  },
  {
    code: 'youth_in_experiences',
    unit: 'person',
    group: 'work',
    set: { source: 'youths', records: 'agreement', on: 'experience_on' },
  },
  {
    code: 'elders_accompanied',
    unit: 'person',
    group: 'care',
    set: dated('exchange_people:elders_accompanied', 'agreement')('on_date'),
  },
  { code: 'exchanges', unit: 'act', group: 'care', set: exchange('exchanges') },
  {
    code: 'exchange_hours',
    unit: 'hour',
    group: 'care',
    set: { source: 'exchange:exchange_hours', records: 'agreement', on: 'hours_on', units: 'hours' },
  },
  {
    code: 'bookings_hours',
    unit: 'hour',
    group: 'community',
    set: { source: 'room_hours', records: 'booking', on: 'held_on', units: 'hours' },
  },
  {
    code: 'civic_centers',
    unit: 'place',
    group: 'community',
    set: { source: 'civic_centers', records: 'place', on: 'opened_on' },
  },
  {
    code: 'decisions_followed',
    unit: 'act',
    group: 'tables',
    set: { source: 'decisions', records: 'decision', on: 'followed_on' },
  },
  { code: 'ideas_submitted', unit: 'act', group: 'ideas', set: ideas('submitted_on') },
  { code: 'ideas_funded', unit: 'act', group: 'ideas', set: ideas('funded_on') },
  {
    code: 'idea_grants_eur',
    unit: 'euro',
    group: 'ideas',
    set: { ...ideas('granted_on'), units: 'granted_euro' },
  },
  { code: 'citizen_projects', unit: 'act', group: 'ideas', set: ideas('project_on') },
  {
    code: 'money_committed',
    unit: 'euro',
    group: 'money',
    set: { ...funds('committed_on'), units: 'committed_euro' },
  },
  {
    code: 'money_paid',
    unit: 'euro',
    group: 'money',
    set: { ...funds('paid_on'), units: 'paid_euro' },
  },
] as const satisfies readonly Indicator[]

export type IndicatorCode = (typeof INDICATORS)[number]['code']
export const GROUPS = [
  'people',
  'community',
  'labs',
  'diary',
  'pacts',
  'home',
  'work',
  'care',
  'tables',
  'ideas',
  'money',
] as const satisfies readonly Group[]

/** Who has a reason to see outcomes; the database asks the same. */
export const READERS = ['coordinator', 'administrator', 'facilitator', 'case_operator', 'evaluator'] as const

export const indicatorOf = (code: string): KnownIndicator | undefined =>
  INDICATORS.find((one) => one.code === code)

export type KnownIndicator = Indicator & { code: IndicatorCode }

/** What a set is called among others. */
export const nameOf = ({ source, on }: CountedSet) => `${source}.${on}`

/** The sets these indicators need, each once, by the source they come from. */
export const setsBySource = (indicators: readonly Indicator[]): Map<string, CountedSet[]> => {
  const sets = indicators.flatMap(({ set, of }) => (of ? [set, of] : [set]))
  const each = [...new Map(sets.map((set) => [nameOf(set), set])).values()]
  return Map.groupBy(each, ({ source }) => source)
}

export type Figure<Code extends string = IndicatorCode> = {
  code: Code
  unit: Unit
  /** A count, or a share from 0 to 1; null when there is nothing to take a share of. */
  value: number | null
  numerator: number | null
  denominator: number | null
}

/** The figures of these indicators, from the size of each set. */
export const figuresFrom = <Code extends string>(
  indicators: readonly (Indicator & { code: Code })[],
  sizes: ReadonlyMap<string, number>,
): Figure<Code>[] =>
  indicators.map(({ code, unit, set, of }) => {
    const size = sizes.get(nameOf(set)) ?? 0
    if (!of) return { code, unit, value: size, numerator: null, denominator: null }
    const whole = sizes.get(nameOf(of)) ?? 0
    return { code, unit, value: shareOf(size, whole), numerator: size, denominator: whole }
  })

export const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

const LETTERS = {
  person: 'P',
  organisation: 'O',
  place: 'L',
  session: 'S',
  activity: 'A',
  vulnerability: 'V',
  intake: 'I',
  pact: 'G',
  agreement: 'E',
  notice: 'N',
  decision: 'D',
  idea: 'K',
  booking: 'B',
  fund: 'F',
  encounter: 'M',
  presence: 'R',
} as const satisfies Record<RecordKind, string>

/** How a record is called by who may not read its name: short, and the same in every list. */
export const recordCode = (kind: RecordKind, id: string) => `${LETTERS[kind]}-${id.slice(-8).toUpperCase()}`

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day of the calendar as `YYYY-MM-DD`, nothing else: 2019-02-30 is none. */
export const isDay = (text: string) =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** The day asked for, or today; undefined when it is no day, or has not come yet. */
export const dayAsked = (asked: string | undefined, today: string) => {
  if (!asked) return today
  return isDay(asked) && asked <= today ? asked : undefined
}
