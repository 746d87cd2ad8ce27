import { sql } from 'kysely'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** Figures are read from the other rooms; what an erasure leaves for them joins nobody. */
export const personal: RoomRegister = {
  room: 'indicators',
  processings: [
    { code: 'outcomes', basis: 'e', years: 5, from: 'lastContact' },
    // A story in a signed report, while its consent stands.
    { code: 'stories', basis: 'a', years: 0, from: 'withdrawal' },
    // Data for an evaluation stand under its own codes: whose they are is no longer known here once its salt is thrown away.
    { code: 'evaluation', basis: 'e', special: 'j', years: 2, from: 'closing' },
  ],
  tables: [
    // Made anew from the records of other rooms, and gone with them.
    {
      table: 'person_first',
      processing: 'outcomes',
      fields: { sensitive: 'person_id reached_on met_on active_on lab_on' },
      about: aboutIn('person_id'),
    },
    { table: 'session_presences', not: 'session_id named' },
    { table: 'contribution', not: 'id source counted on_date activity_id' },
    { table: 'small_group_rule', authors: 'changed_by', not: 'smallest smallest_sensitive changed_at' },
    {
      table: 'outcome_edition',
      authors: 'published_by recorded_by',
      not: 'id name until_on known_at published_at content hash restates reason recorded_at',
    },
    {
      table: 'outcome_target',
      authors: 'recorded_by',
      not: 'id code due_on value baseline baseline_on source ended_at recorded_at',
    },
    {
      table: 'closed_period',
      authors: 'closed_by',
      not: 'id from_on until_on sessions_open sessions_empty told_late notes closed_at',
    },
    {
      table: 'framework_line',
      authors: 'recorded_by',
      not: 'id line replaces level under position words codes verified assumed plan ended_at recorded_at',
    },
    { table: 'framework_version', authors: 'recorded_by', not: 'id on_day name content recorded_at' },
    {
      table: 'source_figure',
      authors: 'recorded_by',
      not: 'id code source words value on_day day_assumed remark position ended_at recorded_at',
    },
    {
      table: 'territory_population',
      authors: 'recorded_by',
      not: 'id on_day people source assumed ended_at recorded_at',
    },
    {
      table: 'evaluation',
      authors: 'evaluator_id ended_by recorded_by',
      not: `id name purpose agreement starts_on ends_on parts coarseness ended_at ended_why key_discarded_at files_removed_at
        recorded_at`,
    },
    { table: 'evaluation_key', not: 'evaluation_id sealed' },
    {
      table: 'evaluation_reading',
      authors: 'reader_id',
      not: 'id evaluation_id what said record_id rows_read read_at',
    },
    {
      table: 'evaluation_dataset',
      authors: 'recorded_by',
      not: 'id evaluation_id until_on known_at manifest hash people withheld recorded_at',
    },
    {
      table: 'evaluation_dataset_piece',
      processing: 'evaluation',
      fields: { sensitive: 'content' },
      not: 'dataset_id evaluation_id file position',
    },
    {
      table: 'evaluation_sample',
      authors: 'recorded_by',
      not: 'id evaluation_id kind from_on until_on size seed population recorded_at',
    },
    { table: 'evaluation_sample_item', not: 'id sample_id evaluation_id position record_id' },
    {
      table: 'evaluation_evidence_content',
      processing: 'evaluation',
      fields: { sensitive: 'sealed' },
      not: 'evidence_id evaluation_id',
    },
    {
      table: 'evaluation_evidence',
      processing: 'evaluation',
      fields: { sensitive: 'sealed' },
      authors: 'recorded_by',
      not: 'id item_id evaluation_id kind bytes recorded_at',
    },
    {
      table: 'evaluation_check',
      authors: 'recorded_by',
      not: 'id item_id evaluation_id verdict note recorded_at',
    },
    {
      table: 'evaluation_answer',
      authors: 'recorded_by',
      not: 'id finding_id evaluation_id words recorded_at',
    },
    {
      table: 'evaluation_finding',
      authors: 'recorded_by',
      not: 'id evaluation_id title words code dataset_id recorded_at',
    },
    { table: 'local_indicator', authors: 'recorded_by', not: 'id name version ended_at recorded_at' },
    {
      table: 'local_indicator_version',
      authors: 'recorded_by',
      not: 'id indicator_id number name definition limits counted of_counted reason recorded_at',
    },
    {
      // The words that were agreed when a report was signed: they go with the story.
      table: 'report_story',
      processing: 'stories',
      fields: { public: 'words signed_as' },
      not: 'signing_id story_id is_public',
      about: (ids) => sql<boolean>`story_id in (select t.id from activity_story t
        where t.territory_id = report_story.territory_id and t.person_id = any (${ids}::uuid[]))`,
    },
    {
      table: 'report_signing',
      authors: 'published_by reopened_by recorded_by',
      not: `id report_id number title from_on until_on signed_on known_at sealed hash figures published_at reopened_at reopened_why
        recorded_at`,
    },
    { table: 'report_words', authors: 'recorded_by', not: 'id report_id slot number sealed recorded_at' },
    { table: 'report_filling', not: 'report_id part content filled_at' },
    {
      table: 'report',
      authors: 'recorded_by',
      not: 'id title outline from_on until_on language parts number filling_from recorded_at',
    },
    { table: 'report_outline', authors: 'recorded_by', not: 'id name parts number ended_at recorded_at' },
    { table: 'reporting_day', authors: 'recorded_by', not: 'on_day recorded_at' },
  ],
}
