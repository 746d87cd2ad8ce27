import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister, type Row, type TableRegister } from '../../ground/privacy/register.ts'
import { type SealedKind, sealedWhere } from './rules.ts'

const about = aboutIn('person_id')
const opened = (kind: SealedKind, key: string, column: string) => (row: Row) =>
  row[column] ? { [column]: unseal(row[column] as Buffer, sealedWhere(kind, String(row[key]))) } : {}

/** A part of an intake: words are sealed, the rest says when and by whom. */
const part = (table: SealedKind, days: string, not = 'id'): TableRegister => ({
  table,
  processing: 'accompaniment',
  fields: { sensitive: `person_id sealed ${days}`.trim() },
  authors: 'recorded_by',
  not: `${not} intake_id circle_id recorded_at`,
  about,
  opened: opened(table, table === 'intake_story' ? 'intake_id' : 'id', 'sealed'),
})

/** What this room holds about those who are accompanied. */
export const personal: RoomRegister = {
  room: 'intakes',
  processings: [
    { code: 'accompaniment', basis: 'e', special: 'g', years: 5, from: 'lastContact' },
    { code: 'signals', basis: 'e', special: 'g', years: 0, from: 'sending' },
    { code: 'care', basis: 'e', special: 'h', years: 5, from: 'lastContact' },
  ],
  tables: [
    {
      ...part('intake_path_part', 'side organisation_id shared_with until_on done_on'),
      authors: 'recorded_by done_by',
    },
    // A pupil is named only in the sealed words, which are forgotten with the signal.
    {
      table: 'school_signal',
      processing: 'signals',
      fields: { sensitive: 'sealed' },
      authors: 'sent_by taken_up_by closed_by',
      not: 'id circle_id school_id received_on taken_up_on family_met_on closed_on outcome intake_id recorded_at',
    },
    { ...part('intake_closing', 'closed_on outcome reopened_on'), authors: 'recorded_by reopened_by' },
    { ...part('intake_step', 'due_on done_on'), authors: 'recorded_by assigned_to done_by' },
    part('intake_contact', 'on_day how'),
    {
      ...part('intake_referral', 'sealed_answer organisation_id asked_on agreed_how answer answered_on'),
      opened: (row) => ({
        ...opened('intake_referral', 'id', 'sealed')(row),
        ...opened('intake_referral', 'id', 'sealed_answer')(row),
      }),
    },
    part('intake_judgement', 'judged_on judgement'),
    {
      table: 'intake_agreement',
      processing: 'accompaniment',
      fields: { sensitive: 'person_id kind agreed_on how given_by ended_on' },
      authors: 'recorded_by ended_by',
      not: 'id intake_id circle_id recorded_at',
      about,
    },
    part('intake_story', '', ''),
    {
      table: 'intake',
      processing: 'accompaniment',
      fields: { sensitive: 'person_id opened_on source known_said encounter_id household_id' },
      authors: 'recorded_by',
      not: 'id circle_id recorded_at',
      about,
      fate: 'counted',
    },
    {
      table: 'care_attendance',
      processing: 'care',
      fields: { sensitive: 'person_id session_id' },
      authors: 'recorded_by',
      not: 'id circle_id recorded_at',
      about,
    },
    {
      table: 'care_member',
      processing: 'care',
      fields: { sensitive: 'person_id part cares_for from_on until_on' },
      authors: 'recorded_by',
      not: 'id circle_id recorded_at',
      about,
    },
    {
      table: 'care_group',
      authors: 'recorded_by',
      not: 'id circle_id activity_id purpose recorded_at',
    },
    {
      table: 'sar_placement',
      authors: 'recorded_by',
      not: 'id organisation_id tasks hours_week seats from_on until_on recorded_at',
    },
    { table: 'attention_rule', authors: 'changed_by', not: 'few_ties faded_days changed_at' },
  ],
}
