import { unseal } from '../../../ground/access/seal.ts'
import { aboutIn, type Processing, type TableRegister } from '../../../ground/privacy/register.ts'
import { familyWhere } from './rules.ts'

export const COURSES: Processing = { code: 'courses', basis: 'a', years: 1, from: 'closing' }

/** What wanted courses hold about people: the families that ask, by a person or by an address that confirmed. */
export const demandTables: readonly TableRegister[] = [
  {
    table: 'wanted_course_family',
    processing: 'courses',
    fields: { team: 'person_id', sensitive: 'address_mark sealed' },
    authors: 'recorded_by',
    not: 'id course_id language joined_on asked_at confirmed_at left_at told_at',
    about: aboutIn('person_id'),
    opened: ({ sealed, id }) => (sealed ? JSON.parse(unseal(sealed as Buffer, familyWhere(String(id)))) : {}),
  },
  {
    table: 'wanted_course',
    authors: 'recorded_by',
    not: 'id title for_whom description area place_id room_id first_on from_time to_time weeks threshold until_on price_cents activity_id started_on given_up_on recorded_at',
  },
]
