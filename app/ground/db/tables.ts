// Written by npm run tables from the migrated database: change a migration, not this file.

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessibilityFeedback {
  about_page: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  id: string;
  reply_to: string | null;
  said: string;
  sent_at: Generated<Timestamp>;
  sent_by: string | null;
  territory_id: string;
}

export interface AccompanimentAgreement {
  agreed_on: string;
  ended_by: string | null;
  ended_on: string | null;
  evidence: string | null;
  how: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface AccountPerson {
  account_id: string;
  linked_at: Generated<Timestamp>;
  person_id: string;
  territory_id: string;
}

export interface Activity {
  area: string;
  changed_at: Generated<Timestamp>;
  description: string | null;
  id: string;
  kind: string;
  place_id: string | null;
  published_at: Timestamp | null;
  published_by: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  search_title: Generated<string>;
  territory_id: string;
  title: string;
}

export interface ActivityPhase {
  activity_id: string;
  decided_on: string;
  id: string;
  number: number;
  phase: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  territory_id: string;
  told: string | null;
}

export interface ActivityPhaseWhy {
  activity_id: string;
  phase_id: string;
  recorded_by: string | null;
  territory_id: string;
  why: string;
}

export interface ActivityPromoter {
  activity_id: string;
  id: string;
  organisation_id: string | null;
  part: string;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  since_on: string;
  territory_id: string;
}

export interface ActivitySeries {
  activity_id: string;
  changed_at: Generated<Timestamp>;
  first_starts_at: string;
  minutes: number;
  rule: string;
  territory_id: string;
}

export interface ActivitySession {
  activity_id: string;
  cancelled_at: Timestamp | null;
  cancelled_by: string | null;
  changed_at: Generated<Timestamp>;
  closed_at: Timestamp | null;
  closed_by: string | null;
  ends_at: Timestamp;
  held_on: string;
  id: string;
  place_id: string | null;
  public: Generated<boolean>;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  recurrence_at: string | null;
  room_id: string | null;
  starts_at: Timestamp;
  territory_id: string;
  title: string | null;
}

export interface ActivityStory {
  activity_id: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
  told_on: string;
  went: string;
}

export interface ActivityStoryPublished {
  activity_id: string;
  published_at: Generated<Timestamp>;
  published_by: string | null;
  signed_as: string;
  story_id: string;
  territory_id: string;
  words: string;
}

export interface Attendance {
  id: Generated<string>;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  role: Generated<string>;
  session_id: string;
  state: string;
  territory_id: string;
}

export interface AttentionRule {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  faded_days: number;
  few_ties: number;
  territory_id: string;
}

export interface Booking {
  cents: Generated<Int8>;
  decided_at: Timestamp | null;
  decided_by: string | null;
  first_starts_at: string | null;
  free_why: string | null;
  id: string;
  kind: string;
  minutes: number | null;
  offered_until: Timestamp | null;
  organisation_id: string | null;
  people: number | null;
  place_id: string;
  public_title: string | null;
  reason: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  room_id: string | null;
  rule: string | null;
  state: string;
  territory_id: string;
  told_at: Timestamp | null;
  user_kind: string | null;
  waiting_since: Timestamp | null;
}

export interface BookingOf {
  booking_id: string;
  forget_on: string;
  language: Generated<string>;
  organisation_id: string | null;
  person_id: string | null;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface BookingPayment {
  booking_id: string;
  cents: Int8;
  how: string;
  id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface CalendarAddress {
  hash: Buffer;
  id: string;
  label: string;
  made_at: Generated<Timestamp>;
  place_id: string;
  recorded_by: string | null;
  revoked_at: Timestamp | null;
  territory_id: string;
}

export interface CalendarKey {
  id: string;
  made_at: Generated<Timestamp>;
  person_id: string;
  read_on: string | null;
  revoked_at: Timestamp | null;
  territory_id: string;
  token_hash: Buffer;
}

export interface CareAttendance {
  circle_id: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface CareGroup {
  activity_id: string;
  circle_id: string;
  id: string;
  purpose: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface CareMember {
  cares_for: string | null;
  circle_id: string;
  from_on: string;
  id: string;
  part: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface CheckinArrival {
  arrived_at: Generated<Timestamp>;
  how: string;
  id: string;
  mark: string | null;
  person_id: string | null;
  sealed: Buffer | null;
  session_id: string;
  settled: string | null;
  settled_at: Timestamp | null;
  settled_by: string | null;
  signup_id: string | null;
  territory_id: string;
}

export interface CheckinCode {
  code: string;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface CheckinMiss {
  id: string;
  missed_at: Generated<Timestamp>;
  network_mark: string;
  territory_id: string;
}

export interface Circle {
  about_id: string | null;
  id: string;
  kind: string;
  opened_at: Generated<Timestamp>;
  opened_by: string | null;
  territory_id: string;
}

export interface CircleMember {
  added_by: string | null;
  circle_id: string;
  from_at: Generated<Timestamp>;
  id: string;
  part: string;
  person_id: string;
  territory_id: string;
  until_at: Timestamp | null;
}

export interface CivicAgreement {
  center_id: string;
  conditions: string;
  from_on: string;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  signed_by: string | null;
  signed_on: string | null;
  spaces: string;
  territory_id: string;
  until_on: string | null;
}

export interface CivicAgreementParty {
  agreement_id: string;
  name: string;
  organisation_id: string;
  part: string;
  territory_id: string;
}

export interface CivicCenter {
  candidate_id: string | null;
  ended_on: string | null;
  ended_why: string | null;
  id: string;
  opened_on: string;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface CivicCoordinator {
  center_id: string;
  from_on: string;
  hand_over: string | null;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface CivicFamily {
  center_id: string;
  does: string | null;
  from_on: string;
  household_id: string | null;
  id: string;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface CivicFamilyCount {
  center_id: string;
  families: number;
  on_date: string;
  recorded_by: string | null;
  territory_id: string;
}

export interface ClosedPeriod {
  closed_at: Generated<Timestamp>;
  closed_by: string | null;
  from_on: string;
  id: string;
  notes: string | null;
  sessions_empty: number;
  sessions_open: number;
  territory_id: string;
  told_late: number;
  until_on: string;
}

export interface Competence {
  about: string | null;
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  retired_on: string | null;
  territory_id: string;
}

export interface Consent {
  evidence: string | null;
  given_by: string | null;
  given_on: string;
  how: string;
  id: string;
  kind: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  revoked_by: string | null;
  revoked_on: string | null;
  territory_id: string;
}

export interface Contribution {
  activity_id: string | null;
  counted: string;
  id: Generated<string>;
  on_date: string;
  source: string;
  territory_id: string;
}

export interface DataBreach {
  authority_told_at: Timestamp | null;
  closed_at: Timestamp | null;
  happened: string;
  id: string;
  known_at: Timestamp;
  measures: string | null;
  people_told_at: Timestamp | null;
  people_touched: number | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  risk: string;
  territory_id: string;
}

export interface DoorKey {
  dropped_on: string | null;
  id: string;
  name: string;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface DoorKeyLoan {
  given_on: string;
  id: string;
  key_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  returned_on: string | null;
  territory_id: string;
}

export interface EmporiumAudit {
  audited_on: string;
  counted: number;
  expected: number;
  id: string;
  offer_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface EmporiumBooking {
  ended_on: string | null;
  ended_why: string | null;
  need_id: string;
  offer_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string;
}

export interface Encounter {
  id: string;
  met_at: Timestamp;
  met_on: string;
  place_id: string | null;
  place_said: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface EncounterNote {
  encounter_id: string;
  recorded_by: string | null;
  reserved: Generated<boolean>;
  sealed: Buffer;
  territory_id: string;
}

export interface EncounterOrganisation {
  encounter_id: string;
  organisation_id: string;
  territory_id: string;
}

export interface EncounterPerson {
  encounter_id: string;
  person_id: string;
  territory_id: string;
}

export interface EncounterTopic {
  encounter_id: string;
  territory_id: string;
  topic: string;
}

export interface ErasedAccount {
  account_id: string;
  erased_at: Generated<Timestamp>;
  territory_id: string;
}

export interface Evaluation {
  agreement: string;
  coarseness: string;
  ended_at: Timestamp | null;
  ended_by: string | null;
  ended_why: string | null;
  ends_on: string;
  evaluator_id: string;
  files_removed_at: Timestamp | null;
  id: string;
  key_discarded_at: Timestamp | null;
  name: string;
  parts: string[];
  purpose: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  starts_on: string;
  territory_id: string;
}

export interface EvaluationAnswer {
  evaluation_id: string;
  finding_id: string;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  words: string;
}

export interface EvaluationCheck {
  evaluation_id: string;
  id: string;
  item_id: string;
  note: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  verdict: string;
}

export interface EvaluationDataset {
  evaluation_id: string;
  hash: string;
  id: string;
  known_at: Timestamp;
  manifest: string;
  people: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string;
  withheld: number;
}

export interface EvaluationDatasetPiece {
  content: Buffer;
  dataset_id: string;
  evaluation_id: string;
  file: string;
  position: number;
  territory_id: string;
}

export interface EvaluationEvidence {
  bytes: number | null;
  evaluation_id: string;
  id: string;
  item_id: string;
  kind: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface EvaluationEvidenceContent {
  evaluation_id: string;
  evidence_id: string;
  sealed: Buffer;
  territory_id: string;
}

export interface EvaluationFinding {
  code: string | null;
  dataset_id: string | null;
  evaluation_id: string;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
  words: string;
}

export interface EvaluationKey {
  evaluation_id: string;
  sealed: Buffer;
  territory_id: string;
}

export interface EvaluationReading {
  evaluation_id: string | null;
  id: string;
  read_at: Generated<Timestamp>;
  reader_id: string;
  record_id: string | null;
  rows_read: number | null;
  said: string | null;
  territory_id: string;
  what: string;
}

export interface EvaluationSample {
  evaluation_id: string;
  from_on: string;
  id: string;
  kind: string;
  population: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  seed: string;
  size: number;
  territory_id: string;
  until_on: string;
}

export interface EvaluationSampleItem {
  evaluation_id: string;
  id: string;
  position: number;
  record_id: string;
  sample_id: string;
  territory_id: string;
}

export interface ExchangeAgreement {
  circle_id: string | null;
  counts: Generated<string[]>;
  ended_on: string | null;
  ends_on: string | null;
  follows_id: string | null;
  id: string;
  kind: string;
  match_id: string | null;
  need_id: string | null;
  need_organisation_id: string | null;
  need_person_id: string | null;
  offer_id: string | null;
  offer_organisation_id: string | null;
  offer_person_id: string | null;
  outcome: string | null;
  place_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  starts_on: string | null;
  terms: Generated<Json>;
  territory_id: string;
  title: string;
}

export interface ExchangeAgreementWords {
  agreement_id: string;
  changed_at: Generated<Timestamp>;
  circle_id: string | null;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface ExchangeBrief {
  about_id: string | null;
  agreement_id: string;
  changed_at: Generated<Timestamp>;
  circle_id: string | null;
  for_person_id: string;
  id: Generated<string>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
  until_on: string | null;
}

export interface ExchangeFact {
  agreement_id: string;
  among_parties: Generated<boolean>;
  amount: Int8 | null;
  circle_id: string | null;
  code: string;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  counts: Generated<string[]>;
  due_on: string | null;
  for_parties: Generated<boolean>;
  hours: Numeric | null;
  id: string;
  kind: Generated<string>;
  need_organisation_id: string | null;
  need_person_id: string | null;
  offer_organisation_id: string | null;
  offer_person_id: string | null;
  on_date: string | null;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer | null;
  territory_id: string;
  withdrawn_at: Timestamp | null;
}

export interface ExchangeMatch {
  circle_id: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  fit: number;
  id: string;
  kind: string;
  need_id: string;
  offer_id: string;
  pool_id: string | null;
  proposed_at: Generated<Timestamp>;
  proposed_by: string | null;
  reasons: Generated<Json>;
  round_id: string | null;
  sealed: Buffer | null;
  state: Generated<string>;
  territory_id: string;
}

export interface ExchangeNotice {
  checked_by: string | null;
  circle_id: string | null;
  closed_on: string | null;
  closed_why: string | null;
  from_on: string | null;
  id: string;
  istat_code: string | null;
  kind: string;
  organisation_id: string | null;
  place_id: string | null;
  places: Generated<number>;
  recorded_at: Generated<Timestamp>;
  shown: Json;
  side: string;
  territory_id: string;
  title: string;
  until_on: string;
  visibility: string;
}

export interface ExchangeNoticeOf {
  circle_id: string | null;
  follows_id: string | null;
  notice_id: string;
  on_behalf: Generated<boolean>;
  organisation_id: string | null;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reminded_on: string | null;
  renewal_hash: Buffer | null;
  sealed: Buffer;
  territory_id: string;
}

export interface ExchangeParty {
  agreement_id: string;
  circle_id: string | null;
  from_on: string;
  id: string;
  need_id: string | null;
  organisation_id: string | null;
  part: string;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface ExchangePhoto {
  alt: string;
  circle_id: string | null;
  content: Buffer;
  height: number;
  id: string;
  notice_id: string;
  organisation_id: string | null;
  position: Generated<number>;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  seen_by: Generated<string>;
  territory_id: string;
  thumbnail: Buffer;
  until_on: string | null;
  width: number;
}

export interface ExchangePlacing {
  fit: number;
  id: Generated<string>;
  moved_by: string | null;
  need_id: string;
  offer_id: string | null;
  reasons: Generated<Json>;
  round_id: string;
  territory_id: string;
  why: Buffer | null;
}

export interface ExchangePool {
  closed_on: string | null;
  id: string;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
  wanted: number;
}

export interface ExchangePoolNeed {
  need_id: string;
  pool_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface ExchangeRound {
  closes_on: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: string;
  kind: string;
  method: string;
  name: string;
  published_at: Timestamp | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  run_at: Timestamp | null;
  run_by: string | null;
  run_mark: string | null;
  seed: number;
  state: Generated<string>;
  territory_id: string;
}

export interface ExchangeRoundNeed {
  need_id: string;
  recorded_by: string | null;
  round_id: string;
  territory_id: string;
}

export interface ExchangeWeight {
  changed_by: string | null;
  criterion: string;
  kind: string;
  territory_id: string;
  weight: number;
}

export interface ExchangeWish {
  need_id: string;
  offer_id: string;
  rank: number;
  recorded_by: string | null;
  side: string;
  territory_id: string;
}

export interface FrameworkLine {
  assumed: string | null;
  codes: Generated<string[]>;
  ended_at: Timestamp | null;
  id: string;
  level: string;
  line: string;
  plan: string | null;
  position: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  replaces: string | null;
  territory_id: string;
  under: string | null;
  verified: string | null;
  words: string;
}

export interface FrameworkVersion {
  content: string;
  id: string;
  name: string;
  on_day: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface Fund {
  allotted_cents: Generated<Int8>;
  closed_on: string | null;
  free_cents: Generated<Int8>;
  held_cents: Generated<Int8>;
  id: string;
  name: string;
  office: string | null;
  open_to_operators: Generated<boolean>;
  opened_on: string;
  paid_cents: Generated<Int8>;
  purpose: string;
  purpose_said: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  returned_cents: Generated<Int8>;
  selection: string | null;
  territory_id: string;
}

export interface FundAccount {
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  id: string;
  outcome: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  rendered_on: string;
  spent_cents: Int8;
  territory_id: string;
  words: string | null;
}

export interface FundCommitment {
  act: string | null;
  cents: Int8;
  cig: string | null;
  circle_id: string | null;
  committed_by: string | null;
  cup: string | null;
  due_on: string | null;
  fund_id: string;
  held_cents: Generated<Int8>;
  id: string;
  nature: Generated<string>;
  needs_approval: Generated<boolean>;
  on_date: string;
  organisation_id: string | null;
  paid_cents: Generated<Int8>;
  record_id: string;
  record_kind: string;
  recorded_at: Generated<Timestamp>;
  released_cents: Generated<Int8>;
  returned_cents: Generated<Int8>;
  territory_id: string;
  why: string;
}

export interface FundDay {
  allotted_cents: Generated<Int8>;
  fund_id: string;
  held_cents: Generated<Int8>;
  on_date: string;
  paid_cents: Generated<Int8>;
  returned_cents: Generated<Int8>;
  territory_id: string;
}

export interface FundDecision {
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  decided_at: Generated<Timestamp>;
  decided_by: string;
  decision: string;
  territory_id: string;
  why: string | null;
}

export interface FundDocument {
  bytes: number;
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  id: string;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: Generated<boolean>;
  sealed: Buffer;
  territory_id: string;
}

export interface FundDocumentContent {
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  document_id: string;
  recorded_by: string | null;
  reserved: Generated<boolean>;
  sealed: Buffer;
  territory_id: string;
}

export interface FundEntry {
  cents: Int8;
  circle_id: string | null;
  commitment_id: string | null;
  committed_by: string | null;
  from_account: string;
  fund_id: string | null;
  id: string;
  kind: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reference: string | null;
  reverses: string | null;
  source_id: string | null;
  territory_id: string;
  to_account: string;
  why: string | null;
}

export interface FundInstalment {
  cents: Int8;
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  due_on: string;
  plan_id: string;
  territory_id: string;
}

export interface FundPayee {
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface FundPlan {
  circle_id: string | null;
  commitment_id: string;
  committed_by: string | null;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  why: string | null;
}

export interface FundRule {
  approval_above_cents: Int8;
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  territory_id: string;
}

export interface FundSeen {
  cents: Int8;
  entry_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reference: string | null;
  seen_on: string;
  territory_id: string;
}

export interface FundSource {
  act: string | null;
  allotted_cents: Generated<Int8>;
  giver_name: string | null;
  id: string;
  kind: string;
  name: string;
  organisation_id: string | null;
  received_cents: Generated<Int8>;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface FundStatement {
  cents: Int8;
  id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface Guardian {
  from_on: string;
  guardian_id: string;
  id: string;
  minor_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  said_by: string;
  territory_id: string;
  title: string;
  until_on: string | null;
}

export interface HandOver {
  id: string;
  on_date: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface HandOverPart {
  accepted_at: Timestamp | null;
  after_id: string | null;
  from_id: string;
  hand_over_id: string;
  id: string;
  kind: string;
  passed_at: Timestamp | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer | null;
  territory_id: string;
  things: string[];
  to_id: string;
}

export interface Household {
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface HouseholdMember {
  from_on: string | null;
  household_id: string;
  person_id: string;
  relation: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface Idea {
  arrived_on: string;
  asked_cents: Int8;
  call_id: string;
  id: string;
  judged_at: Timestamp | null;
  judged_by: string | null;
  on_paper: Generated<boolean>;
  organisation_id: string | null;
  reason: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  spending: string;
  state: string;
  territory_id: string;
  title: string;
  what: string;
  who: string;
}

export interface IdeaAssessment {
  id: string;
  idea_id: string;
  interested: Generated<boolean>;
  person_id: string;
  reasons: Generated<string[]>;
  recorded_at: Generated<Timestamp>;
  scores: Generated<number[]>;
  territory_id: string;
}

export interface IdeaAttachment {
  bytes: number;
  id: string;
  idea_id: string;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  seen_by: Generated<string>;
  territory_id: string;
  title: string;
}

export interface IdeaAttachmentContent {
  attachment_id: string;
  content: Buffer;
  recorded_by: string | null;
  seen_by: Generated<string>;
  territory_id: string;
}

export interface IdeaBallot {
  call_id: string;
  choices: string[];
  id: Generated<string>;
  public: Generated<boolean>;
  territory_id: string;
  way: string;
}

export interface IdeaCall {
  blind: Generated<boolean>;
  ceiling_cents: Int8;
  closes_on: string;
  criteria: Json;
  fund_id: string | null;
  id: string;
  least_points: Generated<number>;
  least_supports: Generated<number>;
  method: Generated<string>;
  most_choices: number | null;
  opens_on: string;
  published_at: Timestamp | null;
  purpose: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  result_on: string;
  supports_until: string | null;
  territory_id: string;
  title: string;
  total_cents: Int8;
  votes_from: string | null;
  votes_until: string | null;
  votes_weight: number | null;
  who: string[];
}

export interface IdeaCallResult {
  call_id: string;
  decided_on: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  turnout: Json | null;
}

export interface IdeaCode {
  batch_id: string;
  mark: string;
  spent: Generated<boolean>;
  territory_id: string;
}

export interface IdeaCodeBatch {
  call_id: string;
  id: string;
  made: number;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  voided_at: Timestamp | null;
  voided_by: string | null;
}

export interface IdeaContact {
  idea_id: string;
  person_id: string | null;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface IdeaFollower {
  address_mark: string;
  asked_at: Generated<Timestamp>;
  call_id: string;
  confirmed_at: Timestamp | null;
  id: string;
  idea_id: string | null;
  language: string;
  sealed: Buffer;
  territory_id: string;
}

export interface IdeaJuror {
  call_id: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface IdeaOutcome {
  activity_id: string | null;
  id: string;
  idea_id: string;
  on_date: string;
  outcome: string;
  place_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  words: string;
}

export interface IdeaPaperBatch {
  act: string;
  call_id: string;
  collected_on: string;
  counted_at: Timestamp | null;
  counted_by: string | null;
  id: string;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sheets: number;
  territory_id: string;
}

export interface IdeaRank {
  call_id: string;
  funded: boolean;
  idea_id: string;
  place: number;
  points: number;
  recorded_by: string | null;
  shares: Json | null;
  sheets: Json;
  territory_id: string;
  tie: string | null;
  votes: number | null;
}

export interface IdeaSheet {
  batch_id: string;
  choices: string[];
  number: number;
  recorded_by: string | null;
  territory_id: string;
}

export interface IdeaSignature {
  idea_id: string;
  person_id: string | null;
  recorded_by: string | null;
  shown: Generated<boolean>;
  territory_id: string;
  words: string;
}

export interface IdeaStep {
  done_by: string | null;
  done_on: string | null;
  due_on: string;
  helper_id: string | null;
  id: string;
  idea_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  what: string;
}

export interface IdeaStory {
  id: string;
  idea_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface IdeaStoryPublished {
  idea_id: string;
  published_at: Generated<Timestamp>;
  published_by: string | null;
  signed_as: string;
  story_id: string;
  territory_id: string;
  words: string;
}

export interface IdeaSupport {
  id: Generated<string>;
  idea_id: string;
  territory_id: string;
  way: string;
}

export interface IdeaTraffic {
  call_id: string;
  hour: Timestamp;
  mark: string;
  territory_id: string;
  times: number;
  what: string;
}

export interface IdeaVersion {
  asked_cents: Int8;
  id: string;
  idea_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  spending: string;
  state: string;
  territory_id: string;
  title: string;
  what: string;
}

export interface IdeaVoter {
  act: string;
  call_id: string;
  mark: string;
  territory_id: string;
  way: string;
}

export interface ImportMapping {
  kind: string;
  mapping: Json;
  signature: string;
  territory_id: string;
}

export interface ImportRecord {
  action: string;
  before: Json | null;
  content_hash: string;
  import_id: string;
  kept_at: Timestamp | null;
  record_id: string;
  record_kind: string;
  row_number: number;
  source_key: string;
  territory_id: string;
}

export interface ImportRun {
  counts: Generated<Json>;
  file_hash: string;
  file_name: string;
  id: string;
  kind: string;
  mapping: Json;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  undone: Json | null;
  undone_at: Timestamp | null;
  undone_by: string | null;
}

export interface Installation {
  founded_at: Generated<Timestamp>;
  kind: string;
  sole: Generated<boolean>;
}

export interface Intake {
  circle_id: string;
  encounter_id: string | null;
  household_id: string | null;
  id: string;
  known_said: string;
  opened_on: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  source: string;
  territory_id: string;
}

export interface IntakeAgreement {
  agreed_on: string;
  circle_id: string;
  ended_by: string | null;
  ended_on: string | null;
  given_by: string | null;
  how: string;
  id: string;
  intake_id: string;
  kind: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface IntakeClosing {
  circle_id: string;
  closed_on: string;
  id: string;
  intake_id: string;
  outcome: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reopened_by: string | null;
  reopened_on: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface IntakeContact {
  circle_id: string;
  how: string;
  id: string;
  intake_id: string;
  on_day: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer | null;
  territory_id: string;
}

export interface IntakeJudgement {
  circle_id: string;
  id: string;
  intake_id: string;
  judged_on: string;
  judgement: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface IntakePathPart {
  circle_id: string;
  done_by: string | null;
  done_on: string | null;
  id: string;
  intake_id: string;
  organisation_id: string | null;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  shared_with: string | null;
  side: string;
  territory_id: string;
  until_on: string | null;
}

export interface IntakeReferral {
  agreed_how: string;
  answer: string | null;
  answered_on: string | null;
  asked_on: string;
  circle_id: string;
  id: string;
  intake_id: string;
  organisation_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  sealed_answer: Buffer | null;
  territory_id: string;
}

export interface IntakeStep {
  assigned_to: string | null;
  circle_id: string;
  done_by: string | null;
  done_on: string | null;
  due_on: string | null;
  id: string;
  intake_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface IntakeStory {
  circle_id: string;
  intake_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface Introduction {
  a_id: string;
  a_kind: string;
  b_id: string;
  b_kind: string;
  decided_by: string;
  decided_on: string;
  decision: string;
  due_on: string | null;
  for_everyone: boolean;
  id: string;
  recorded_at: Generated<Timestamp>;
  territory_id: string;
}

export interface IntroductionOutcome {
  became: string;
  encounter_id: string | null;
  id: string;
  introduction_id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  territory_id: string;
}

export interface IntroductionReason {
  introduction_id: string;
  recorded_by: string;
  sealed: Buffer | null;
  territory_id: string;
  why: string;
}

export interface Invitation {
  accepted_at: Timestamp | null;
  email: string;
  expires_at: Timestamp;
  id: string;
  invited_at: Generated<Timestamp>;
  invited_by: string | null;
  person_id: string;
  territory_id: string;
  token_hash: Buffer;
}

export interface Journal {
  account_id: string | null;
  act: string;
  at: Generated<Timestamp>;
  era: Generated<number>;
  id: string;
  origin: string;
  person_id: string | null;
  record_id: string;
  record_kind: string;
  request_id: string | null;
  territory_id: string;
  tx: Generated<string>;
}

export interface JournalSeal {
  below_era: number;
  below_tx: string;
  first_at: Timestamp;
  hash: Buffer;
  last_at: Timestamp;
  lines: number;
  number: number;
  sealed_at: Generated<Timestamp>;
  territory_id: string;
}

export interface LabCohort {
  ends_on: string;
  funded_until: string | null;
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  starts_on: string;
  territory_id: string;
}

export interface LabExchange {
  activity_id: string;
  id: string;
  kind: string;
  learnt: string;
  on_date: string;
  other_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface LabExchangePerson {
  exchange_id: string;
  person_id: string;
  recorded_by: string | null;
  territory_id: string;
}

export interface LabHandOver {
  activity_id: string;
  from_person_id: string;
  id: string;
  on_date: string;
  part: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
  to_person_id: string | null;
}

export interface LabMaker {
  activity_id: string;
  from_on: string;
  id: string;
  part: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface LabSetting {
  activity_id: string;
  cohort_id: string | null;
  funded_until: string | null;
  inside_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  with_youths_on: string | null;
  zone_id: string | null;
}

export interface LabSheet {
  activity_id: string;
  from_on: string;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string;
}

export interface LabSheetSigning {
  figures: Json;
  id: string;
  number: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reopened_at: Timestamp | null;
  reopened_by: string | null;
  reopened_why: string | null;
  sheet_id: string;
  signed_on: string;
  territory_id: string;
}

export interface LabSheetWords {
  id: string;
  number: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  section: string;
  sheet_id: string;
  territory_id: string;
}

export interface LabZone {
  id: string;
  municipalities: Generated<string[]>;
  name: string;
  quarters: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface LocalIndicator {
  ended_at: Timestamp | null;
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  version: Generated<number>;
}

export interface LocalIndicatorVersion {
  counted: Json;
  definition: string;
  id: string;
  indicator_id: string;
  limits: string | null;
  name: string;
  number: number;
  of_counted: Json | null;
  reason: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface MakerExchange {
  id: string;
  on_date: string;
  place_said: string;
  practice: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  taken_up: string | null;
  territory_id: string;
  told: string;
}

export interface MakerExchangePerson {
  exchange_id: string;
  person_id: string;
  recorded_by: string | null;
  territory_id: string;
  told: Generated<boolean>;
}

export interface Municipality {
  cadastral_code: string;
  istat_code: string;
  name: string;
  province: string;
  province_code: string;
  region: string;
  search_name: Generated<string>;
}

export interface NewsletterDelivery {
  on_day: string;
  recipient_id: string;
  territory_id: string;
}

export interface NewsletterIssue {
  beat_at: Timestamp | null;
  ended_at: Timestamp | null;
  entries: Generated<string[]>;
  failed: number | null;
  id: string;
  made_at: Generated<Timestamp>;
  made_by: string | null;
  send_on: string | null;
  sent: number | null;
  started_at: Timestamp | null;
  territory_id: string;
  title: string | null;
  told: Json | null;
  unknown: number | null;
  words: string | null;
}

export interface NewsletterReader {
  areas: Generated<string[]>;
  consent_id: string | null;
  id: string;
  kinds: Generated<string[]>;
  municipalities: Generated<string[]>;
  person_id: string | null;
  rests_from: string | null;
  subscriber_id: string | null;
  territory_id: string;
}

export interface NewsletterSending {
  issue_id: string;
  not_before: Timestamp | null;
  recipient_id: string;
  state: Generated<string>;
  territory_id: string;
  tries: Generated<number>;
}

export interface NewsletterSubscriber {
  address_mark: string | null;
  asked_at: Generated<Timestamp>;
  confirmed_at: Timestamp | null;
  id: string;
  language: string;
  left_at: Timestamp | null;
  sealed: Buffer | null;
  territory_id: string;
}

export interface OfflineEntry {
  form_version: number;
  id: string;
  kind: string;
  received_at: Generated<Timestamp>;
  recorded_by: string;
  sent_at: Timestamp;
  territory_id: string;
  written_at: Timestamp;
}

export interface OperatorFigure {
  fact: string;
  figure: string;
  id: string;
  note: string | null;
  on_date: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface Organisation {
  address: string | null;
  changed_at: Generated<Timestamp>;
  description: string | null;
  fiscal_code: string | null;
  formal: Generated<boolean>;
  id: string;
  istat_code: string | null;
  kind: string;
  listed_by: string | null;
  listed_on: string | null;
  looks_for: string | null;
  name: string;
  offers: string | null;
  public_email: string | null;
  public_phone: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  search_name: Generated<string>;
  territory_id: string;
  website: string | null;
}

export interface OrganisationContact {
  email: string | null;
  note: string | null;
  organisation_id: string;
  phone: string | null;
  territory_id: string;
}

export interface OrganisationMember {
  from_on: string | null;
  id: string;
  organisation_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  role: Generated<string>;
  territory_id: string;
  until_on: string | null;
}

export interface OrganisationVerification {
  id: string;
  organisation_id: string;
  territory_id: string;
  verified_by: string | null;
  verified_on: string;
}

export interface OutcomeEdition {
  content: string;
  hash: string;
  id: string;
  known_at: Timestamp;
  name: string;
  published_at: Timestamp | null;
  published_by: string | null;
  reason: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  restates: string | null;
  territory_id: string;
  until_on: string;
}

export interface OutcomeTarget {
  baseline: number | null;
  baseline_on: string | null;
  code: string;
  due_on: string;
  ended_at: Timestamp | null;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  source: string;
  territory_id: string;
  value: number;
}

export interface Pact {
  circle_id: string;
  household: Generated<boolean>;
  id: string;
  intake_id: string | null;
  kind_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface PactAgreement {
  agreed_on: string;
  circle_id: string;
  ended_by: string | null;
  ended_on: string | null;
  how: string;
  id: Generated<string>;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface PactAnswer {
  answered_by: string;
  circle_id: string;
  moment: string;
  on_date: string;
  pact_id: string;
  person_id: string;
  recorded_by: string | null;
  step: number;
  steps: number;
  territory_id: string;
  words: string;
}

export interface PactBeneficiary {
  circle_id: string;
  id: Generated<string>;
  pact_id: string;
  person_id: string;
  territory_id: string;
}

export interface PactDone {
  circle_id: string;
  complete: boolean;
  hours: Numeric | null;
  id: string;
  item_id: string;
  on_date: string;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string | null;
  territory_id: string;
}

export interface PactDraft {
  changed_at: Generated<Timestamp>;
  circle_id: string;
  pact_id: string;
  person_id: string;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PactEnd {
  circle_id: string;
  ended_on: string;
  outcome: string;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PactEstimate {
  circle_id: string;
  id: string;
  pact_id: string;
  people: number;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PactItem {
  cents: Int8 | null;
  circle_id: string;
  due_on: string | null;
  fund_id: string | null;
  hours: Numeric | null;
  id: string;
  owner_id: string | null;
  pact_id: string;
  person_id: string;
  recorded_by: string | null;
  sealed: Buffer;
  side: string;
  territory_id: string;
  version_id: string;
  withdrawn_at: Timestamp | null;
}

export interface PactKind {
  asks: string[];
  counts_as: string | null;
  id: string;
  name: string;
  needs_give_back: Generated<boolean>;
  questions: Generated<string[]>;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  retired_on: string | null;
  territory_id: string;
}

export interface PactNote {
  circle_id: string;
  id: string;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PactReview {
  circle_id: string;
  held_on: string;
  id: string;
  next_on: string | null;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PactRule {
  ceiling_cents: Generated<Int8>;
  changed_by: string | null;
  scale: string[];
  scale_question: string;
  territory_id: string;
}

export interface PactSignature {
  circle_id: string;
  id: string;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  side: string;
  signed_on: string;
  signer_id: string;
  territory_id: string;
  version_id: string;
}

export interface PactVersion {
  circle_id: string;
  id: string;
  mark: string;
  number: number;
  pact_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface PaperRow {
  about_id: string | null;
  about_kind: string | null;
  circle_id: string | null;
  for_person_id: string | null;
  number: number;
  on_date: string | null;
  person_id: string | null;
  printed: boolean;
  seen_by: string;
  sheet_id: string;
  territory_id: string;
}

export interface PaperSheet {
  about_id: string | null;
  about_kind: string | null;
  circle_id: string | null;
  code: string;
  for_person_id: string | null;
  id: string;
  kind: string;
  language: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  row_count: number;
  seen_by: string;
  territory_id: string;
}

export interface PaperSource {
  circle_id: string | null;
  for_person_id: string | null;
  record_id: string;
  record_kind: string;
  row_number: number | null;
  seen_by: string;
  territory_id: string;
  typing_id: string;
}

export interface PaperTyping {
  circle_id: string | null;
  counted: number;
  for_person_id: string | null;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  rows_typed: number;
  seen_by: string;
  sheet_id: string;
  territory_id: string;
  told: number | null;
}

export interface Person {
  family_name: Generated<string>;
  given_name: string;
  id: string;
  merged_into: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  search_family: Generated<string>;
  search_given: Generated<string>;
  territory_id: string;
}

export interface PersonCompetence {
  competence_id: string;
  completion_id: string | null;
  confirmed_by: string | null;
  confirmed_on: string | null;
  evidence: string | null;
  id: string;
  note: string | null;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  said_on: string;
  territory_id: string;
  withdrawn_at: Timestamp | null;
}

export interface PersonContact {
  address: string | null;
  email: string | null;
  person_id: string;
  phone: string | null;
  territory_id: string;
}

export interface PersonDistinct {
  one_id: string;
  other_id: string;
  said_at: Generated<Timestamp>;
  said_by: string | null;
  territory_id: string;
}

export interface PersonFirst {
  active_on: string | null;
  lab_on: string | null;
  met_on: string | null;
  person_id: string;
  reached_on: string | null;
  territory_id: string;
}

export interface PersonInformed {
  about: string;
  how: string;
  id: string;
  informed_on: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface PersonInterest {
  kind: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  said: string;
  territory_id: string;
}

export interface PersonLeftForLater {
  left_by: string;
  person_id: string;
  territory_id: string;
  until_on: string;
}

export interface PersonMerge {
  id: string;
  kept_id: string;
  merged_at: Generated<Timestamp>;
  merged_by: string | null;
  merged_id: string;
  territory_id: string;
  undone_at: Timestamp | null;
  undone_by: string | null;
}

export interface PersonObjection {
  against: string;
  id: string;
  objected_on: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  withdrawn_on: string | null;
}

export interface PersonProfile {
  birth_year: number | null;
  born_on: string | null;
  gender: string | null;
  istat_code: string | null;
  language: string | null;
  person_id: string;
  territory_id: string;
}

export interface PersonRestriction {
  from_on: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  request_id: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface Place {
  address: string | null;
  capacity: number | null;
  changed_at: Generated<Timestamp>;
  closed_on: string | null;
  description: string | null;
  id: string;
  istat_code: string | null;
  kind: string;
  latitude: number | null;
  longitude: number | null;
  name: string;
  opened_on: string | null;
  published_by: string | null;
  published_on: string | null;
  reactivated_on: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  search_name: Generated<string>;
  territory_id: string;
}

export interface PlaceClosedDays {
  from_on: string;
  id: string;
  place_id: string;
  recorded_by: string | null;
  territory_id: string;
  until_on: string;
  why: string | null;
}

export interface PlaceCode {
  code: string;
  id: string;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface PlaceHours {
  closes_at: string;
  note: string | null;
  opens_at: string;
  place_id: string;
  territory_id: string;
  weekday: number;
}

export interface PlaceManager {
  from_on: string;
  organisation_id: string;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface PlaceRedesign {
  activity_id: string;
  agreed_on: string | null;
  ended_on: string | null;
  id: string;
  outcome: string | null;
  place_id: string;
  proposed_on: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  territory_id: string;
  title: string;
  what: string;
}

export interface PlaceRoom {
  accessible: Generated<boolean>;
  capacity: number;
  closed_on: string | null;
  description: string | null;
  equipment: string | null;
  id: string;
  name: string;
  needs_approval: Generated<boolean>;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  territory_id: string;
}

export interface PlaceShift {
  from_on: string;
  from_time: string;
  id: string;
  job: string;
  person_id: string | null;
  place_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  to_time: string;
  until_on: string | null;
  weekday: number;
}

export interface PlaceShiftThrough {
  circle_id: string | null;
  kind: string;
  label: string;
  recorded_by: string | null;
  ref_id: string | null;
  shift_id: string;
  territory_id: string;
}

export interface PlaceTurn {
  id: string;
  on_date: string;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shift_id: string;
  state: string;
  territory_id: string;
}

export interface Practice {
  id: string;
  published_at: Timestamp | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface PracticeAdoption {
  file: string;
  fingerprint: string;
  from_name: string | null;
  from_slug: string | null;
  id: string;
  key_fingerprint: string;
  number: number;
  pack_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
}

export interface PracticeArrival {
  file: string;
  fingerprint: string;
  from_name: string | null;
  id: string;
  key_fingerprint: string;
  number: number;
  pack_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
}

export interface PracticeDraft {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  content: Json;
  practice_id: string;
  territory_id: string;
  title: string;
  writing: Generated<number>;
}

export interface PracticeModel {
  changed_at: Generated<Timestamp>;
  content: Json;
  id: string;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  retired_at: Timestamp | null;
  territory_id: string;
  title: string;
}

export interface PracticePack {
  file: string;
  fingerprint: string;
  id: string;
  made_at: Generated<Timestamp>;
  number: number;
  practice_id: string;
  recorded_by: string | null;
  territory_id: string;
  title: string;
  withdrawn_at: Timestamp | null;
}

export interface PracticePiece {
  adoption_id: string;
  code: string;
  kind: string;
  outcome: string;
  record_id: string | null;
  territory_id: string;
}

export interface PracticeVersion {
  changed: string | null;
  content: string;
  hash: string;
  id: string;
  number: number;
  practice_id: string;
  published_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
  withdrawn_at: Timestamp | null;
}

export interface PrivacyPart {
  body: string;
  body_kind: string;
  contact: string | null;
  id: string;
  part: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  room: string;
  territory_id: string;
}

export interface Proceeding {
  choice_by: string;
  chosen_on: string | null;
  closed_on: string | null;
  closes_on: string;
  closing_words: string | null;
  criteria: string;
  id: string;
  kind: string;
  listed_on: string | null;
  of_id: string | null;
  opens_on: string;
  outcome: string | null;
  published_on: string | null;
  purpose: string;
  questions_until: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  requirements: string;
  table_id: string;
  territory_id: string;
  title: string;
}

export interface ProceedingAgreement {
  cents: Int8 | null;
  from_on: string;
  fund_id: string | null;
  fund_words: string | null;
  id: string;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  signed_on: string;
  subject: string;
  table_id: string;
  territory_id: string;
  until_on: string;
}

export interface ProceedingCandidate {
  arrived_on: string;
  fiscal_code: string;
  id: string;
  judged_by: string | null;
  judged_on: string | null;
  late: Generated<boolean>;
  name: string;
  number: number;
  on_paper: Generated<boolean>;
  organisation_id: string | null;
  proceeding_id: string;
  reason: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  state: Generated<string>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingCheck {
  candidate_id: string;
  checked_on: string;
  enrolled_on: string | null;
  found: boolean;
  id: string;
  number: string | null;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  section: string | null;
  table_id: string;
  territory_id: string;
}

export interface ProceedingChoice {
  candidate_id: string;
  chosen: boolean;
  on_date: string;
  points: Numeric | null;
  proceeding_id: string;
  reasons: string;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingContact {
  candidate_id: string;
  proceeding_id: string;
  recorded_by: string | null;
  sealed: Buffer;
  table_id: string;
  territory_id: string;
}

export interface ProceedingDocument {
  about: string;
  bytes: number;
  id: string;
  kind: string;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: Generated<boolean>;
  sealed: Buffer;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingDocumentContent {
  document_id: string;
  recorded_by: string | null;
  sealed: Buffer;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingExtension {
  closes_on: string;
  id: string;
  on_date: string;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
  was_until: string;
  why: string;
}

export interface ProceedingOfficer {
  from_on: string;
  id: string;
  person_id: string;
  proceeding_id: string;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  until_on: string | null;
  words: string;
}

export interface ProceedingPart {
  candidate_id: string;
  here: boolean;
  phase_id: string;
  proceeding_id: string;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  why: string | null;
}

export interface ProceedingParty {
  agreement_id: string;
  candidate_id: string;
  proceeding_id: string;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingPhase {
  from_on: string;
  id: string;
  number: number;
  proceeding_id: string;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  title: string;
  until_on: string | null;
}

export interface ProceedingProposal {
  candidate_id: string;
  proceeding_id: string;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
  words: string;
}

export interface ProceedingQuestion {
  answer: string | null;
  answered_by: string | null;
  answered_on: string | null;
  asked_on: string;
  id: string;
  proceeding_id: string;
  question: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
}

export interface ProceedingRequest {
  answer: string | null;
  answered_on: string | null;
  asked_on: string;
  due_on: Generated<string>;
  id: string;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  sealed_answer: Buffer | null;
  table_id: string;
  territory_id: string;
}

export interface ProceedingSession {
  meeting_id: string;
  phase_id: string | null;
  proceeding_id: string;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
}

export interface ProceedingStep {
  code: string;
  done_on: string;
  proceeding_id: string;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
  words: string;
}

export interface RecordPhoto {
  bytes: number;
  circle_id: string | null;
  for_person_id: string | null;
  height: number;
  id: string;
  record_id: string;
  record_kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  seen_by: string;
  territory_id: string;
  width: number;
}

export interface RecordPhotoContent {
  circle_id: string | null;
  for_person_id: string | null;
  photo_id: string;
  record_id: string;
  record_kind: string;
  recorded_by: string | null;
  sealed: Buffer;
  seen_by: string;
  small: Buffer;
  territory_id: string;
}

export interface RedesignFile {
  alt: string;
  content: Buffer;
  height: number | null;
  id: string;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  redesign_id: string;
  shown: Generated<boolean>;
  territory_id: string;
  thumbnail: Buffer | null;
  width: number | null;
}

export interface RedesignStep {
  answer: string | null;
  answered_by: string | null;
  answered_on: string | null;
  asked_of: string;
  id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  redesign_id: string;
  shown: Generated<boolean>;
  territory_id: string;
  what: string;
}

export interface Reminder {
  assigned_to: string;
  done_at: Timestamp | null;
  due_on: string;
  encounter_id: string | null;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface Report {
  filling_from: Generated<Timestamp>;
  from_on: string;
  id: string;
  language: string;
  number: Generated<number>;
  outline: string;
  parts: Json;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  title: string;
  until_on: string;
}

export interface ReportFilling {
  content: Json;
  filled_at: Timestamp;
  part: string;
  report_id: string;
  territory_id: string;
}

export interface ReportingDay {
  on_day: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface ReportOutline {
  ended_at: Timestamp | null;
  id: string;
  name: string;
  number: Generated<number>;
  parts: Json;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface ReportSigning {
  figures: Json;
  from_on: string;
  hash: string;
  id: string;
  known_at: Timestamp;
  number: number;
  published_at: Timestamp | null;
  published_by: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reopened_at: Timestamp | null;
  reopened_by: string | null;
  reopened_why: string | null;
  report_id: string;
  sealed: Buffer;
  signed_on: string;
  territory_id: string;
  title: string;
  until_on: string;
}

export interface ReportStory {
  is_public: Generated<boolean>;
  signed_as: string;
  signing_id: string;
  story_id: string;
  territory_id: string;
  words: string;
}

export interface ReportWords {
  id: string;
  number: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  report_id: string;
  sealed: Buffer;
  slot: string;
  territory_id: string;
}

export interface RightsRequest {
  answer: string | null;
  asked_by: string | null;
  asked_on: string;
  closed_by: string | null;
  closed_on: string | null;
  due_on: string;
  how: string;
  id: string;
  kind: string;
  outcome: string | null;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  said: string | null;
  territory_id: string;
}

export interface RoleAssignment {
  ends_at: Timestamp | null;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  role: string;
  starts_at: Generated<Timestamp>;
  territory_id: string;
}

export interface RoomTariff {
  cents_hour: number;
  room_id: string;
  territory_id: string;
  user_kind: string;
}

export interface RoomTime {
  booking_id: string;
  changed_at: Generated<Timestamp>;
  ends_at: Timestamp;
  id: string;
  on_date: string;
  place_id: string;
  reason: string | null;
  recurrence_at: string;
  room_id: string;
  starts_at: Timestamp;
  state: string;
  territory_id: string;
  title: string | null;
}

export interface RoundTable {
  closed_on: string | null;
  closed_why: string | null;
  ends_on: string | null;
  id: string;
  kind: string;
  name: string;
  of_id: string | null;
  purpose: string;
  quorum: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  starts_on: string;
  territory_id: string;
}

export interface SafetyConcern {
  id: string;
  noted_on: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface SarPlacement {
  from_on: string;
  hours_week: number;
  id: string;
  organisation_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  seats: number;
  tasks: string;
  territory_id: string;
  until_on: string | null;
}

export interface SchoolSignal {
  circle_id: string;
  closed_by: string | null;
  closed_on: string | null;
  family_met_on: string | null;
  id: string;
  intake_id: string | null;
  outcome: string | null;
  received_on: string;
  recorded_at: Generated<Timestamp>;
  school_id: string;
  sealed: Buffer | null;
  sent_by: string | null;
  taken_up_by: string | null;
  taken_up_on: string | null;
  territory_id: string;
}

export interface SecondStepReset {
  id: string;
  person_id: string;
  reason: Buffer;
  reset_at: Generated<Timestamp>;
  reset_by: string | null;
  territory_id: string;
}

export interface SensitiveOpening {
  closes_at: Generated<Timestamp>;
  id: string;
  opened_at: Generated<Timestamp>;
  opened_by: string;
  person_id: string;
  reason: Buffer;
  territory_id: string;
}

export interface SensitiveOpeningNotice {
  opened_at: Generated<Timestamp>;
  opened_by: string;
  opening_id: string;
  person_id: string;
  seen_at: Timestamp | null;
  territory_id: string;
  told_id: string;
}

export interface SensitiveRead {
  at: Generated<Timestamp>;
  circle_id: string | null;
  id: string;
  person_id: string;
  reader_id: string;
  record_id: string;
  record_kind: string;
  territory_id: string;
  written_by: string | null;
}

export interface SessionPresences {
  named: number;
  session_id: string;
  territory_id: string;
}

export interface SessionReport {
  evaluation: string | null;
  headcount: number | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface SessionSheet {
  code: string;
  id: string;
  lines: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface Signup {
  activity_id: string;
  asked_at: Generated<Timestamp>;
  code: string;
  confirmed_at: Timestamp | null;
  contact_mark: string | null;
  ended_at: Timestamp | null;
  for_minor: Generated<boolean>;
  id: string;
  language: string;
  letter_at: Timestamp | null;
  mark: string | null;
  network_mark: string | null;
  offered_until: Timestamp | null;
  person_id: string | null;
  queued_at: Timestamp | null;
  reached_by: string;
  recorded_by: string | null;
  session_id: string | null;
  state: string;
  territory_id: string;
}

export interface SignupContact {
  sealed: Buffer;
  signup_id: string;
  territory_id: string;
}

export interface SignupLetter {
  about_id: string;
  kind: string;
  sent_at: Generated<Timestamp>;
  signup_id: string;
  territory_id: string;
}

export interface SignupNeed {
  sealed: Buffer;
  signup_id: string;
  territory_id: string;
}

export interface SignupTerms {
  activity_id: string;
  capacity: number | null;
  closes_hours: Generated<number>;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string | null;
  taking: Generated<boolean>;
  territory_id: string;
  unit: string;
  waiting_list: Generated<boolean>;
}

export interface SmallGroupRule {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  smallest: number;
  smallest_sensitive: number;
  territory_id: string;
}

export interface SourceFigure {
  code: string | null;
  day_assumed: boolean;
  ended_at: Timestamp | null;
  id: string;
  on_day: string;
  position: Generated<number>;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  remark: string | null;
  source: string;
  territory_id: string;
  value: number | null;
  words: string;
}

export interface SpaceAssessment {
  candidate_id: string;
  id: string;
  interested: Generated<boolean>;
  person_id: string;
  reasons: Generated<string[]>;
  recorded_at: Generated<Timestamp>;
  scores: Generated<number[]>;
  territory_id: string;
}

export interface SpaceAssessor {
  call_id: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface SpaceCall {
  closes_on: string;
  criteria: Json;
  id: string;
  opens_on: string;
  published_at: Timestamp | null;
  purpose: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  result_on: string;
  territory_id: string;
  title: string;
}

export interface SpaceCallResult {
  call_id: string;
  decided_on: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface SpaceCandidate {
  address: string | null;
  answers: string[];
  arrived_on: string;
  aside_at: Timestamp | null;
  aside_by: string | null;
  aside_reason: string | null;
  by_form: Generated<boolean>;
  call_id: string;
  id: string;
  istat_code: string | null;
  name: string;
  owner_id: string | null;
  owner_said: string | null;
  place_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  territory_id: string;
}

export interface SpaceProposer {
  candidate_id: string;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface SpaceRank {
  call_id: string;
  candidate_id: string;
  chosen: boolean;
  place: number;
  points: number;
  recorded_by: string | null;
  sheets: Json;
  territory_id: string;
  tie: string | null;
  why: string;
}

export interface SupervisionGroup {
  ended_on: string | null;
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  supervisor: string;
  territory_id: string;
}

export interface SupervisionNote {
  changed_at: Generated<Timestamp>;
  circle_id: string;
  id: string;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
}

export interface SupervisionPresence {
  group_id: string;
  person_id: string;
  recorded_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface SupervisionSession {
  group_id: string;
  hours: Numeric;
  id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface TableDecision {
  abstained: number;
  against: number;
  decided_on: string;
  due_on: string;
  follows_id: string | null;
  id: string;
  in_favour: number;
  meeting_id: string;
  number: number;
  present: number;
  quorum: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: boolean;
  sealed: Buffer;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  topic_id: string;
}

export interface TableDeputy {
  meeting_id: string;
  person_id: string;
  recorded_by: string | null;
  seat_id: string;
  table_id: string;
  territory_id: string;
}

export interface TableErratum {
  approved_in_id: string | null;
  approved_on: string | null;
  id: string;
  meeting_id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: boolean;
  sealed: Buffer;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  topic_id: string;
}

export interface TableExcuse {
  meeting_id: string;
  person_id: string;
  recorded_by: string | null;
  seat_id: string;
  table_id: string;
  territory_id: string;
}

export interface TableFollowUp {
  decision_id: string;
  id: string;
  meeting_id: string;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: boolean;
  sealed: Buffer;
  shown: Generated<boolean>;
  state: string;
  table_id: string;
  territory_id: string;
}

export interface TableGuest {
  came: Generated<boolean>;
  id: string;
  meeting_id: string;
  person_id: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
  topic_id: string | null;
  words: string | null;
}

export interface TableMeeting {
  approved_by: Generated<string[]>;
  approved_in_id: string | null;
  approved_on: string | null;
  bodies: Generated<string[]>;
  called_off_on: string | null;
  called_off_why: string | null;
  convened_on: string | null;
  id: string;
  invited: string | null;
  on_date: string;
  place_said: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  shown: Generated<boolean>;
  starts_at: Timestamp;
  table_id: string;
  territory_id: string;
}

export interface TableMinute {
  id: string;
  meeting_id: string;
  number: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: boolean;
  sealed: Buffer;
  shown: Generated<boolean>;
  table_id: string;
  territory_id: string;
  topic_id: string;
}

export interface TablePresence {
  meeting_id: string;
  person_id: string;
  recorded_by: string | null;
  seat_id: string;
  table_id: string;
  territory_id: string;
}

export interface TableSeat {
  body: string;
  from_on: string;
  id: string;
  organisation_id: string | null;
  part: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  table_id: string;
  territory_id: string;
  until_on: string | null;
}

export interface TableTopic {
  id: string;
  left_out_why: string | null;
  meeting_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  reserved: Generated<boolean>;
  shown: Generated<boolean>;
  state: Generated<string>;
  table_id: string;
  territory_id: string;
  title: string;
  why: string | null;
}

export interface TableVote {
  decision_id: string;
  meeting_id: string;
  person_id: string;
  recorded_by: string | null;
  reserved: boolean;
  seat_id: string;
  table_id: string;
  territory_id: string;
  vote: string;
}

export interface Territory {
  founded_at: Generated<Timestamp>;
  id: string;
  installation: string;
  language: Generated<string>;
  name: string;
  slug: string;
  time_zone: Generated<string>;
}

export interface TerritoryMunicipality {
  istat_code: string;
  population: number | null;
  territory_id: string;
}

export interface TerritoryPopulation {
  assumed: boolean;
  ended_at: Timestamp | null;
  id: string;
  on_day: string;
  people: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  source: string;
  territory_id: string;
}

export interface Tie {
  a_id: string;
  a_kind: string;
  b_id: string;
  b_kind: string;
  circle_id: string | null;
  facts: Generated<ArrayType<Int8>>;
  first_on: string;
  last_on: string;
  side: Generated<string>;
  territory_id: string;
  times: number;
}

export interface TieDeclared {
  formal: Generated<boolean>;
  id: string;
  one_id: string;
  one_kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  said_by: string;
  since_on: string;
  territory_id: string;
  two_id: string;
  two_kind: string;
  until_on: string | null;
}

export interface TieEvidence {
  circle_id: string | null;
  crowd: Generated<boolean>;
  fact: Generated<Int8>;
  formal: Generated<boolean>;
  id: string;
  kind: string;
  lasting: Generated<boolean>;
  on_date: string;
  recorded_at: Generated<Timestamp>;
  source_id: string;
  source_kind: string;
  territory_id: string;
  until_on: string | null;
}

export interface TieEvidenceNode {
  circle_id: string | null;
  evidence_id: string;
  node_id: string;
  node_kind: string;
  territory_id: string;
}

export interface TieExport {
  exported_at: Generated<Timestamp>;
  id: string;
  reason: string | null;
  territory_id: string;
  with_names: boolean;
}

export interface TieLink {
  expires_at: Timestamp;
  id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  teller_id: string;
  teller_kind: string;
  territory_id: string;
  token_hash: Buffer;
}

export interface TieSaid {
  formal: Generated<boolean>;
  id: string;
  link_id: string;
  name_said: string | null;
  organisation_id: string | null;
  said_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
  settled_by: string | null;
  since_on: string | null;
  teller_id: string;
  teller_kind: string;
  territory_id: string;
  wish: string;
}

export interface TieSetting {
  half_life_days: number;
  set_at: Generated<Timestamp>;
  set_by: string | null;
  territory_id: string;
}

export interface TieVersion {
  changes: Generated<Int8>;
  counter: number;
  territory_id: string;
}

export interface TrainingCompletion {
  hours: Numeric;
  id: string;
  on_date: string;
  path_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  withdrawn_at: Timestamp | null;
}

export interface TrainingParticipant {
  from_on: string;
  id: string;
  left_on: string | null;
  path_id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
}

export interface TrainingPath {
  about: string | null;
  ended_on: string | null;
  figure: string | null;
  for_whom: string;
  hours: Numeric;
  id: string;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  steps: string[];
  territory_id: string;
}

export interface TrainingPresence {
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  session_id: string;
  territory_id: string;
}

export interface TrainingSession {
  cancelled_at: Timestamp | null;
  hours: Numeric;
  id: string;
  kept_at: Timestamp | null;
  on_date: string;
  path_id: string;
  place_said: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  starts_at: string;
  step: number | null;
  teacher: string;
  territory_id: string;
}

export interface Volunteer {
  from_on: string;
  id: string;
  organisation_id: string | null;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  until_on: string | null;
}

export interface VolunteerCheck {
  done_on: string;
  expires_on: string | null;
  id: string;
  kind: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  withdrawn_at: Timestamp | null;
}

export interface VolunteerHours {
  hours: Numeric;
  id: string;
  on_date: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  territory_id: string;
  what: string;
  withdrawn_at: Timestamp | null;
}

export interface Vulnerability {
  circle_id: string | null;
  from_on: string;
  id: string;
  person_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  sealed: Buffer;
  territory_id: string;
  until_on: string | null;
}

export interface WantedCourse {
  activity_id: string | null;
  area: string;
  description: string | null;
  first_on: string;
  for_whom: string;
  from_time: string;
  given_up_on: string | null;
  id: string;
  place_id: string;
  price_cents: Int8 | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  room_id: string | null;
  started_on: string | null;
  territory_id: string;
  threshold: number;
  title: string;
  to_time: string;
  until_on: string;
  weeks: number;
}

export interface WantedCourseFamily {
  address_mark: string | null;
  asked_at: Generated<Timestamp>;
  confirmed_at: Timestamp | null;
  course_id: string;
  id: string;
  joined_on: string;
  language: Generated<string>;
  left_at: Timestamp | null;
  person_id: string | null;
  recorded_by: string | null;
  sealed: Buffer | null;
  territory_id: string;
  told_at: Timestamp | null;
}

export interface Tables {
  accessibility_feedback: AccessibilityFeedback;
  accompaniment_agreement: AccompanimentAgreement;
  account_person: AccountPerson;
  activity: Activity;
  activity_phase: ActivityPhase;
  activity_phase_why: ActivityPhaseWhy;
  activity_promoter: ActivityPromoter;
  activity_series: ActivitySeries;
  activity_session: ActivitySession;
  activity_story: ActivityStory;
  activity_story_published: ActivityStoryPublished;
  attendance: Attendance;
  attention_rule: AttentionRule;
  booking: Booking;
  booking_of: BookingOf;
  booking_payment: BookingPayment;
  calendar_address: CalendarAddress;
  calendar_key: CalendarKey;
  care_attendance: CareAttendance;
  care_group: CareGroup;
  care_member: CareMember;
  checkin_arrival: CheckinArrival;
  checkin_code: CheckinCode;
  checkin_miss: CheckinMiss;
  circle: Circle;
  circle_member: CircleMember;
  civic_agreement: CivicAgreement;
  civic_agreement_party: CivicAgreementParty;
  civic_center: CivicCenter;
  civic_coordinator: CivicCoordinator;
  civic_family: CivicFamily;
  civic_family_count: CivicFamilyCount;
  closed_period: ClosedPeriod;
  competence: Competence;
  consent: Consent;
  contribution: Contribution;
  data_breach: DataBreach;
  door_key: DoorKey;
  door_key_loan: DoorKeyLoan;
  emporium_audit: EmporiumAudit;
  emporium_booking: EmporiumBooking;
  encounter: Encounter;
  encounter_note: EncounterNote;
  encounter_organisation: EncounterOrganisation;
  encounter_person: EncounterPerson;
  encounter_topic: EncounterTopic;
  erased_account: ErasedAccount;
  evaluation: Evaluation;
  evaluation_answer: EvaluationAnswer;
  evaluation_check: EvaluationCheck;
  evaluation_dataset: EvaluationDataset;
  evaluation_dataset_piece: EvaluationDatasetPiece;
  evaluation_evidence: EvaluationEvidence;
  evaluation_evidence_content: EvaluationEvidenceContent;
  evaluation_finding: EvaluationFinding;
  evaluation_key: EvaluationKey;
  evaluation_reading: EvaluationReading;
  evaluation_sample: EvaluationSample;
  evaluation_sample_item: EvaluationSampleItem;
  exchange_agreement: ExchangeAgreement;
  exchange_agreement_words: ExchangeAgreementWords;
  exchange_brief: ExchangeBrief;
  exchange_fact: ExchangeFact;
  exchange_match: ExchangeMatch;
  exchange_notice: ExchangeNotice;
  exchange_notice_of: ExchangeNoticeOf;
  exchange_party: ExchangeParty;
  exchange_photo: ExchangePhoto;
  exchange_placing: ExchangePlacing;
  exchange_pool: ExchangePool;
  exchange_pool_need: ExchangePoolNeed;
  exchange_round: ExchangeRound;
  exchange_round_need: ExchangeRoundNeed;
  exchange_weight: ExchangeWeight;
  exchange_wish: ExchangeWish;
  framework_line: FrameworkLine;
  framework_version: FrameworkVersion;
  fund: Fund;
  fund_account: FundAccount;
  fund_commitment: FundCommitment;
  fund_day: FundDay;
  fund_decision: FundDecision;
  fund_document: FundDocument;
  fund_document_content: FundDocumentContent;
  fund_entry: FundEntry;
  fund_instalment: FundInstalment;
  fund_payee: FundPayee;
  fund_plan: FundPlan;
  fund_rule: FundRule;
  fund_seen: FundSeen;
  fund_source: FundSource;
  fund_statement: FundStatement;
  guardian: Guardian;
  hand_over: HandOver;
  hand_over_part: HandOverPart;
  household: Household;
  household_member: HouseholdMember;
  idea: Idea;
  idea_assessment: IdeaAssessment;
  idea_attachment: IdeaAttachment;
  idea_attachment_content: IdeaAttachmentContent;
  idea_ballot: IdeaBallot;
  idea_call: IdeaCall;
  idea_call_result: IdeaCallResult;
  idea_code: IdeaCode;
  idea_code_batch: IdeaCodeBatch;
  idea_contact: IdeaContact;
  idea_follower: IdeaFollower;
  idea_juror: IdeaJuror;
  idea_outcome: IdeaOutcome;
  idea_paper_batch: IdeaPaperBatch;
  idea_rank: IdeaRank;
  idea_sheet: IdeaSheet;
  idea_signature: IdeaSignature;
  idea_step: IdeaStep;
  idea_story: IdeaStory;
  idea_story_published: IdeaStoryPublished;
  idea_support: IdeaSupport;
  idea_traffic: IdeaTraffic;
  idea_version: IdeaVersion;
  idea_voter: IdeaVoter;
  import_mapping: ImportMapping;
  import_record: ImportRecord;
  import_run: ImportRun;
  installation: Installation;
  intake: Intake;
  intake_agreement: IntakeAgreement;
  intake_closing: IntakeClosing;
  intake_contact: IntakeContact;
  intake_judgement: IntakeJudgement;
  intake_path_part: IntakePathPart;
  intake_referral: IntakeReferral;
  intake_step: IntakeStep;
  intake_story: IntakeStory;
  introduction: Introduction;
  introduction_outcome: IntroductionOutcome;
  introduction_reason: IntroductionReason;
  invitation: Invitation;
  journal: Journal;
  journal_seal: JournalSeal;
  lab_cohort: LabCohort;
  lab_exchange: LabExchange;
  lab_exchange_person: LabExchangePerson;
  lab_hand_over: LabHandOver;
  lab_maker: LabMaker;
  lab_setting: LabSetting;
  lab_sheet: LabSheet;
  lab_sheet_signing: LabSheetSigning;
  lab_sheet_words: LabSheetWords;
  lab_zone: LabZone;
  local_indicator: LocalIndicator;
  local_indicator_version: LocalIndicatorVersion;
  maker_exchange: MakerExchange;
  maker_exchange_person: MakerExchangePerson;
  municipality: Municipality;
  newsletter_delivery: NewsletterDelivery;
  newsletter_issue: NewsletterIssue;
  newsletter_reader: NewsletterReader;
  newsletter_sending: NewsletterSending;
  newsletter_subscriber: NewsletterSubscriber;
  offline_entry: OfflineEntry;
  operator_figure: OperatorFigure;
  organisation: Organisation;
  organisation_contact: OrganisationContact;
  organisation_member: OrganisationMember;
  organisation_verification: OrganisationVerification;
  outcome_edition: OutcomeEdition;
  outcome_target: OutcomeTarget;
  pact: Pact;
  pact_agreement: PactAgreement;
  pact_answer: PactAnswer;
  pact_beneficiary: PactBeneficiary;
  pact_done: PactDone;
  pact_draft: PactDraft;
  pact_end: PactEnd;
  pact_estimate: PactEstimate;
  pact_item: PactItem;
  pact_kind: PactKind;
  pact_note: PactNote;
  pact_review: PactReview;
  pact_rule: PactRule;
  pact_signature: PactSignature;
  pact_version: PactVersion;
  paper_row: PaperRow;
  paper_sheet: PaperSheet;
  paper_source: PaperSource;
  paper_typing: PaperTyping;
  person: Person;
  person_competence: PersonCompetence;
  person_contact: PersonContact;
  person_distinct: PersonDistinct;
  person_first: PersonFirst;
  person_informed: PersonInformed;
  person_interest: PersonInterest;
  person_left_for_later: PersonLeftForLater;
  person_merge: PersonMerge;
  person_objection: PersonObjection;
  person_profile: PersonProfile;
  person_restriction: PersonRestriction;
  place: Place;
  place_closed_days: PlaceClosedDays;
  place_code: PlaceCode;
  place_hours: PlaceHours;
  place_manager: PlaceManager;
  place_redesign: PlaceRedesign;
  place_room: PlaceRoom;
  place_shift: PlaceShift;
  place_shift_through: PlaceShiftThrough;
  place_turn: PlaceTurn;
  practice: Practice;
  practice_adoption: PracticeAdoption;
  practice_arrival: PracticeArrival;
  practice_draft: PracticeDraft;
  practice_model: PracticeModel;
  practice_pack: PracticePack;
  practice_piece: PracticePiece;
  practice_version: PracticeVersion;
  privacy_part: PrivacyPart;
  proceeding: Proceeding;
  proceeding_agreement: ProceedingAgreement;
  proceeding_candidate: ProceedingCandidate;
  proceeding_check: ProceedingCheck;
  proceeding_choice: ProceedingChoice;
  proceeding_contact: ProceedingContact;
  proceeding_document: ProceedingDocument;
  proceeding_document_content: ProceedingDocumentContent;
  proceeding_extension: ProceedingExtension;
  proceeding_officer: ProceedingOfficer;
  proceeding_part: ProceedingPart;
  proceeding_party: ProceedingParty;
  proceeding_phase: ProceedingPhase;
  proceeding_proposal: ProceedingProposal;
  proceeding_question: ProceedingQuestion;
  proceeding_request: ProceedingRequest;
  proceeding_session: ProceedingSession;
  proceeding_step: ProceedingStep;
  record_photo: RecordPhoto;
  record_photo_content: RecordPhotoContent;
  redesign_file: RedesignFile;
  redesign_step: RedesignStep;
  reminder: Reminder;
  report: Report;
  report_filling: ReportFilling;
  report_outline: ReportOutline;
  report_signing: ReportSigning;
  report_story: ReportStory;
  report_words: ReportWords;
  reporting_day: ReportingDay;
  rights_request: RightsRequest;
  role_assignment: RoleAssignment;
  room_tariff: RoomTariff;
  room_time: RoomTime;
  round_table: RoundTable;
  safety_concern: SafetyConcern;
  sar_placement: SarPlacement;
  school_signal: SchoolSignal;
  second_step_reset: SecondStepReset;
  sensitive_opening: SensitiveOpening;
  sensitive_opening_notice: SensitiveOpeningNotice;
  sensitive_read: SensitiveRead;
  session_presences: SessionPresences;
  session_report: SessionReport;
  session_sheet: SessionSheet;
  signup: Signup;
  signup_contact: SignupContact;
  signup_letter: SignupLetter;
  signup_need: SignupNeed;
  signup_terms: SignupTerms;
  small_group_rule: SmallGroupRule;
  source_figure: SourceFigure;
  space_assessment: SpaceAssessment;
  space_assessor: SpaceAssessor;
  space_call: SpaceCall;
  space_call_result: SpaceCallResult;
  space_candidate: SpaceCandidate;
  space_proposer: SpaceProposer;
  space_rank: SpaceRank;
  supervision_group: SupervisionGroup;
  supervision_note: SupervisionNote;
  supervision_presence: SupervisionPresence;
  supervision_session: SupervisionSession;
  table_decision: TableDecision;
  table_deputy: TableDeputy;
  table_erratum: TableErratum;
  table_excuse: TableExcuse;
  table_follow_up: TableFollowUp;
  table_guest: TableGuest;
  table_meeting: TableMeeting;
  table_minute: TableMinute;
  table_presence: TablePresence;
  table_seat: TableSeat;
  table_topic: TableTopic;
  table_vote: TableVote;
  territory: Territory;
  territory_municipality: TerritoryMunicipality;
  territory_population: TerritoryPopulation;
  tie: Tie;
  tie_declared: TieDeclared;
  tie_evidence: TieEvidence;
  tie_evidence_node: TieEvidenceNode;
  tie_export: TieExport;
  tie_link: TieLink;
  tie_said: TieSaid;
  tie_setting: TieSetting;
  tie_version: TieVersion;
  training_completion: TrainingCompletion;
  training_participant: TrainingParticipant;
  training_path: TrainingPath;
  training_presence: TrainingPresence;
  training_session: TrainingSession;
  volunteer: Volunteer;
  volunteer_check: VolunteerCheck;
  volunteer_hours: VolunteerHours;
  vulnerability: Vulnerability;
  wanted_course: WantedCourse;
  wanted_course_family: WantedCourseFamily;
}
