import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What the house itself keeps, whatever its rooms: who did what, lists as they came, who answers for the data. */
export const house: RoomRegister = {
  room: 'house',
  processings: [
    { code: 'journal', basis: 'c', years: 10, from: 'lastContact' },
    { code: 'lists', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'answering', basis: 'c', years: 10, from: 'endOfRole' },
  ],
  tables: [
    {
      table: 'journal',
      processing: 'journal',
      fields: { team: 'account_id person_id at act record_kind record_id origin request_id' },
      not: 'id era tx',
    },
    {
      table: 'offline_entry',
      processing: 'journal',
      fields: { team: 'recorded_by kind written_at sent_at received_at' },
      not: 'id form_version',
      about: aboutIn('recorded_by'),
    },
    { table: 'journal_seal', not: 'number below_era below_tx lines first_at last_at hash sealed_at' },
    {
      table: 'import_run',
      processing: 'lists',
      fields: { team: 'file_name' },
      authors: 'recorded_by undone_by',
      not: 'id kind file_hash mapping counts recorded_at undone_at undone',
    },
    {
      table: 'import_record',
      processing: 'lists',
      fields: { team: 'source_key record_id before content_hash' },
      not: 'import_id row_number record_kind action kept_at',
    },
    { table: 'erased_account', processing: 'journal', fields: { team: 'account_id' }, not: 'erased_at' },
    { table: 'import_mapping', not: 'kind signature mapping' },
    {
      table: 'privacy_part',
      processing: 'answering',
      fields: { public: 'contact' },
      authors: 'recorded_by',
      not: 'id room part body body_kind recorded_at',
    },
    {
      table: 'data_breach',
      processing: 'answering',
      fields: { team: 'happened measures' },
      authors: 'recorded_by',
      not: 'id known_at people_touched risk authority_told_at people_told_at closed_at recorded_at',
    },
  ],
}
