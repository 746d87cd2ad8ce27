import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'

/** What this room holds about people: what a visitor wrote, and where an answer may go. */
export const personal: RoomRegister = {
  room: 'directory',
  processings: [{ code: 'feedback', basis: 'c', years: 2, from: 'sending' }],
  tables: [
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
