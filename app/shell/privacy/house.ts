import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { contentWhere } from '../../ground/photos/stand.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

// A photo of what was written about somebody met alone is about them.
const ofErasedEncounters = () =>
  sql<boolean>`record_kind = 'encounter' and record_id = any (app.erased_encounters())`

/** What the house itself keeps, whatever its rooms: who did what, lists as they came, who answers for the data. */
export const house: RoomRegister = {
  room: 'house',
  processings: [
    { code: 'journal', basis: 'c', years: 10, from: 'lastContact' },
    { code: 'lists', basis: 'e', years: 5, from: 'lastContact' },
    { code: 'photos', basis: 'e', special: 'g', years: 5, from: 'sending' },
    { code: 'paper', basis: 'e', years: 5, from: 'lastContact' },
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
    {
      table: 'paper_row',
      processing: 'paper',
      fields: { team: 'sheet_id person_id on_date' },
      not: 'number printed about_kind about_id seen_by circle_id for_person_id',
      about: aboutIn('person_id'),
    },
    {
      table: 'paper_typing',
      authors: 'recorded_by for_person_id',
      not: 'id sheet_id rows_typed counted told seen_by circle_id recorded_at',
    },
    {
      table: 'paper_source',
      not: 'record_kind record_id typing_id row_number seen_by circle_id for_person_id',
    },
    {
      table: 'paper_sheet',
      authors: 'recorded_by for_person_id',
      not: 'id code kind about_kind about_id row_count language seen_by circle_id recorded_at',
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
    {
      table: 'record_photo_content',
      processing: 'photos',
      fields: { sensitive: 'sealed small' },
      authors: 'recorded_by for_person_id',
      not: 'photo_id record_kind record_id seen_by circle_id',
      about: () => ofErasedEncounters(),
      opened: ({ photo_id, sealed }) => ({
        photo: `data:image/jpeg;base64,${unseal(sealed as Buffer, contentWhere(String(photo_id)))}`,
        sealed: null,
        small: null,
      }),
    },
    // What is written by hand may name anybody: kept as evidence, no longer than its years.
    {
      table: 'record_photo',
      processing: 'photos',
      fields: { team: 'record_kind record_id recorded_at' },
      authors: 'recorded_by for_person_id',
      not: 'id bytes width height seen_by circle_id',
      about: () => ofErasedEncounters(),
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
