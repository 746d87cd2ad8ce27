import { newId } from '../../app/ground/db/ids.ts'
/** Who a row may be about or written by: the actor, or somebody the actor has nothing to do with. */
export type Cast = {
  territory: string
  own: string | null
  stranger: string
  another: string
  /** A person whom a coordinator has just opened in an emergency. */
  opened: string
  /** The actor's own child, if the actor is a guardian; and somebody whose record is restricted. */
  child: string
  restricted: string
  ours: string
  /** A circle the actor walks along in, and one about whoever was just opened. */
  circle: string
  openedCircle: string
  account: string | null
}
export type Values = Record<string, unknown>
export type Extra = { label: string; values: (cast: Cast) => Values }

const past = '2015-01-01'
/** What a report is made of at least: words, and figures. */
const REPORT_PARTS = JSON.stringify(
  ['summary', 'people'].map((key) => ({
    key,
    kind: key === 'summary' ? 'words' : 'figures',
    heading: key,
    hint: '',
    codes: key === 'people' ? ['people_met'] : [],
    chart: 'none',
    hidden: false,
  })),
)
/** What a house of several households says at least. */
const HOUSE = '{"weekly":[],"fortnightly":[],"monthly":[]}'
/** What a lease says at least. */
const LEASE = '{"form":"lease","rentCents":40000,"extrasCents":0}'

/** What a version of a practice and a pack say at least. */
const VERSION =
  '{"format":"trama-practice/1","title":"Una pratica","words":{},"figures":[],"stories":[],"adoptedFrom":null}'
const PACK =
  '{"pack":{"format":"trama-pack/1","number":1,"madeOn":"2018-03-01","from":null,"title":{"it":"Una pratica"},"lead":{"it":"Così"},"pieces":[]}}'

/** The first row of a territory has the code that addresses are filled with; the others one of their own. */
const coded = new Set<string>()
function codeOf(kind: string, territory: string, known: string): string {
  const first = !coded.has(`${kind} ${territory}`)
  coded.add(`${kind} ${territory}`)
  return first ? known : newId().replaceAll('-', '').toUpperCase().slice(-known.length)
}

let phases = 0
/** A version after the first says why. */
/** What is said of data that were frozen for an evaluation, as far as a page of them reads it. */
const MANIFEST = JSON.stringify({
  coarseness: 'month',
  disclosure: { smallestGroup: 5, levels: { gender: 0, age: 0, municipality: 0 } },
  files: [],
  codebook: {},
  definitions: {},
})

let versions = 1
let paperRows = 0
const nextRow = () => {
  paperRows = (paperRows % 400) + 1
  return paperRows
}
/** What the catalogue cannot tell about a row of a table: values that several columns share, or that a rule wants. */
export const HINTS: Record<string, (cast: Cast) => Values> = {
  // A role that ended: the seeded rows must not make the actor more than they are.
  role_assignment: () => ({ role: 'citizen', starts_at: past, ends_at: '2015-06-01' }),
  person_restriction: () => ({ until_on: '2018-03-02' }),
  activity_promoter: ({ stranger }) => ({ person_id: stranger }),
  organisation_member: () => ({ from_on: past }),
  circle: () => ({ kind: 'pact' }),
  circle_member: () => ({ from_at: past }),
  place_hours: () => ({ opens_at: '09:00', closes_at: '12:00' }),
  // Somebody's use, of one time: the rows of the other columns hang on it.
  booking: () => ({
    kind: 'use',
    user_kind: 'association',
    state: 'confirmed',
    rule: null,
    first_starts_at: null,
    minutes: null,
  }),
  room_time: () => ({
    starts_at: '2018-03-01T10:00Z',
    ends_at: '2018-03-01T12:00Z',
    on_date: '2018-03-01',
    state: 'wanted',
  }),
  booking_of: () => ({ forget_on: '2018-03-01' }),
  place_closed_days: () => ({ from_on: '2018-03-01', until_on: '2018-03-02' }),
  place_room: () => ({ shown: true }),
  calendar_address: () => ({ hash: Buffer.from(newId()) }),
  hand_over_part: () => ({ things: `{${newId()}}` }),
  activity_session: () => ({
    starts_at: '2018-03-01T10:00Z',
    ends_at: '2018-03-01T12:00Z',
    held_on: '2018-03-01',
  }),
  privacy_part: () => ({ room: '*' }),
  record_photo: () => ({ record_kind: 'activity_session', seen_by: 'team' }),
  record_photo_content: () => ({ record_kind: 'activity_session', seen_by: 'team' }),
  pact_kind: () => ({ needs_give_back: false }),
  // Every call the rows of ideas hang on is published, and still takes them.
  idea_call: () => ({
    who: '{person,group,organisation}',
    criteria: '[{"code":"c1","label":"Quanto unisce","weight":1,"best":5}]',
    total_cents: 1_000_000,
    ceiling_cents: 1_000_000,
    opens_on: '2018-01-01',
    closes_on: '2099-06-30',
    result_on: '2100-12-31',
    method: 'mixed',
    votes_weight: 40,
    most_choices: 3,
    supports_until: '2099-12-31',
    votes_from: '2100-01-01',
    votes_until: '2100-01-31',
    published_at: '2018-01-01',
  }),
  idea_attachment: () => ({ kind: 'pdf', bytes: 3 }),
  idea_step: () => ({ due_on: '2018-03-20' }),
  idea_outcome: () => ({ outcome: 'done' }),
  idea_follower: () => ({ address_mark: newId(), language: 'it' }),
  idea_voter: () => ({ mark: newId() }),
  idea_code: () => ({ mark: newId() }),
  idea_traffic: () => ({ mark: newId(), what: 'vote', times: 1 }),
  idea_ballot: ({ another }) => ({ choices: `{${another}}` }),
  idea_paper_batch: () => ({ act: 'vote', sheets: 3 }),
  idea_sheet: ({ another }) => ({ choices: `{${another}}` }),
  idea_code_batch: () => ({ made: 3 }),
  wanted_course: () => ({
    area: 'culture',
    first_on: '2100-01-10',
    until_on: '2099-12-31',
    to_time: '12:00',
    activity_id: null,
    started_on: null,
    given_up_on: null,
  }),
  wanted_course_family: ({ stranger }) => ({
    person_id: stranger,
    sealed: null,
    address_mark: null,
    confirmed_at: '2018-03-02',
    left_at: '2018-03-03',
  }),
  door_key_loan: () => ({ given_on: '2018-03-01', returned_on: '2018-03-01' }),
  // The first of March 2018 was a Thursday; with nobody, so that no two shifts of one person meet.
  place_shift: () => ({
    job: 'opening',
    weekday: 4,
    to_time: '12:00',
    from_on: '2018-01-04',
    until_on: '2018-12-27',
  }),
  place_shift_through: () => ({ kind: 'other', ref_id: null }),
  place_turn: () => ({ state: 'done' }),
  // A phase that tells nothing more; figures are an object; a drawing without a small one is a PDF.
  activity_phase: () => ({ phase: 'needs' }),
  lab_sheet: () => ({ from_on: '2017-01-01', until_on: '2017-12-31' }),
  lab_sheet_signing: () => ({ figures: '{}', reopened_at: '2018-03-02', reopened_why: 'Un registro' }),
  lab_exchange: ({ another }) => ({ other_id: another }),
  redesign_file: () => ({ kind: 'jpeg', thumbnail: Buffer.alloc(32, 1), width: 1, height: 1 }),
  place_redesign: () => ({ agreed_on: '2018-03-01' }),
  redesign_step: () => ({ answered_on: '2018-03-02', answer: 'Sì' }),
  // A center that ended, so that a place can have several.
  civic_center: () => ({ opened_on: '2017-01-01', ended_on: '2018-03-01', ended_why: 'Chiusa' }),
  civic_coordinator: () => ({ until_on: '2018-03-01' }),
  civic_family: ({ stranger }) => ({ person_id: stranger, household_id: null, until_on: '2018-03-02' }),
  // Every call the rows of spaces hang on is published, and still takes them.
  space_call: () => ({
    criteria: '[{"code":"c1","label":"Chi lo usa","weight":1,"best":5}]',
    opens_on: '2018-01-01',
    closes_on: '2099-12-31',
    result_on: '2099-12-31',
    published_at: '2018-01-01',
  }),
  space_candidate: () => ({ answers: '{Molti}', arrived_on: '2018-03-01', owner_said: 'Il Comune' }),
  space_assessment: ({ another }) => ({ person_id: another, scores: '{3}', reasons: '{Unisce}' }),
  space_rank: () => ({ chosen: true, place: 1, points: 50, sheets: '[[3]]' }),
  // Nobody assesses what they wrote.
  idea_assessment: ({ another }) => ({ person_id: another, scores: '{3}', reasons: '{Unisce}' }),
  idea_rank: () => ({ funded: true, place: 1, points: 50, sheets: '[[3]]' }),
  idea: () => ({ who: 'person', state: 'submitted', arrived_on: '2018-03-01', asked_cents: 100 }),
  emporium_booking: () => ({ until_on: '2018-03-02', ended_on: '2018-03-02', ended_why: 'released' }),
  practice: () => ({ published_at: null }),
  practice_draft: () => ({ title: 'Una pratica', content: '{"words":{},"figures":[],"stories":[]}' }),
  practice_version: () => ({
    number: 1,
    changed: null,
    hash: '0'.repeat(64),
    content: VERSION,
    withdrawn_at: '2018-03-02',
  }),
  practice_model: () => ({ kind: 'text', content: '{"body":"Vieni"}' }),
  practice_pack: () => ({ number: 1, fingerprint: '0'.repeat(64), file: PACK, withdrawn_at: '2018-03-02' }),
  practice_arrival: () => ({
    number: 1,
    fingerprint: '0'.repeat(64),
    key_fingerprint: '0'.repeat(64),
    file: PACK,
  }),
  practice_adoption: () => ({
    number: 1,
    // Each of a pack of its own.
    fingerprint: newId().replaceAll('-', '').repeat(2),
    key_fingerprint: '0'.repeat(64),
    file: PACK,
  }),
  practice_piece: () => ({ code: 'sheet', kind: 'sheet', outcome: 'added' }),
  report_outline: () => ({ parts: REPORT_PARTS, ended_at: null }),
  report: () => ({
    outline: 'annual',
    language: 'it',
    from_on: '2018-01-01',
    until_on: '2018-03-01',
    parts: REPORT_PARTS,
  }),
  report_filling: () => ({ part: 'people', content: '{"kind":"money","rows":[]}' }),
  report_words: () => ({ slot: 'summary' }),
  report_signing: () => ({
    hash: '0'.repeat(64),
    figures: '[]',
    from_on: '2018-01-01',
    until_on: '2018-03-01',
    published_at: null,
    published_by: null,
    reopened_at: null,
    reopened_by: null,
    reopened_why: null,
  }),
  outcome_edition: () => ({
    until_on: '2018-03-01',
    known_at: '2018-03-02',
    hash: '0'.repeat(64),
    content:
      '{"name":"Prova","factsUntil":"2018-03-01","knownAt":"2018-03-02T10:00:00Z","figures":[],"sheets":{},"completeness":{},"territory":{"population":null}}',
  }),
  newsletter_reader: ({ another }) => ({
    id: another,
    subscriber_id: another,
    consent_id: null,
    person_id: null,
  }),
  person_first: () => ({ reached_on: past, met_on: past, active_on: null, lab_on: null }),
  session_presences: () => ({ named: 1 }),
  closed_period: () => ({ from_on: '2018-01-01', until_on: '2018-03-01' }),
  framework_line: () => ({ level: 'goal', under: null, replaces: null }),
  framework_version: () => ({ content: '[]' }),
  // An evaluation that ended: nobody takes its seat. Data of a day of its own, so that one evaluation may have several.
  evaluation: () => ({
    parts: '{persons,activities}',
    coarseness: 'month',
    starts_on: '2018-03-01',
    ends_on: '2018-03-02',
    ended_at: null,
  }),
  evaluation_reading: () => ({ what: 'dataset', evaluation_id: null, rows_read: 1 }),
  evaluation_dataset: () => ({ hash: '0'.repeat(64), people: 9, withheld: 0, manifest: MANIFEST }),
  evaluation_dataset_piece: () => ({ file: 'persons.csv' }),
  evaluation_sample: () => ({ kind: 'sessions', from_on: past, size: 1 }),
  evaluation_sample_item: () => ({ position: 1 }),
  evaluation_evidence: () => ({ kind: null, bytes: null }),
  evaluation_check: () => ({ verdict: 'confirmed' }),
  evaluation_finding: () => ({ dataset_id: null, code: null }),
  local_indicator_version: () => {
    versions += 1
    return { number: versions, reason: 'Perché', counted: '{"records":"sessions"}', of_counted: null }
  },
  outcome_target: () => ({ baseline: 1, baseline_on: past, due_on: '2018-03-01', value: 2 }),
  volunteer: () => ({ until_on: '2018-03-02' }),
  volunteer_check: () => ({ done_on: past, expires_on: '2018-03-02' }),
  pact_version: () => ({ number: 1 }),
  pact_answer: () => ({ step: 1, steps: 5 }),
  // The first source and the first fund have ids that entries can name; a commitment is so large that a second person decides.
  exchange_notice: () => ({
    kind: 'goods',
    side: 'need',
    visibility: 'operators',
    until_on: '2999-01-01',
    shown: '{}',
  }),
  exchange_notice_of: ({ stranger }) => ({ person_id: stranger }),
  exchange_party: ({ stranger }) => ({ person_id: stranger, part: 'tutor' }),
  exchange_pool: () => ({ kind: 'goods', wanted: 6 }),
  exchange_weight: () => ({ kind: 'goods', criterion: 'near' }),
  exchange_wish: () => ({ side: 'need', rank: 1 }),
  exchange_round: () => ({ kind: 'school_work', method: 'most_fit' }),
  exchange_match: () => ({ kind: 'goods', reasons: '{"inFavour":[],"against":[]}' }),
  exchange_agreement: () => ({ kind: 'home', terms: LEASE }),
  exchange_fact: () => ({ kind: 'home', code: 'rentMet', due_on: '2018-03-01' }),
  // Sealed for an id of its own, which the database would give it.
  exchange_brief: () => ({ id: newId() }),
  fund_source: ({ ours }) => ({ id: ours, giver_name: 'Chi dona' }),
  fund: ({ ours }) => ({ id: ours, open_to_operators: true }),
  fund_commitment: () => ({ cents: 200_000 }),
  fund_entry: ({ ours }) => ({
    kind: 'received',
    from_account: 'given',
    to_account: 'unallotted',
    source_id: ours,
    cents: 2_000_000,
  }),
  tie_said: ({ stranger }) => ({
    teller_kind: 'person',
    teller_id: stranger,
    name_said: 'Il gruppo del mercoledì',
  }),
  // A seat that ended: the seeded rows must not seat the actor.
  table_seat: () => ({ from_on: past, until_on: '2015-06-01' }),
  // What hangs on a topic is as open as it is.
  table_topic: () => ({ state: 'agenda', reserved: false }),
  table_minute: () => ({ reserved: false }),
  table_vote: () => ({ reserved: false }),
  table_follow_up: () => ({ reserved: false }),
  table_decision: () => ({
    reserved: false,
    quorum: 1,
    present: 3,
    in_favour: 1,
    against: 0,
    abstained: 0,
    due_on: '2018-03-20',
  }),
  table_erratum: () => ({ reserved: false }),
  table_guest: () => ({ person_id: null, words: 'Le mamme di via Roma' }),
  // Applications hang on a proceeding that is published and takes them.
  proceeding: () => ({ published_on: '2018-02-01' }),
  proceeding_extension: () => ({ closes_on: '2018-04-01' }),
  proceeding_officer: () => ({ until_on: '2018-03-02' }),
  proceeding_candidate: () => ({
    fiscal_code: newId().replaceAll('-', '').toUpperCase().slice(-16),
    arrived_on: '2018-03-01',
  }),
  proceeding_phase: () => ({ number: 1 + (phases++ % 20) }),
  proceeding_check: () => ({ found: false }),
  idea_version: () => ({ state: 'submitted' }),
  import_record: () => ({ action: 'created' }),
  introduction: ({ stranger, another }) => ({
    a_kind: 'person',
    a_id: stranger,
    b_kind: 'person',
    b_id: another,
    decision: 'accepted',
    due_on: '2018-03-20',
  }),
  introduction_outcome: () => ({ became: 'met' }),
  // A hash is nobody else's.
  calendar_key: () => ({ token_hash: Buffer.from(newId().replaceAll('-', '')), revoked_at: '2099-01-01' }),
  newsletter_issue: () => ({ started_at: '2018-03-05T07:00Z', told: '[]', ended_at: '2018-03-05T08:00Z' }),
  signup: ({ territory }) => ({
    state: 'in',
    reached_by: 'mail',
    code: codeOf('signup', territory, 'ACDEF'),
  }),
  checkin_code: ({ territory }) => ({ code: codeOf('checkin', territory, 'ACDEFHJ') }),
  place_code: ({ territory }) => ({ code: codeOf('point', territory, 'ACDEFH') }),
  session_sheet: ({ territory }) => ({ code: codeOf('sheet', territory, 'ACDEF') }),
  // A sheet of the team, about nothing yet; the first has the code that addresses are filled with.
  paper_sheet: ({ territory }) => ({
    code: codeOf('paper', territory, 'ACDEFM'),
    kind: 'attendance',
    language: 'it',
    row_count: 3,
    seen_by: 'team',
  }),
  paper_row: ({ stranger }) => ({ number: nextRow(), printed: true, person_id: stranger, seen_by: 'team' }),
  paper_typing: () => ({ rows_typed: 1, counted: 1, seen_by: 'team' }),
  paper_source: () => ({ record_kind: 'activity_session', row_number: 1, seen_by: 'team' }),
  // An address stands together with what knows it again.
  newsletter_subscriber: () => ({ address_mark: newId(), sealed: Buffer.alloc(32, 1) }),
}

/** Rows of a commitment: of one's circle, of one about whoever was opened, and of one's own. */
const ofCommitments: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ commitment_id: circle }) },
  { label: 'opened in an emergency', values: ({ openedCircle }) => ({ commitment_id: openedCircle }) },
  { label: 'committed by is oneself', values: ({ own }) => ({ commitment_id: own }) },
]

/** What belongs to a circle alone: one's own, and one about whoever was opened. */
const ofCircles: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ circle_id: circle }) },
  { label: 'opened in an emergency', values: ({ openedCircle }) => ({ circle_id: openedCircle }) },
]

/** Seen by whoever works here, by a circle, by one person alone. */
const ofPaper: Extra[] = [
  { label: 'for whoever works here', values: () => ({ seen_by: 'staff' }) },
  {
    label: 'for oneself alone',
    values: ({ own }) => ({ seen_by: 'person', for_person_id: own ?? newId() }),
  },
  {
    label: 'for somebody else alone',
    values: ({ stranger }) => ({ seen_by: 'person', for_person_id: stranger }),
  },
  { label: "of one's circle", values: ({ circle }) => ({ seen_by: 'circle', circle_id: circle }) },
  {
    label: 'opened in an emergency',
    values: ({ openedCircle }) => ({ seen_by: 'circle', circle_id: openedCircle }),
  },
]

/** What is open to anyone. */
const SHOWN: Extra[] = [{ label: 'shown', values: () => ({ shown: true }) }]

/** What is told of another candidate of a proceeding, open to anyone. */
const ofAnotherCandidate: Extra[] = [
  { label: 'shown', values: ({ another }) => ({ candidate_id: another, shown: true }) },
]

/** What hangs on an intake. */
const ofIntakes: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ intake_id: circle, circle_id: circle }) },
  {
    label: 'opened in an emergency',
    values: ({ openedCircle }) => ({ intake_id: openedCircle, circle_id: openedCircle }),
  },
]

/** What hangs on a pact: on one of one's circle, on one about whoever was opened. */
const ofPacts: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ pact_id: circle, circle_id: circle }) },
  {
    label: 'opened in an emergency',
    values: ({ openedCircle }) => ({ pact_id: openedCircle, circle_id: openedCircle }),
  },
]

/** What hangs on an agreement: on one of one's circle, on one about whoever was opened. */
const ofAgreements: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ agreement_id: circle }) },
  { label: 'opened in an emergency', values: ({ openedCircle }) => ({ agreement_id: openedCircle }) },
]

/** What hangs on a notice. */
const ofNotices: Extra[] = [
  { label: "of one's circle", values: ({ circle }) => ({ notice_id: circle }) },
  { label: 'opened in an emergency', values: ({ openedCircle }) => ({ notice_id: openedCircle }) },
]

/** A row that is there for others to point to. */
export const PARENT = 'a parent'

/** Rows that a single column does not make: what an opening, a membership or two facts together show. */
export const EXTRAS: Record<string, Extra[]> = {
  person: [
    { label: PARENT, values: ({ opened }) => ({ id: opened }) },
    { label: 'their child', values: ({ child }) => ({ id: child }) },
    { label: 'restricted', values: ({ restricted }) => ({ id: restricted }) },
  ],
  guardian: [
    { label: 'guardian id is oneself', values: ({ own, child }) => ({ minor_id: child, guardian_id: own }) },
  ],
  // A draft; and a call without a result, of which the actor assesses an idea.
  idea_call: [
    { label: 'written by oneself', values: ({ own }) => ({ recorded_by: own, published_at: null }) },
    { label: 'public', values: ({ ours }) => ({ id: ours }) },
  ],
  idea: [
    {
      label: 'public',
      values: ({ ours }) => ({
        id: ours,
        call_id: ours,
        state: 'admitted',
        reason: 'Completa',
        judged_at: '2018-03-02',
      }),
    },
  ],
  // Read by anyone, and by who works here.
  paper_sheet: ofPaper,
  paper_row: ofPaper,
  paper_typing: ofPaper,
  paper_source: ofPaper,
  idea_attachment: [
    { label: 'public', values: ({ ours }) => ({ id: ours, idea_id: ours, seen_by: 'anyone' }) },
    { label: 'sent', values: () => ({ seen_by: 'staff' }) },
  ],
  idea_attachment_content: [
    { label: 'public', values: ({ ours }) => ({ attachment_id: ours, seen_by: 'anyone' }) },
    { label: 'sent', values: () => ({ seen_by: 'staff' }) },
  ],
  idea_juror: [{ label: 'of that call', values: ({ own, ours }) => ({ call_id: ours, person_id: own }) }],
  person_restriction: [
    { label: 'standing', values: ({ restricted }) => ({ person_id: restricted, until_on: null }) },
  ],
  person_contact: [{ label: 'restricted', values: ({ restricted }) => ({ person_id: restricted }) }],
  organisation: [{ label: "of one's organisation", values: ({ ours }) => ({ id: ours }) }],
  organisation_member: [
    {
      label: 'about oneself',
      values: ({ own, ours }) => ({ person_id: own, organisation_id: ours, from_on: past }),
    },
  ],
  // The lab on the other side of an exchange.
  activity: [{ label: PARENT, values: ({ another }) => ({ id: another }) }],
  activity_promoter: [
    { label: 'an organisation', values: ({ ours }) => ({ person_id: null, organisation_id: ours }) },
  ],
  circle: [
    { label: "of one's circle", values: ({ circle }) => ({ id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle, opened }) => ({ id: openedCircle, about_id: opened }),
    },
  ],
  circle_member: [
    { label: 'about oneself', values: ({ circle, own }) => ({ circle_id: circle, person_id: own }) },
  ],
  intake: [
    { label: "of one's circle", values: ({ circle }) => ({ id: circle, circle_id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle }) => ({ id: openedCircle, circle_id: openedCircle }),
    },
  ],
  intake_story: ofIntakes,
  intake_agreement: ofIntakes,
  intake_closing: ofIntakes,
  intake_step: ofIntakes,
  intake_contact: ofIntakes,
  intake_referral: ofIntakes,
  intake_judgement: ofIntakes,
  intake_path_part: [
    ...ofIntakes,
    { label: "of one's organisation", values: ({ ours }) => ({ organisation_id: ours }) },
    { label: 'shared with oneself', values: ({ own }) => ({ shared_with: own }) },
  ],
  school_signal: [...ofCircles, { label: 'sent by oneself', values: ({ own }) => ({ sent_by: own }) }],
  care_group: ofCircles,
  care_member: ofCircles,
  care_attendance: ofCircles,
  pact: [
    { label: "of one's circle", values: ({ circle }) => ({ id: circle, circle_id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle }) => ({ id: openedCircle, circle_id: openedCircle }),
    },
  ],
  pact_agreement: ofPacts,
  pact_beneficiary: ofPacts,
  pact_draft: ofPacts,
  pact_version: ofPacts,
  pact_signature: ofPacts,
  pact_item: ofPacts,
  pact_done: ofPacts,
  pact_review: ofPacts,
  pact_answer: ofPacts,
  pact_end: ofPacts,
  pact_note: ofPacts,
  pact_estimate: ofPacts,
  activity_phase: SHOWN,
  place_redesign: SHOWN,
  redesign_file: SHOWN,
  redesign_step: SHOWN,
  round_table: SHOWN,
  table_meeting: SHOWN,
  table_seat: [{ label: 'about oneself', values: ({ own }) => ({ id: own, person_id: own }) }],
  table_presence: [{ label: 'about oneself', values: ({ own }) => ({ seat_id: own, person_id: own }) }],
  // What hangs on a reserved topic is reserved: its id is that of the first such topic.
  table_guest: [
    { label: 'about oneself', values: ({ own }) => ({ person_id: own, words: own ? null : 'Chi passa' }) },
  ],
  table_excuse: [{ label: 'about oneself', values: ({ own }) => ({ seat_id: own, person_id: own }) }],
  table_deputy: [{ label: 'about oneself', values: ({ own }) => ({ seat_id: own, person_id: own }) }],
  table_erratum: [{ label: 'reserved', values: ({ another }) => ({ topic_id: another, reserved: true }) }],
  proceeding: [
    { label: 'written by oneself', values: ({ own }) => ({ recorded_by: own, published_on: null }) },
    { label: 'published', values: () => ({ published_on: '2018-02-01' }) },
  ],
  proceeding_officer: SHOWN,
  proceeding_candidate: [
    { label: PARENT, values: ({ another }) => ({ id: another }) },
    {
      label: 'shown',
      values: () => ({ shown: true, state: 'admitted', reason: 'Completa', judged_on: '2018-03-02' }),
    },
  ],
  proceeding_question: [
    { label: 'shown', values: () => ({ shown: true, answer: 'Sì', answered_on: '2018-03-02' }) },
  ],
  proceeding_phase: SHOWN,
  proceeding_part: ofAnotherCandidate,
  proceeding_choice: ofAnotherCandidate,
  proceeding_agreement: SHOWN,
  proceeding_party: ofAnotherCandidate,
  proceeding_document: [
    { label: 'shown', values: ({ another }) => ({ id: another, shown: true, reserved: false }) },
  ],
  proceeding_document_content: [
    { label: 'shown', values: ({ another }) => ({ document_id: another, shown: true }) },
  ],
  table_topic: [...SHOWN, { label: 'reserved', values: ({ another }) => ({ id: another, reserved: true }) }],
  table_minute: [
    ...SHOWN,
    { label: 'reserved', values: ({ another }) => ({ topic_id: another, reserved: true }) },
  ],
  table_decision: [
    ...SHOWN,
    { label: 'reserved', values: ({ another }) => ({ id: another, topic_id: another, reserved: true }) },
  ],
  table_vote: [
    { label: 'about oneself', values: ({ own }) => ({ seat_id: own, person_id: own }) },
    { label: 'reserved', values: ({ another }) => ({ decision_id: another, reserved: true }) },
  ],
  table_follow_up: [
    ...SHOWN,
    { label: 'reserved', values: ({ another }) => ({ decision_id: another, reserved: true }) },
  ],
  exchange_notice: [
    {
      label: 'a thing on offer',
      values: ({ stranger }) => ({
        side: 'offer',
        visibility: 'public',
        checked_by: stranger,
        shown: '{"sort":"baby","condition":"good"}',
      }),
    },
    { label: 'a host', values: () => ({ kind: 'school_work', side: 'offer' }) },
    { label: 'a student', values: ({ another }) => ({ id: another, kind: 'school_work' }) },
    { label: "of one's circle", values: ({ circle }) => ({ id: circle, circle_id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle }) => ({ id: openedCircle, circle_id: openedCircle }),
    },
    { label: 'published', values: ({ stranger }) => ({ visibility: 'public', checked_by: stranger }) },
    { label: 'for the network', values: ({ stranger }) => ({ visibility: 'network', checked_by: stranger }) },
  ],
  consent: [{ label: PARENT, values: ({ own }) => ({ id: own }) }],
  place: [{ label: 'published', values: ({ another }) => ({ id: another, published_on: '2018-03-01' }) }],
  place_room: [{ label: 'published', values: ({ another }) => ({ place_id: another, shown: true }) }],
  civic_center: [{ label: 'public', values: () => ({ ended_on: null, ended_why: null }) }],
  space_call: [
    {
      label: 'written by oneself',
      values: ({ own, stranger }) => ({ recorded_by: own ?? stranger, published_at: null }),
    },
  ],
  newsletter_reader: [
    {
      label: 'about oneself',
      values: ({ own }) => ({ id: own, subscriber_id: null, consent_id: own, person_id: own }),
    },
  ],
  newsletter_subscriber: [{ label: PARENT, values: ({ another }) => ({ id: another }) }],
  practice: [{ label: 'published', values: () => ({ published_at: '2018-03-01' }) }],
  practice_version: [
    { label: 'standing', values: () => ({ number: 2, changed: 'Le cifre', withdrawn_at: null }) },
  ],
  practice_pack: [{ label: 'standing', values: () => ({ number: 2, withdrawn_at: null }) }],
  report_signing: [
    {
      label: 'published',
      values: ({ stranger }) => ({ published_at: '2018-03-03', published_by: stranger }),
    },
  ],
  report_story: [{ label: 'published', values: () => ({ is_public: true }) }],
  outcome_edition: [
    {
      label: 'published',
      values: ({ stranger }) => ({ published_at: '2018-03-03', published_by: stranger }),
    },
  ],
  local_indicator_version: [{ label: 'standing', values: () => ({ number: 1, reason: null }) }],
  exchange_notice_of: [
    ...ofNotices,
    { label: 'a student', values: ({ another, stranger }) => ({ notice_id: another, person_id: stranger }) },
  ],
  exchange_photo: ofNotices,
  record_photo: ofPaper,
  record_photo_content: ofPaper,
  exchange_round: [{ label: 'over', values: () => ({ state: 'published' }) }],
  exchange_match: ofCircles,
  exchange_agreement: [
    { label: 'a condominium', values: () => ({ kind: 'condominium', terms: HOUSE }) },
    { label: 'company', values: ({ own }) => ({ kind: 'companionship', terms: '{}', offer_person_id: own }) },
    { label: "of one's circle", values: ({ circle }) => ({ id: circle, circle_id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle }) => ({ id: openedCircle, circle_id: openedCircle }),
    },
  ],
  exchange_agreement_words: ofAgreements,
  // Wishes are told apart by who ranks: of one pair the other side's is another row.
  exchange_wish: [
    { label: 'written by oneself', values: ({ own }) => ({ side: 'offer', recorded_by: own }) },
  ],
  exchange_party: [
    ...ofAgreements,
    {
      label: "of one's organisation",
      values: ({ ours }) => ({ organisation_id: ours, person_id: null }),
    },
  ],
  exchange_brief: ofAgreements,
  exchange_fact: ofAgreements,
  fund: [{ label: 'of the desk alone', values: () => ({ open_to_operators: false }) }],
  fund_commitment: [
    { label: "of one's circle", values: ({ circle }) => ({ id: circle, circle_id: circle }) },
    {
      label: 'opened in an emergency',
      values: ({ openedCircle }) => ({ id: openedCircle, circle_id: openedCircle }),
    },
    { label: 'committed by is oneself', values: ({ own }) => ({ id: own, committed_by: own }) },
  ],
  fund_entry: [
    {
      label: PARENT,
      values: ({ ours }) => ({ kind: 'allotted', source_id: ours, fund_id: ours, cents: 1_000_000 }),
    },
    ...ofCommitments.map(({ label, values }) => ({
      label,
      values: (cast: Cast) => {
        const { commitment_id } = values(cast)
        // The id again: for whoever has none of their own there is no such row.
        return { id: commitment_id, commitment_id, kind: 'committed', source_id: null, cents: 200_000 }
      },
    })),
  ],
  fund_decision: ofCommitments,
  fund_payee: ofCommitments,
  fund_plan: ofCommitments,
  fund_instalment: ofCommitments,
  fund_account: ofCommitments,
  fund_document: [
    ...ofCommitments,
    {
      label: "reserved, of one's circle",
      values: ({ circle }) => ({ commitment_id: circle, reserved: true }),
    },
  ],
  fund_document_content: [
    ...ofCommitments,
    {
      label: "reserved, of one's circle",
      values: ({ circle }) => ({ commitment_id: circle, reserved: true }),
    },
  ],
  sensitive_opening: [
    { label: 'opened by oneself', values: ({ own, opened }) => ({ person_id: opened, opened_by: own }) },
  ],
  vulnerability: [{ label: 'opened in an emergency', values: ({ opened }) => ({ person_id: opened }) }],
  encounter: [{ label: PARENT, values: ({ opened }) => ({ id: opened }) }],
  encounter_person: [
    { label: PARENT, values: ({ opened }) => ({ encounter_id: opened, person_id: opened }) },
  ],
  encounter_note: [
    {
      label: 'reserved, opened in an emergency',
      values: ({ opened }) => ({ encounter_id: opened, reserved: true }),
    },
    { label: 'reserved, written by oneself', values: ({ own }) => ({ recorded_by: own, reserved: true }) },
  ],
}

/** What somebody adds that is theirs by more than one column. */
export const OWN: Record<string, (cast: Cast) => Values> = {
  journal: ({ own, account }) => ({ person_id: own, account_id: account }),
  fund_entry: ({ own }) => ({
    kind: 'released',
    source_id: null,
    commitment_id: own,
    recorded_by: own,
    cents: 1,
  }),
  fund_payee: ({ own }) => ({ commitment_id: own, recorded_by: own }),
  fund_plan: ({ own }) => ({ commitment_id: own, recorded_by: own }),
  fund_instalment: ({ own }) => ({ commitment_id: own }),
  fund_account: ({ own }) => ({ commitment_id: own, recorded_by: own }),
  fund_document: ({ own }) => ({ commitment_id: own, recorded_by: own }),
  fund_document_content: ({ own }) => ({ commitment_id: own, recorded_by: own }),
}

/** What a change sets where keeping the value as it is would not be one: a closed opening stays closed. */
export const CHANGES: Record<string, Record<string, string>> = {
  sensitive_opening: { closes_at: 'now()' },
  consent: { revoked_on: 'current_date' },
}
