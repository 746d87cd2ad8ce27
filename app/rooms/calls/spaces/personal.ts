import { unseal } from '../../../ground/access/seal.ts'
import { aboutIn, type TableRegister } from '../../../ground/privacy/register.ts'
import { proposerWhere } from '../candidates/rules.ts'

/** What calls for spaces hold about people: who assesses, what they said, and where to answer whoever offered a space. */
export const spaceTables: readonly TableRegister[] = [
  {
    table: 'space_assessment',
    processing: 'ideas',
    fields: { team: 'person_id interested scores reasons' },
    not: 'id candidate_id recorded_at',
    about: aboutIn('person_id'),
  },
  {
    table: 'space_assessor',
    processing: 'ideas',
    fields: { team: 'person_id' },
    authors: 'recorded_by',
    not: 'id call_id recorded_at',
    about: aboutIn('person_id'),
  },
  {
    table: 'space_proposer',
    processing: 'ideas',
    fields: { sensitive: 'sealed' },
    authors: 'recorded_by',
    not: 'candidate_id',
    opened: ({ sealed, candidate_id }) =>
      JSON.parse(unseal(sealed as Buffer, proposerWhere(String(candidate_id)))),
  },
  {
    table: 'space_rank',
    authors: 'recorded_by',
    not: 'candidate_id call_id place points tie chosen why sheets',
  },
  { table: 'space_call_result', authors: 'recorded_by', not: 'call_id decided_on recorded_at' },
  {
    table: 'space_candidate',
    authors: 'aside_by recorded_by',
    not: 'id call_id place_id name address istat_code owner_id owner_said answers by_form arrived_on aside_reason aside_at shown recorded_at',
  },
  {
    table: 'space_call',
    authors: 'recorded_by',
    not: 'id title purpose criteria opens_on closes_on result_on published_at recorded_at',
  },
]
