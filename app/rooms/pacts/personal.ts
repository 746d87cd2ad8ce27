import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister, type Row, type TableRegister } from '../../ground/privacy/register.ts'

const about = aboutIn('person_id')
const words = (row: Row, where: string) => unseal(row.sealed as Buffer, where)

/** A table of a pact: what it says about the person, and who wrote it. */
const ofAPact = (
  table: string,
  fields: string,
  { not = 'id pact_id circle_id recorded_at', authors = 'recorded_by', sealedBy = '' } = {},
): TableRegister => ({
  table,
  processing: 'pacts',
  fields: { sensitive: `person_id ${fields}` },
  authors,
  not,
  about,
  ...(sealedBy && { opened: (row: Row) => ({ words: words(row, `${table}:${row[sealedBy]}`) }) }),
})

/** What this room holds about people. Whoever reads a copy finds their own pact in it, word for word. */
export const personal: RoomRegister = {
  room: 'pacts',
  processings: [{ code: 'pacts', basis: 'e', special: 'h', years: 5, from: 'lastContact' }],
  tables: [
    ofAPact('pact_agreement', 'agreed_on how ended_on', { authors: 'recorded_by ended_by' }),
    ofAPact('pact_done', 'on_date hours complete', {
      not: 'id item_id pact_id circle_id session_id recorded_at',
    }),
    ofAPact('pact_review', 'held_on next_on sealed', { sealedBy: 'id' }),
    ofAPact('pact_answer', 'moment answered_by step steps words on_date', { not: 'pact_id circle_id' }),
    ofAPact('pact_end', 'ended_on outcome sealed', {
      not: 'pact_id circle_id recorded_at',
      sealedBy: 'pact_id',
    }),
    ofAPact('pact_note', 'sealed', { sealedBy: 'id' }),
    ofAPact('pact_estimate', 'people sealed', { sealedBy: 'id' }),
    ofAPact('pact_item', 'side due_on hours cents withdrawn_at sealed', {
      not: 'id pact_id circle_id version_id fund_id',
      authors: 'owner_id recorded_by',
      sealedBy: 'id',
    }),
    ofAPact('pact_signature', 'signer_id side signed_on', {
      not: 'id pact_id version_id circle_id recorded_at',
    }),
    ofAPact('pact_version', 'number sealed', {
      not: 'id pact_id circle_id mark recorded_at',
      sealedBy: 'id',
    }),
    ofAPact('pact_draft', 'sealed', { not: 'pact_id circle_id changed_at', sealedBy: 'pact_id' }),
    { ...ofAPact('pact_beneficiary', '', { not: 'id pact_id circle_id', authors: '' }), fate: 'counted' },
    ofAPact('pact', 'kind_id household', { not: 'id circle_id intake_id recorded_at' }),
    {
      table: 'pact_kind',
      authors: 'recorded_by',
      not: 'id name counts_as asks questions needs_give_back retired_on recorded_at',
    },
    { table: 'pact_rule', authors: 'changed_by', not: 'ceiling_cents scale_question scale' },
  ],
}
