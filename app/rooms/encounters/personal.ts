import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

// Words said with several people are about each of them: they go only where someone was met alone.
const metAlone = () => sql<boolean>`encounter_id = any (app.erased_encounters())`

const metOn = sql<string>`(select e.met_on from encounter e
  where e.territory_id = encounter_person.territory_id and e.id = encounter_person.encounter_id)`

/** What this room holds about people. */
export const personal: RoomRegister = {
  room: 'encounters',
  processings: [
    { code: 'diary', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'notes', basis: 'e', special: 'g', years: 5, from: 'lastContact' },
  ],
  tables: [
    {
      table: 'encounter_note',
      processing: 'notes',
      fields: { sensitive: 'sealed reserved' },
      authors: 'recorded_by',
      not: 'encounter_id',
      about: metAlone,
      opened: ({ sealed, encounter_id }) => ({
        words: unseal(sealed as Buffer, `encounter_note:${encounter_id}`),
      }),
    },
    {
      table: 'reminder',
      processing: 'notes',
      fields: { sensitive: 'sealed' },
      authors: 'assigned_to recorded_by',
      not: 'id encounter_id due_on done_at recorded_at',
      about: metAlone,
      opened: ({ sealed, id }) => ({ words: unseal(sealed as Buffer, `reminder:${id}`) }),
    },
    {
      table: 'person_left_for_later',
      processing: 'diary',
      fields: { team: 'person_id' },
      authors: 'left_by',
      not: 'until_on',
      about: aboutIn('person_id', 'left_by'),
    },
    {
      table: 'encounter_topic',
      processing: 'diary',
      fields: { team: 'topic' },
      not: 'encounter_id',
      about: metAlone,
    },
    // The encounter stays as something the team did, without who was met.
    {
      table: 'encounter',
      processing: 'diary',
      fields: { team: 'place_said met_on met_at' },
      authors: 'recorded_by',
      not: 'id place_id recorded_at',
      about: (ids) => sql<boolean>`id in (select m.encounter_id from encounter_person m
        where m.territory_id = encounter.territory_id and m.person_id = any (${ids}::uuid[]))`,
      fate: 'kept',
    },
    {
      table: 'encounter_person',
      processing: 'diary',
      fields: { team: 'encounter_id person_id' },
      about: aboutIn('person_id'),
      fate: 'counted',
      happened: { with: 'person_id', on: metOn },
    },
    { table: 'encounter_organisation', not: 'encounter_id organisation_id' },
  ],
}
