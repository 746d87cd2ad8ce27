import { aboutIn, type TableRegister } from '../../../ground/privacy/register.ts'

/** Who holds the keys of a place, and who opens, closes and cleans it. */
export const rotaTables: readonly TableRegister[] = [
  {
    table: 'place_turn',
    processing: 'centers',
    fields: { team: 'person_id on_date state' },
    authors: 'recorded_by',
    not: 'id shift_id recorded_at',
    about: aboutIn('person_id'),
  },
  {
    table: 'place_shift_through',
    processing: 'centers',
    fields: { sensitive: 'kind ref_id label circle_id' },
    authors: 'recorded_by',
    not: 'shift_id',
  },
  {
    table: 'place_shift',
    processing: 'centers',
    fields: { team: 'person_id job weekday from_time to_time from_on until_on' },
    authors: 'recorded_by',
    not: 'id place_id recorded_at',
    about: aboutIn('person_id'),
  },
  {
    table: 'door_key_loan',
    processing: 'centers',
    fields: { team: 'person_id given_on returned_on' },
    authors: 'recorded_by',
    not: 'id key_id recorded_at',
    about: aboutIn('person_id'),
  },
  { table: 'door_key', authors: 'recorded_by', not: 'id place_id name dropped_on recorded_at' },
]
