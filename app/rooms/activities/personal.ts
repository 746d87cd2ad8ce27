import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { COURSES, demandTables } from './demand/personal.ts'
import { handOverWhere } from './makers/rules.ts'
import { contactWhere, needWhere } from './signups/rules.ts'
import { sealedWhere as storyWhere } from './stories/rules.ts'

const heldOn = sql<string>`(select s.held_on from activity_session s
  where s.territory_id = attendance.territory_id and s.id = attendance.session_id)`

const ofSignUps = (table: string) => (ids: readonly string[]) =>
  sql<boolean>`signup_id in (select g.id from signup g
    where g.territory_id = ${sql.ref(table)}.territory_id and g.person_id = any (${ids}::uuid[]))`

/** What this room holds about people. */
export const personal: RoomRegister = {
  room: 'activities',
  processings: [
    { code: 'takingPart', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'stories', basis: 'a', years: 0, from: 'withdrawal' },
    { code: 'signups', basis: 'e', special: 'a', years: 0, from: 'closing' },
    COURSES,
  ],
  tables: [
    ...demandTables,
    {
      table: 'checkin_arrival',
      processing: 'signups',
      fields: { team: 'person_id session_id how arrived_at', sensitive: 'sealed mark' },
      authors: 'settled_by',
      not: 'id signup_id settled settled_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'signup_contact',
      processing: 'signups',
      fields: { sensitive: 'sealed' },
      not: 'signup_id',
      about: ofSignUps('signup_contact'),
      opened: ({ signup_id, sealed }) =>
        JSON.parse(unseal(sealed as Buffer, contactWhere(String(signup_id)))),
    },
    {
      table: 'signup_need',
      processing: 'signups',
      fields: { sensitive: 'sealed' },
      not: 'signup_id',
      about: ofSignUps('signup_need'),
      opened: ({ signup_id, sealed }) => ({ needs: unseal(sealed as Buffer, needWhere(String(signup_id))) }),
    },
    {
      table: 'signup',
      processing: 'signups',
      fields: {
        team: 'person_id activity_id session_id state asked_at confirmed_at ended_at',
        sensitive: 'mark contact_mark network_mark code',
      },
      authors: 'recorded_by',
      not: 'id reached_by for_minor language letter_at queued_at offered_until',
      about: aboutIn('person_id'),
    },
    { table: 'signup_letter', not: 'signup_id kind about_id sent_at' },
    {
      table: 'signup_terms',
      authors: 'recorded_by',
      not: 'id activity_id session_id unit capacity waiting_list closes_hours taking recorded_at',
    },
    { table: 'checkin_miss', not: 'id network_mark missed_at' },
    {
      table: 'checkin_code',
      authors: 'recorded_by revoked_by',
      not: 'id session_id code recorded_at revoked_at',
    },
    { table: 'place_code', authors: 'recorded_by', not: 'id place_id code recorded_at' },
    { table: 'session_sheet', authors: 'recorded_by', not: 'id session_id code lines recorded_at' },
    {
      table: 'lab_hand_over',
      processing: 'takingPart',
      fields: { team: 'from_person_id to_person_id part on_date', sensitive: 'sealed' },
      authors: 'recorded_by',
      not: 'id activity_id recorded_at',
      about: aboutIn('from_person_id', 'to_person_id'),
      opened: ({ id, sealed }) => ({ note: unseal(sealed as Buffer, handOverWhere(String(id))) }),
    },
    {
      table: 'lab_maker',
      processing: 'takingPart',
      fields: { team: 'person_id part from_on until_on' },
      authors: 'recorded_by',
      not: 'id activity_id recorded_at',
      about: aboutIn('person_id'),
      happened: { with: 'person_id', on: sql`coalesce(until_on, current_date)` },
    },
    {
      table: 'lab_exchange_person',
      processing: 'takingPart',
      fields: { team: 'person_id exchange_id' },
      authors: 'recorded_by',
      not: '',
      about: aboutIn('person_id'),
    },
    {
      table: 'lab_exchange',
      authors: 'recorded_by',
      not: 'id activity_id other_id kind on_date learnt recorded_at',
    },
    { table: 'activity_phase_why', authors: 'recorded_by', not: 'phase_id activity_id why' },
    {
      table: 'activity_phase',
      authors: 'recorded_by',
      not: 'id activity_id phase number decided_on told shown recorded_at',
    },
    {
      table: 'lab_sheet_signing',
      authors: 'reopened_by recorded_by',
      not: 'id sheet_id number signed_on figures reopened_at reopened_why recorded_at',
    },
    {
      table: 'lab_sheet_words',
      authors: 'recorded_by',
      not: 'id sheet_id section number sealed recorded_at',
    },
    { table: 'lab_sheet', authors: 'recorded_by', not: 'id activity_id from_on until_on recorded_at' },
    {
      table: 'redesign_step',
      authors: 'answered_by recorded_by',
      not: 'id redesign_id on_date what asked_of answered_on answer shown recorded_at',
    },
    {
      table: 'redesign_file',
      authors: 'recorded_by',
      not: 'id redesign_id alt kind content thumbnail width height shown recorded_at',
    },
    {
      table: 'place_redesign',
      authors: 'recorded_by',
      not: 'id activity_id place_id title what proposed_on agreed_on shown ended_on outcome recorded_at',
    },
    {
      table: 'lab_setting',
      authors: 'recorded_by',
      not: 'activity_id cohort_id zone_id inside_id funded_until with_youths_on recorded_at',
    },
    {
      table: 'lab_cohort',
      authors: 'recorded_by',
      not: 'id name starts_on ends_on funded_until recorded_at',
    },
    { table: 'lab_zone', authors: 'recorded_by', not: 'id name municipalities quarters recorded_at' },
    {
      table: 'activity_story_published',
      processing: 'stories',
      fields: { public: 'words signed_as' },
      authors: 'published_by',
      not: 'story_id activity_id published_at',
      about: (ids) => sql<boolean>`story_id in (select t.id from activity_story t
        where t.territory_id = activity_story_published.territory_id and t.person_id = any (${ids}::uuid[]))`,
    },
    {
      table: 'activity_story',
      processing: 'takingPart',
      fields: { sensitive: 'person_id told_on went sealed' },
      authors: 'recorded_by',
      not: 'id activity_id recorded_at',
      about: aboutIn('person_id'),
      happened: { with: 'person_id', on: sql`told_on` },
      opened: ({ id, sealed }) => ({ words: unseal(sealed as Buffer, storyWhere(String(id))) }),
    },
    {
      table: 'attendance',
      processing: 'takingPart',
      fields: { team: 'session_id person_id state role' },
      authors: 'recorded_by',
      not: 'id recorded_at',
      about: aboutIn('person_id'),
      fate: 'counted',
      happened: { with: 'person_id', on: heldOn },
    },
    {
      table: 'activity_promoter',
      processing: 'takingPart',
      fields: { team: 'person_id part since_on' },
      authors: 'recorded_by',
      not: 'id activity_id organisation_id recorded_at',
      about: aboutIn('person_id'),
      fate: 'counted',
      happened: { with: 'person_id', on: sql`since_on` },
    },
    {
      table: 'session_report',
      processing: 'takingPart',
      fields: { team: 'evaluation' },
      authors: 'recorded_by',
      not: 'session_id headcount recorded_at',
    },
    { table: 'activity_series', not: 'activity_id rule first_starts_at minutes changed_at' },
    {
      table: 'activity_session',
      authors: 'cancelled_by closed_by recorded_by',
      not: 'id activity_id held_on starts_at ends_at recurrence_at place_id room_id title public cancelled_at closed_at recorded_at changed_at',
    },
    {
      table: 'activity',
      authors: 'published_by recorded_by',
      not: 'id title kind area description place_id published_at recorded_at changed_at search_title',
    },
  ],
}
