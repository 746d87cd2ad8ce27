import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What this room holds about people: what a visitor wrote, where an answer may go, and where the newsletter goes. */
export const personal: RoomRegister = {
  room: 'directory',
  processings: [
    { code: 'calendar', basis: 'a', years: 0, from: 'withdrawal' },
    { code: 'feedback', basis: 'c', years: 2, from: 'sending' },
    { code: 'newsletter', basis: 'a', years: 0, from: 'withdrawal' },
  ],
  tables: [
    {
      table: 'newsletter_subscriber',
      processing: 'newsletter',
      fields: { sensitive: 'address_mark sealed' },
      not: 'id language asked_at confirmed_at left_at',
    },
    {
      table: 'newsletter_reader',
      processing: 'newsletter',
      fields: { team: 'person_id municipalities areas kinds rests_from' },
      not: 'id subscriber_id consent_id',
      about: aboutIn('person_id'),
    },
    {
      table: 'calendar_key',
      processing: 'calendar',
      fields: { team: 'person_id made_at read_on revoked_at', sensitive: 'token_hash' },
      not: 'id',
      about: aboutIn('person_id'),
    },
    {
      table: 'newsletter_issue',
      authors: 'made_by',
      not: 'id title words entries made_at send_on started_at beat_at ended_at told sent failed unknown',
    },
    { table: 'newsletter_sending', not: 'issue_id recipient_id state tries not_before' },
    { table: 'newsletter_delivery', not: 'recipient_id on_day' },
    {
      table: 'accessibility_feedback',
      processing: 'feedback',
      fields: { team: 'said about_page reply_to sent_by sent_at' },
      authors: 'answered_by',
      not: 'id answered_at',
      about: aboutIn('sent_by'),
    },
  ],
}
