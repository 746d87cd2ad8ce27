import type { RoomRegister } from '../../ground/privacy/register.ts'

/** This room holds nothing about people but who wrote it down. */
export const personal: RoomRegister = {
  room: 'places',
  processings: [],
  tables: [
    { table: 'place_hours', not: 'place_id weekday opens_at closes_at note' },
    {
      table: 'place_manager',
      authors: 'recorded_by',
      not: 'place_id organisation_id from_on until_on recorded_at',
    },
    {
      table: 'place',
      authors: 'recorded_by published_by',
      not: 'id name kind address istat_code latitude longitude description capacity opened_on reactivated_on closed_on published_on recorded_at changed_at search_name',
    },
  ],
}
