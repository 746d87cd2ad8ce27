import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { contactWhere } from './ideas/rules.ts'
import { spaceTables } from './spaces/personal.ts'

/** What this room holds about people: who has an idea, and how to answer them. */
export const personal: RoomRegister = {
  room: 'calls',
  processings: [
    { code: 'ideas', basis: 'e', years: 10, from: 'closing' },
    { code: 'votes', basis: 'e', years: 0, from: 'closing' },
    { code: 'followers', basis: 'a', years: 0, from: 'withdrawal' },
    { code: 'ideaStories', basis: 'a', years: 0, from: 'withdrawal' },
  ],
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
      not: 'idea_id call_id place points tie funded sheets votes shares',
    },
    { table: 'idea_call_result', authors: 'recorded_by', not: 'call_id decided_on recorded_at turnout' },
    {
      table: 'idea_follower',
      processing: 'followers',
      fields: { sensitive: 'address_mark sealed' },
      not: 'id call_id idea_id language asked_at confirmed_at',
    },
    {
      table: 'idea_story_published',
      authors: 'published_by',
      not: 'story_id idea_id words signed_as published_at',
    },
    {
      table: 'idea_story',
      processing: 'ideaStories',
      fields: { team: 'person_id' },
      authors: 'recorded_by',
      not: 'id idea_id recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'idea_outcome',
      authors: 'recorded_by',
      not: 'id idea_id outcome on_date words activity_id place_id recorded_at',
    },
    {
      table: 'idea_step',
      authors: 'helper_id done_by recorded_by',
      not: 'id idea_id what due_on done_on recorded_at',
    },
    {
      table: 'idea_attachment_content',
      authors: 'recorded_by',
      not: 'attachment_id seen_by content',
    },
    {
      table: 'idea_attachment',
      authors: 'recorded_by',
      not: 'id idea_id title kind bytes seen_by recorded_at',
    },
    // Marks made with a secret of the house: of whom they are nobody can read, and they go with the result.
    { table: 'idea_voter', processing: 'votes', fields: { sensitive: 'mark' }, not: 'call_id act way' },
    {
      table: 'idea_traffic',
      processing: 'votes',
      fields: { sensitive: 'mark' },
      not: 'call_id what hour times',
    },
    { table: 'idea_code', not: 'mark batch_id spent' },
    {
      table: 'idea_code_batch',
      authors: 'recorded_by voided_by',
      not: 'id call_id place_id made voided_at recorded_at',
    },
    { table: 'idea_sheet', authors: 'recorded_by', not: 'batch_id number choices' },
    {
      table: 'idea_paper_batch',
      authors: 'recorded_by counted_by',
      not: 'id call_id act place_id sheets collected_on counted_at recorded_at',
    },
    { table: 'idea_ballot', not: 'call_id id choices way public' },
    { table: 'idea_support', not: 'idea_id id way' },
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
      not: 'id title purpose who fund_id total_cents ceiling_cents criteria least_points blind opens_on closes_on result_on published_at recorded_at method supports_until least_supports votes_from votes_until most_choices votes_weight',
    },
  ],
}
