import type { RoomRegister } from '../../ground/privacy/register.ts'

/** Practices tell of what was done, not of people: who tells of themselves does so in their own testimony, which is only named. */
export const personal: RoomRegister = {
  room: 'practices',
  processings: [],
  tables: [
    { table: 'practice_piece', not: 'adoption_id code kind outcome record_id' },
    {
      table: 'practice_adoption',
      authors: 'recorded_by',
      not: 'id pack_id number title from_name from_slug file fingerprint key_fingerprint recorded_at',
    },
    {
      table: 'practice_arrival',
      authors: 'recorded_by',
      not: 'id pack_id number title from_name file fingerprint key_fingerprint recorded_at',
    },
    {
      table: 'practice_pack',
      authors: 'recorded_by',
      not: 'id practice_id number title file fingerprint made_at withdrawn_at',
    },
    {
      table: 'practice_model',
      authors: 'recorded_by',
      not: 'id kind title content retired_at recorded_at changed_at',
    },
    {
      table: 'practice_version',
      authors: 'recorded_by',
      not: 'id practice_id number title content hash changed published_at withdrawn_at',
    },
    {
      table: 'practice_draft',
      authors: 'changed_by',
      not: 'practice_id title content writing changed_at',
    },
    { table: 'practice', authors: 'recorded_by', not: 'id published_at recorded_at' },
  ],
}
