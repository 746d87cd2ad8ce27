import { sql } from 'kysely'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What this room holds about people: an organisation's contacts may be somebody's. */
export const personal: RoomRegister = {
  room: 'organisations',
  processings: [
    { code: 'bodies', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'listing', basis: 'a', years: 0, from: 'withdrawal' },
  ],
  tables: [
    {
      table: 'organisation_member',
      processing: 'bodies',
      fields: { team: 'organisation_id person_id role from_on until_on' },
      authors: 'recorded_by',
      not: 'id recorded_at',
      about: aboutIn('person_id'),
      happened: { with: 'person_id', on: sql`coalesce(until_on, from_on)` },
    },
    {
      table: 'organisation_contact',
      processing: 'bodies',
      fields: { team: 'email phone note' },
      not: 'organisation_id',
    },
    {
      table: 'organisation_verification',
      authors: 'verified_by',
      not: 'id organisation_id verified_on',
    },
    {
      table: 'organisation',
      processing: 'listing',
      fields: { public: 'public_email public_phone fiscal_code' },
      authors: 'recorded_by listed_by',
      not: 'id name kind formal istat_code address description offers looks_for website listed_on recorded_at changed_at search_name',
    },
  ],
}
