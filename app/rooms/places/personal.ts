import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { bookerWhere } from './bookings/rules.ts'
import { CENTERS, centerTables } from './centers/personal.ts'
import { rotaTables } from './rota/personal.ts'

/** What this room holds about people: who booked a room, how they are reached and what for; else only who wrote things down. */
export const personal: RoomRegister = {
  room: 'places',
  processings: [{ code: 'bookings', basis: 'b', years: 2, from: 'closing' }, CENTERS],
  tables: [
    ...rotaTables,
    ...centerTables,
    { table: 'calendar_address', authors: 'recorded_by', not: 'id place_id hash label made_at revoked_at' },
    {
      table: 'room_time',
      not: 'id booking_id place_id room_id on_date starts_at ends_at recurrence_at state title reason changed_at',
    },
    { table: 'booking_payment', authors: 'recorded_by', not: 'id booking_id on_date cents how recorded_at' },
    {
      table: 'booking_of',
      processing: 'bookings',
      fields: { sensitive: 'person_id sealed' },
      authors: 'recorded_by',
      not: 'booking_id organisation_id language forget_on',
      about: aboutIn('person_id'),
      opened: ({ sealed, booking_id }) =>
        JSON.parse(unseal(sealed as Buffer, bookerWhere(String(booking_id)))),
    },
    {
      table: 'booking',
      authors: 'recorded_by decided_by',
      not: 'id place_id room_id kind user_kind organisation_id people public_title rule first_starts_at minutes state cents free_why waiting_since offered_until told_at reason decided_at recorded_at',
    },
    { table: 'room_tariff', not: 'room_id user_kind cents_hour' },
    { table: 'place_closed_days', authors: 'recorded_by', not: 'id place_id from_on until_on why' },
    {
      table: 'place_room',
      authors: 'recorded_by',
      not: 'id place_id name description equipment capacity accessible needs_approval shown closed_on recorded_at',
    },
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
