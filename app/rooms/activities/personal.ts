import { sql } from 'kysely'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

const heldOn = sql<string>`(select s.held_on from activity_session s
  where s.territory_id = attendance.territory_id and s.id = attendance.session_id)`

/** What this room holds about people. */
export const personal: RoomRegister = {
  room: 'activities',
  processings: [{ code: 'takingPart', basis: 'e', years: 5, from: 'lastContact' }],
  tables: [
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
      not: 'id activity_id held_on starts_at ends_at recurrence_at place_id title public cancelled_at closed_at recorded_at changed_at',
    },
    {
      table: 'activity',
      authors: 'published_by recorded_by',
      not: 'id title kind area description place_id published_at recorded_at changed_at search_title',
    },
  ],
}
