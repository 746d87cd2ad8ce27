import { newId } from '../../app/ground/db/ids.ts'
import { PARENT } from './hints.ts'
import type { AccessHouse, Viewer } from './observe.ts'

type Named = { method: string; path: string }
export type Route = { method: 'GET' | 'POST'; path: string; pattern: string }

/** Records for programs know no cookie, only tokens: who reads and writes them is tried in app/shell/api. */
export const FOR_PROGRAMS = /^\/:slug\/api\/v1(\/|$)/

/** Every address of the house once; `pattern` is the path without what each parameter may look like. */
export function routesOf(app: { routes: readonly Named[] }): Route[] {
  const seen = new Map<string, Route>()
  for (const { method, path } of app.routes) {
    if ((method !== 'GET' && method !== 'POST') || FOR_PROGRAMS.test(path)) continue
    const pattern = path.replaceAll(/\{[^/]*\}/g, '').replace(/(.)\/$/, '$1')
    seen.set(`${method} ${pattern}`, { method, path, pattern })
  }
  return [...seen.values()]
}

export const inTerritory = ({ pattern }: Route) => pattern.startsWith('/:slug')
export const recordParameters = ({ pattern }: Route) =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'slug')

// What a parameter stands for, by the last word of the address before it; else by its own name.
const BY_WORD: Record<string, string> = {
  people: 'person',
  households: 'household',
  duplicates: 'person',
  merges: 'person_merge',
  organisations: 'organisation',
  places: 'place',
  operators: 'person',
  ties: 'person',
  with: 'another person',
  diary: 'encounter',
  reminders: 'reminder',
  activities: 'activity',
  agenda: 'activity',
  services: 'activity',
  organizations: 'organisation',
  service_at_locations: 'place',
  taxonomies: 'place',
  taxonomy_terms: 'place',
  sessions: 'activity_session',
  'left-alone': 'circle',
  'break-glass': 'sensitive_opening',
  runs: 'import_run',
  received: 'accessibility_feedback',
  newsletter: 'newsletter_subscriber',
  'sign-ups': 'signup',
  cohorts: 'lab_cohort',
  zones: 'lab_zone',
  makers: 'lab_maker',
  sheets: 'lab_sheet',
  redesigns: 'place_redesign',
  outlines: 'report_outline',
  signed: 'report_signing',
  reports: 'report',
  issues: 'newsletter_issue',
  archive: 'newsletter_issue',
  stories: 'activity_story',
  pacts: 'pact',
  intakes: 'intake',
  steps: 'intake_step',
  referrals: 'intake_referral',
  circle: 'circle_member',
  paths: 'intake_path_part',
  signals: 'school_signal',
  volunteers: 'person',
  training: 'training_path',
  days: 'training_session',
  certificates: 'training_completion',
  competences: 'competence',
  'good-at': 'person_competence',
  exchanges: 'maker_exchange',
  supervision: 'supervision_group',
  held: 'supervision_session',
  'hand-overs': 'hand_over_part',
  checks: 'volunteer_check',
  visits: 'exchange_agreement',
  emporium: 'exchange_notice',
  bookings: 'exchange_notice',
  care: 'care_group',
  placements: 'sar_placement',
  kinds: 'pact_kind',
  items: 'pact_item',
  rounds: 'exchange_round',
  needs: 'exchange_notice',
  hosts: 'exchange_notice',
  wishes: 'exchange_notice',
  undo: 'pact_done',
  team: 'circle_member',
  requests: 'rights_request',
  breaches: 'data_breach',
  parts: 'privacy_part',
  consents: 'consent',
  guardians: 'guardian',
  photos: 'record_photo',
  agreements: 'accompaniment_agreement',
  objections: 'person_objection',
  restrictions: 'person_restriction',
  concerns: 'safety_concern',
  introductions: 'introduction',
  funds: 'fund',
  calls: 'idea_call',
  'space-calls': 'space_call',
  'wanted-courses': 'wanted_course',
  'civic-agreements': 'civic_agreement',
  'offered-spaces': 'space_candidate',
  errata: 'table_erratum',
  proceedings: 'proceeding',
  candidates: 'proceeding_candidate',
  applications: 'proceeding_candidate',
  phases: 'proceeding_phase',
  questions: 'proceeding_question',
  acts: 'proceeding_request',
  enclosures: 'proceeding_document',
  ideas: 'idea',
  codes: 'idea_code_batch',
  attachments: 'idea_attachment',
  following: 'idea_follower',
  ballots: 'idea_paper_batch',
  sources: 'fund_source',
  commitments: 'fund_commitment',
  entries: 'fund_entry',
  documents: 'fund_document',
  accounts: 'fund_account',
  reconciliation: 'fund_entry',
  practices: 'practice',
  models: 'practice_model',
  packs: 'practice_arrival',
  adopted: 'practice_adoption',
  periods: 'closed_period',
  lines: 'framework_line',
  kept: 'framework_version',
  quotes: 'source_figure',
  local: 'local_indicator',
  evaluations: 'evaluation',
  datasets: 'evaluation_dataset',
  samples: 'evaluation_sample',
  records: 'evaluation_sample_item',
  evidence: 'evaluation_evidence',
  findings: 'evaluation_finding',
}
const BY_NAME: Record<string, string> = {
  other: 'another person',
  cohort: 'lab_cohort',
  zone: 'lab_zone',
  maker: 'lab_maker',
  sheet: 'lab_sheet',
  redesign: 'place_redesign',
  step: 'redesign_step',
  drawing: 'redesign_file',
  belonging: 'care_member',
  personId: 'person',
  fact: 'vulnerability',
  member: 'organisation_member',
  figure: 'operator_figure',
  sessionId: 'activity_session',
  activityId: 'activity',
  declared: 'tie_declared',
  link: 'tie_link',
  said: 'tie_said',
  agreement: 'exchange_agreement',
  hour: 'exchange_fact',
  hours: 'volunteer_hours',
  table: 'round_table',
  seat: 'table_seat',
  meeting: 'table_meeting',
  topic: 'table_topic',
  decision: 'table_decision',
  family: 'wanted_course_family',
  edition: 'outcome_edition',
  report: 'report',
  signing: 'report_signing',
  outline: 'report_outline',
  target: 'outcome_target',
}
/** The same words mean other records below /exchange. */
const EXCHANGE: Record<string, string> = {
  agreements: 'exchange_agreement',
  notices: 'exchange_notice',
  matches: 'exchange_match',
  facts: 'exchange_fact',
  parties: 'exchange_party',
  photos: 'exchange_photo',
  pools: 'exchange_pool',
  leave: 'exchange_notice',
}
/** And below the places, and the links to what was booked there. */
const PLACES: Record<string, string> = { bookings: 'booking', rooms: 'place_room' }
/** Pages of one kind of agreement or notice: the row that is of it. */
const OF_A_KIND: readonly (readonly [page: RegExp, label: string])[] = [
  [/agreements\/:house\/rota/, 'a condominium'],
  [/rounds\/:id\/result/, 'over'],
  [/visits\/:agreement/, 'company'],
  [/emporium\/:offer/, 'a thing on offer'],
  [/hosts\/:offer/, 'a host'],
  [/wishes\/:need/, 'a student'],
]
/** Parameters that name a thing of the house, not a record of a territory. */
const WORDS: Record<string, string> = {
  role: 'facilitator',
  file: 'people_reached.csv',
  format: 'entries.csv',
  list: 'places.csv',
  card: 'place',
  of: '00000000-0000-7000-8000-000000000000.png',
  code: 'people_reached',
  upload: '0'.repeat(32),
  token: '0'.repeat(32),
  number: '1',
  moment: 'before',
  codeOfKind: 'home',
  codeOfFact: 'rentMet',
  codeOfSide: 'need',
  paper: 'minutes',
  section: 'needs',
  slot: 'summary',
  reportPart: 'people',
  reportFile: 'figures.csv',
  codeOfSession: 'ACDEFHJ',
  print: 'notice',
  operation: 'people-list',
}

/** A sheet of each kind, by its address: `/paper/attendance/:sheetCode`. Where no kind is named it is one of the first. */
const SHEETS: Record<string, string> = {
  attendance: 'ACDEFM',
  cards: 'ACDEHJ',
  visits: 'ACDEJF',
  give: 'ACDEPY',
  ask: 'ACDERW',
  hours: 'ACDETR',
  ideas: 'ACDEKD',
  ballots: 'ACDEMA',
}

/** Whose ids an address is filled with. */
export type Filling = 'theirs' | 'nobody' | ((table: string) => string)

/** The address of a route in a viewer's territory. Throws where nobody said what a parameter stands for. */
export function fill(
  route: Route,
  house: AccessHouse,
  viewer: Viewer,
  slug: string,
  filling: Filling,
): string {
  const segments = route.pattern.split('/')
  return segments
    .map((segment, at) => {
      if (!segment.startsWith(':')) return segment
      const name = segment.slice(1).replace(/\..*$/, '')
      if (name === 'slug') return slug
      const known = WORDS[name]
      if (known) return known
      if (name === 'sheetCode') return SHEETS[segments[at - 1] ?? ''] ?? 'ACDEFM'
      const below = { exchange: EXCHANGE, places: PLACES, bookings: PLACES }[segments[2] ?? '']
      const ours = below?.[segments[at - 1] ?? '']
      const table =
        ours ?? BY_WORD[segments[at - 1] ?? ''] ?? BY_NAME[name] ?? tableBefore(segments.slice(0, at))
      if (!table)
        throw new Error(`tests/access/routes.ts should say what ${segment} of ${route.pattern} stands for`)
      if (filling === 'nobody') return newId()
      const kind = OF_A_KIND.find(([page]) => page.test(route.pattern))?.[1]
      const row = kind && table.startsWith('exchange_') ? `${table}@${kind}` : table
      return filling === 'theirs' ? idOf(house, viewer, row) : filling(row)
    })
    .join('/')
}

const tableBefore = (before: string[]) =>
  before
    .toReversed()
    .map((word) => BY_WORD[word])
    .find((table) => table !== undefined)

export const idOf = (house: AccessHouse, viewer: Viewer, table: string) => {
  // Of two people in one address the second is another one.
  const row = table === 'another person' ? house.rowOf(viewer, 'person', PARENT) : house.rowOf(viewer, table)
  return String(row.key.id)
}
