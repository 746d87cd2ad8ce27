import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { proceedings } from './proceedings/personal.ts'

/** What this room holds about people: who sat at which table, for whom; how they voted; what they follow. */
export const personal: RoomRegister = {
  room: 'tables',
  processings: [
    { code: 'tables', basis: 'e', years: 10, from: 'endOfRole' },
    { code: 'proceedings', basis: 'e', years: 10, from: 'closing' },
  ],
  tables: [
    ...proceedings,
    {
      table: 'table_erratum',
      authors: 'recorded_by',
      not: 'id table_id meeting_id topic_id on_date sealed approved_in_id approved_on reserved shown recorded_at',
    },
    {
      table: 'table_guest',
      processing: 'tables',
      fields: { team: 'person_id words' },
      authors: 'recorded_by',
      not: 'id meeting_id table_id topic_id came recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'table_deputy',
      processing: 'tables',
      fields: { team: 'person_id' },
      authors: 'recorded_by',
      not: 'meeting_id seat_id table_id',
      about: aboutIn('person_id'),
    },
    {
      table: 'table_excuse',
      processing: 'tables',
      fields: { team: 'person_id seat_id' },
      authors: 'recorded_by',
      not: 'meeting_id table_id',
      about: aboutIn('person_id'),
    },
    {
      table: 'table_follow_up',
      authors: 'recorded_by',
      not: 'id decision_id table_id meeting_id on_date state sealed reserved shown recorded_at',
    },
    {
      table: 'table_vote',
      processing: 'tables',
      fields: { team: 'person_id seat_id vote' },
      authors: 'recorded_by',
      not: 'decision_id table_id meeting_id reserved',
      about: aboutIn('person_id'),
    },
    {
      table: 'table_decision',
      processing: 'tables',
      fields: { team: 'follows_id' },
      authors: 'recorded_by',
      not: 'id table_id meeting_id topic_id number decided_on sealed due_on quorum present in_favour against abstained reserved shown recorded_at',
      about: aboutIn('follows_id'),
      fate: 'kept',
    },
    {
      table: 'table_minute',
      authors: 'recorded_by',
      not: 'id table_id meeting_id topic_id number sealed reserved shown recorded_at',
    },
    {
      table: 'table_presence',
      processing: 'tables',
      fields: { team: 'person_id seat_id' },
      authors: 'recorded_by',
      not: 'meeting_id table_id',
      about: aboutIn('person_id'),
    },
    {
      table: 'table_topic',
      authors: 'recorded_by',
      not: 'id table_id meeting_id title why reserved state left_out_why shown recorded_at',
    },
    {
      table: 'table_meeting',
      authors: 'recorded_by approved_by',
      not: 'id table_id starts_at on_date place_said invited convened_on bodies approved_in_id approved_on called_off_on called_off_why shown recorded_at',
    },
    {
      table: 'table_seat',
      processing: 'tables',
      fields: { team: 'person_id body organisation_id part from_on until_on' },
      authors: 'recorded_by',
      not: 'id table_id recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'round_table',
      authors: 'recorded_by',
      not: 'id kind name purpose quorum starts_on ends_on shown of_id closed_on closed_why recorded_at',
    },
  ],
}
