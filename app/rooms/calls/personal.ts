import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { contactWhere } from './ideas/rules.ts'
import { spaceTables } from './spaces/personal.ts'

/** What this room holds about people: who has an idea, and how to answer them. */
export const personal: RoomRegister = {
  room: 'calls',
  processings: [{ code: 'ideas', basis: 'e', years: 10, from: 'closing' }],
  tables: [
    ...spaceTables,
    {
      table: 'idea_assessment',
      processing: 'ideas',
      fields: { team: 'person_id interested scores reasons' },
      not: 'id idea_id recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'idea_juror',
      processing: 'ideas',
      fields: { team: 'person_id' },
      authors: 'recorded_by',
      not: 'id call_id recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'idea_rank',
      authors: 'recorded_by',
      not: 'idea_id call_id place points tie funded sheets',
    },
    { table: 'idea_call_result', authors: 'recorded_by', not: 'call_id decided_on recorded_at' },
    {
      table: 'idea_contact',
      processing: 'ideas',
      fields: { sensitive: 'person_id sealed' },
      authors: 'recorded_by',
      not: 'idea_id',
      about: aboutIn('person_id'),
      opened: ({ sealed, idea_id }) => JSON.parse(unseal(sealed as Buffer, contactWhere(String(idea_id)))),
    },
    {
      table: 'idea_signature',
      processing: 'ideas',
      fields: { public: 'person_id words' },
      authors: 'recorded_by',
      not: 'idea_id shown',
      about: aboutIn('person_id'),
    },
    {
      table: 'idea_version',
      authors: 'recorded_by',
      not: 'id idea_id title what spending asked_cents state recorded_at',
    },
    {
      table: 'idea',
      authors: 'judged_by recorded_by',
      not: 'id call_id title what spending asked_cents who organisation_id on_paper arrived_on state reason judged_at recorded_at',
    },
    {
      table: 'idea_call',
      authors: 'recorded_by',
      not: 'id title purpose who fund_id total_cents ceiling_cents criteria least_points blind opens_on closes_on result_on published_at recorded_at',
    },
  ],
}
