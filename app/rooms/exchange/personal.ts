import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister, type Row, type TableRegister } from '../../ground/privacy/register.ts'
import { openedOf } from './notices/reads.ts'

const words = (row: Row, where: string) => ({ words: unseal(row.sealed as Buffer, where) })

/** A table that holds nothing about anybody but who wrote it. */
const ofNobody = (table: string, authors: string, not: string): TableRegister => ({ table, authors, not })

/**
 * What this room holds about people. Who is erased leaves the other side's agreement standing, without their name and words;
 * what nobody else is part of goes with them, and leaves what figures need.
 */
export const personal: RoomRegister = {
  room: 'exchange',
  processings: [{ code: 'exchange', basis: 'e', special: 'h', years: 5, from: 'lastContact' }],
  tables: [
    {
      table: 'exchange_fact',
      processing: 'exchange',
      fields: {
        sensitive: 'person_id need_person_id offer_person_id code on_date due_on hours amount sealed',
      },
      authors: 'recorded_by confirmed_by',
      not: 'id agreement_id kind confirmed_at for_parties counts among_parties withdrawn_at circle_id need_organisation_id offer_organisation_id recorded_at',
      about: aboutIn('person_id', 'need_person_id', 'offer_person_id'),
      fate: 'counted',
      happened: { with: 'need_person_id', on: sql`on_date` },
      opened: (row) => (row.sealed ? words(row, `exchange_fact:${row.id}`) : {}),
    },
    {
      table: 'exchange_brief',
      processing: 'exchange',
      fields: { sensitive: 'for_person_id about_id sealed until_on' },
      authors: 'recorded_by',
      not: 'id agreement_id circle_id changed_at',
      about: aboutIn('for_person_id', 'about_id'),
      opened: (row) => words(row, `exchange_brief:${row.id}`),
    },
    {
      table: 'exchange_party',
      processing: 'exchange',
      fields: { team: 'person_id part from_on until_on' },
      authors: 'recorded_by',
      not: 'id agreement_id circle_id organisation_id need_id recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'exchange_agreement_words',
      processing: 'exchange',
      fields: { sensitive: 'sealed' },
      authors: 'recorded_by',
      not: 'agreement_id circle_id changed_at',
    },
    {
      table: 'exchange_agreement',
      processing: 'exchange',
      fields: {
        sensitive: 'need_person_id offer_person_id title terms starts_on ends_on ended_on outcome',
      },
      authors: 'recorded_by follows_id',
      not: 'id kind match_id need_id offer_id circle_id need_organisation_id offer_organisation_id place_id counts recorded_at',
      about: aboutIn('need_person_id', 'offer_person_id'),
      fate: 'counted',
      happened: { with: 'need_person_id', on: sql`starts_on` },
      holds: { whom: 'need_person_id', while: sql`ended_on is null` },
    },
    {
      table: 'emporium_booking',
      processing: 'exchange',
      fields: { sensitive: 'person_id offer_id until_on ended_on ended_why' },
      authors: 'recorded_by',
      not: 'need_id recorded_at',
      about: aboutIn('person_id'),
    },
    ofNobody('emporium_audit', 'recorded_by', 'id offer_id audited_on expected counted recorded_at'),
    {
      table: 'exchange_notice_of',
      processing: 'exchange',
      fields: { sensitive: 'person_id sealed on_behalf' },
      authors: 'recorded_by follows_id',
      not: 'notice_id organisation_id circle_id renewal_hash reminded_on recorded_at',
      about: aboutIn('person_id'),
      opened: (row) => ({ words: openedOf(String(row.notice_id), row.sealed as Buffer) }),
    },
    ofNobody(
      'exchange_photo',
      'recorded_by',
      'id notice_id position alt width height content thumbnail seen_by until_on circle_id organisation_id recorded_at',
    ),
    ofNobody(
      'exchange_match',
      'proposed_by decided_by',
      'id kind need_id offer_id circle_id round_id pool_id fit reasons state proposed_at decided_at sealed',
    ),
    ofNobody('exchange_wish', 'recorded_by', 'need_id offer_id side rank'),
    ofNobody('exchange_placing', 'moved_by', 'id round_id need_id offer_id fit reasons why'),
    ofNobody('exchange_round_need', 'recorded_by', 'round_id need_id'),
    ofNobody(
      'exchange_round',
      'run_by decided_by recorded_by',
      'id kind name method closes_on seed state run_mark run_at decided_at published_at recorded_at',
    ),
    ofNobody('exchange_pool_need', 'recorded_by', 'pool_id need_id recorded_at'),
    ofNobody('exchange_pool', 'recorded_by', 'id kind title wanted closed_on recorded_at'),
    ofNobody('exchange_weight', 'changed_by', 'kind criterion weight'),
    ofNobody(
      'exchange_notice',
      'checked_by',
      'id kind side title shown visibility organisation_id place_id istat_code places from_on until_on closed_on closed_why circle_id recorded_at',
    ),
  ],
}
