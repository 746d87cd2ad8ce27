import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What this room holds about people: ties are made anew from their evidence, so both go. */
export const personal: RoomRegister = {
  room: 'ties',
  processings: [{ code: 'network', basis: 'e', years: 5, from: 'lastContact' }],
  tables: [
    {
      table: 'tie',
      processing: 'network',
      fields: { team: 'a_id b_id times first_on last_on' },
      not: 'a_kind b_kind circle_id side facts',
      about: aboutIn('a_id', 'b_id'),
    },
    {
      table: 'tie_evidence_node',
      processing: 'network',
      fields: { team: 'node_id' },
      not: 'evidence_id node_kind circle_id',
      about: aboutIn('node_id'),
    },
    {
      table: 'tie_evidence',
      not: 'id kind source_kind source_id on_date until_on lasting formal crowd fact circle_id recorded_at',
    },
    {
      table: 'tie_declared',
      processing: 'network',
      fields: { team: 'one_id two_id formal since_on until_on said_by' },
      authors: 'recorded_by',
      not: 'id one_kind two_kind recorded_at',
      about: aboutIn('one_id', 'two_id'),
    },
    {
      table: 'tie_said',
      processing: 'network',
      fields: { team: 'teller_id wish organisation_id name_said formal since_on' },
      authors: 'settled_by',
      not: 'id link_id teller_kind said_at settled_at',
      about: aboutIn('teller_id'),
    },
    {
      table: 'tie_link',
      processing: 'network',
      fields: { team: 'teller_id token_hash' },
      authors: 'recorded_by revoked_by',
      not: 'id teller_kind expires_at recorded_at revoked_at',
      about: aboutIn('teller_id'),
    },
    { table: 'tie_export', not: 'id with_names reason exported_at' },
    { table: 'tie_version', not: 'counter changes' },
    { table: 'tie_setting', authors: 'set_by', not: 'half_life_days set_at' },
  ],
}
