import { aboutIn, type Processing, type TableRegister } from '../../../ground/privacy/register.ts'

export const CENTERS: Processing = { code: 'centers', basis: 'e', years: 5, from: 'lastContact' }

/** What civic centers hold about people: who coordinates them, and which families take part. */
export const centerTables: readonly TableRegister[] = [
  {
    table: 'civic_coordinator',
    processing: 'centers',
    fields: { team: 'person_id from_on until_on hand_over' },
    authors: 'recorded_by',
    not: 'id center_id recorded_at',
    about: aboutIn('person_id'),
  },
  {
    table: 'civic_family',
    processing: 'centers',
    fields: { team: 'household_id person_id does from_on until_on' },
    authors: 'recorded_by',
    not: 'id center_id recorded_at',
    about: aboutIn('person_id'),
  },
  { table: 'civic_family_count', authors: 'recorded_by', not: 'center_id on_date families' },
  { table: 'civic_agreement_party', not: 'agreement_id organisation_id part name' },
  {
    table: 'civic_agreement',
    authors: 'signed_by recorded_by',
    not: 'id center_id from_on until_on spaces conditions signed_on recorded_at',
  },
  {
    table: 'civic_center',
    authors: 'recorded_by',
    not: 'id place_id opened_on candidate_id ended_on ended_why recorded_at',
  },
]
