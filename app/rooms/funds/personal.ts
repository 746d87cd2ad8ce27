import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { payeeWhere } from './writes.ts'

/** What this room holds about people: who was paid, sealed; who gave by name; and papers, which name people. */
export const personal: RoomRegister = {
  room: 'funds',
  processings: [
    { code: 'aid', basis: 'e', special: 'g', years: 10, from: 'closing' },
    { code: 'giving', basis: 'e', years: 10, from: 'closing' },
  ],
  tables: [
    {
      table: 'fund_payee',
      processing: 'aid',
      fields: { sensitive: 'person_id sealed' },
      authors: 'committed_by recorded_by',
      not: 'commitment_id circle_id recorded_at',
      about: aboutIn('person_id'),
      opened: ({ sealed, commitment_id }) => ({
        name: unseal(sealed as Buffer, payeeWhere(String(commitment_id))),
      }),
    },
    {
      table: 'fund_document_content',
      processing: 'aid',
      fields: { sensitive: 'sealed' },
      authors: 'committed_by recorded_by',
      not: 'document_id commitment_id circle_id reserved',
    },
    {
      table: 'fund_document',
      processing: 'aid',
      fields: { sensitive: 'sealed' },
      authors: 'committed_by recorded_by',
      not: 'id commitment_id circle_id kind bytes reserved recorded_at',
    },
    {
      table: 'fund_account',
      authors: 'answered_by committed_by recorded_by',
      not: 'id commitment_id circle_id rendered_on spent_cents words outcome answer answered_at recorded_at',
    },
    {
      table: 'fund_instalment',
      authors: 'committed_by',
      not: 'plan_id commitment_id circle_id due_on cents',
    },
    {
      table: 'fund_plan',
      authors: 'committed_by recorded_by',
      not: 'id commitment_id circle_id why recorded_at',
    },
    {
      table: 'fund_decision',
      authors: 'committed_by decided_by',
      not: 'commitment_id circle_id decision why decided_at',
    },
    { table: 'fund_seen', authors: 'recorded_by', not: 'entry_id seen_on cents reference recorded_at' },
    { table: 'fund_statement', authors: 'recorded_by', not: 'id on_date cents recorded_at' },
    {
      table: 'fund_entry',
      authors: 'committed_by recorded_by',
      not: 'id kind from_account to_account source_id fund_id commitment_id circle_id cents on_date why reference reverses recorded_at',
    },
    {
      table: 'fund_commitment',
      authors: 'committed_by',
      not: 'id fund_id record_kind record_id organisation_id circle_id nature cents why act cup cig on_date due_on needs_approval held_cents paid_cents released_cents returned_cents recorded_at',
    },
    {
      table: 'fund_day',
      not: 'fund_id on_date allotted_cents held_cents paid_cents returned_cents',
    },
    {
      table: 'fund',
      authors: 'recorded_by',
      not: 'id name purpose purpose_said open_to_operators office selection opened_on closed_on allotted_cents held_cents paid_cents returned_cents free_cents recorded_at',
    },
    {
      table: 'fund_source',
      processing: 'giving',
      fields: { team: 'giver_name' },
      authors: 'recorded_by',
      not: 'id kind name organisation_id act received_cents allotted_cents recorded_at',
    },
    { table: 'fund_rule', authors: 'changed_by', not: 'approval_above_cents changed_at' },
  ],
}
