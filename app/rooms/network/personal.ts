import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What this room holds about people: what was decided about introducing them. The network itself is made of ties. */
export const personal: RoomRegister = {
  room: 'network',
  processings: [{ code: 'introductions', basis: 'e', years: 5, from: 'lastContact' }],
  tables: [
    // Both go with the introduction they are of.
    {
      table: 'introduction_outcome',
      processing: 'introductions',
      fields: { team: 'became on_date encounter_id' },
      authors: 'recorded_by',
      not: 'id introduction_id recorded_at',
    },
    {
      table: 'introduction_reason',
      processing: 'introductions',
      fields: { sensitive: 'why sealed' },
      authors: 'recorded_by',
      not: 'introduction_id',
      opened: ({ sealed, introduction_id }) => ({
        words: sealed && unseal(sealed as Buffer, `introduction_reason:${introduction_id}`),
      }),
    },
    {
      table: 'introduction',
      processing: 'introductions',
      fields: { team: 'a_id b_id decision decided_on due_on' },
      authors: 'decided_by',
      not: 'id a_kind b_kind for_everyone recorded_at',
      about: aboutIn('a_id', 'b_id'),
    },
  ],
}
