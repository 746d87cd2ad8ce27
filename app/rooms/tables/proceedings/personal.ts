import { aboutIn, type TableRegister } from '../../../ground/privacy/register.ts'

/** What proceedings hold about people: who answers for one, who signs for a candidate, who asked to see the acts. */
export const proceedings: readonly TableRegister[] = [
  {
    table: 'proceeding_request',
    processing: 'proceedings',
    fields: { sensitive: 'sealed sealed_answer' },
    authors: 'recorded_by',
    not: 'id proceeding_id table_id asked_on due_on answer answered_on recorded_at',
  },
  {
    table: 'proceeding_document_content',
    processing: 'proceedings',
    fields: { sensitive: 'sealed' },
    authors: 'recorded_by',
    not: 'document_id table_id shown',
  },
  {
    table: 'proceeding_document',
    processing: 'proceedings',
    fields: { sensitive: 'sealed' },
    authors: 'recorded_by',
    not: 'id proceeding_id table_id about kind bytes reserved shown recorded_at',
  },
  {
    table: 'proceeding_party',
    authors: 'recorded_by',
    not: 'agreement_id candidate_id proceeding_id table_id shown',
  },
  {
    table: 'proceeding_agreement',
    authors: 'recorded_by',
    not: 'id proceeding_id table_id subject signed_on from_on until_on cents fund_id fund_words shown recorded_at',
  },
  {
    table: 'proceeding_choice',
    authors: 'recorded_by',
    not: 'candidate_id proceeding_id table_id chosen points reasons on_date shown',
  },
  { table: 'proceeding_session', authors: 'recorded_by', not: 'proceeding_id meeting_id table_id phase_id' },
  {
    table: 'proceeding_part',
    authors: 'recorded_by',
    not: 'phase_id candidate_id proceeding_id table_id here why shown',
  },
  {
    table: 'proceeding_phase',
    authors: 'recorded_by',
    not: 'id proceeding_id table_id number title from_on until_on shown',
  },
  {
    table: 'proceeding_question',
    authors: 'answered_by recorded_by',
    not: 'id proceeding_id table_id question asked_on answer answered_on shown recorded_at',
  },
  {
    table: 'proceeding_check',
    authors: 'recorded_by',
    not: 'id candidate_id proceeding_id table_id found number section enrolled_on checked_on recorded_at',
  },
  {
    table: 'proceeding_contact',
    processing: 'proceedings',
    fields: { sensitive: 'sealed' },
    authors: 'recorded_by',
    not: 'candidate_id proceeding_id table_id',
  },
  { table: 'proceeding_proposal', authors: 'recorded_by', not: 'candidate_id proceeding_id table_id words' },
  {
    table: 'proceeding_candidate',
    authors: 'judged_by recorded_by',
    not: 'id proceeding_id table_id number name fiscal_code organisation_id on_paper arrived_on late state reason judged_on shown recorded_at',
  },
  { table: 'proceeding_step', authors: 'recorded_by', not: 'proceeding_id code table_id done_on words' },
  {
    table: 'proceeding_officer',
    processing: 'proceedings',
    fields: { public: 'person_id words' },
    authors: 'recorded_by',
    not: 'id proceeding_id table_id from_on until_on shown',
    about: aboutIn('person_id'),
  },
  {
    table: 'proceeding_extension',
    authors: 'recorded_by',
    not: 'id proceeding_id table_id on_date was_until closes_on why recorded_at',
  },
  {
    table: 'proceeding',
    authors: 'recorded_by',
    not: 'id table_id kind title purpose requirements criteria opens_on questions_until closes_on choice_by of_id published_on listed_on chosen_on closed_on outcome closing_words recorded_at',
  },
]
