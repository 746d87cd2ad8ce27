import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { sealedWhere as storyWhere } from './stories/rules.ts'

const heldOn = sql<string>`(select s.held_on from activity_session s
  where s.territory_id = attendance.territory_id and s.id = attendance.session_id)`

/** What this room holds about people. */
export const personal: RoomRegister = {
  room: 'activities',
  processings: [
    { code: 'takingPart', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'stories', basis: 'a', years: 0, from: 'withdrawal' },
  ],
  tables: [
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
      not: 'id activity_id held_on starts_at ends_at recurrence_at place_id title public cancelled_at closed_at recorded_at changed_at',
    },
    {
      table: 'activity',
      authors: 'published_by recorded_by',
      not: 'id title kind area description place_id published_at recorded_at changed_at search_title',
    },
  ],
}
