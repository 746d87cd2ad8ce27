import { sql } from 'kysely'
import { unseal } from '../../ground/access/seal.ts'
import { aboutIn, type RoomRegister } from '../../ground/privacy/register.ts'
import { reasonWhere } from './second-step/rules.ts'

/** What this room holds about who works here, and who walks along in what. */
export const personal: RoomRegister = {
  room: 'operators',
  processings: [
    { code: 'staff', basis: 'e', years: 10, from: 'endOfRole' },
    { code: 'volunteers', basis: 'c', years: 10, from: 'endOfRole' },
    { code: 'circles', basis: 'e', special: 'g', years: 5, from: 'lastContact' },
  ],
  tables: [
    {
      table: 'volunteer_check',
      processing: 'volunteers',
      fields: { team: 'person_id kind done_on expires_on' },
      authors: 'recorded_by',
      not: 'id withdrawn_at recorded_at',
      about: aboutIn('person_id'),
    },
    {
      table: 'volunteer',
      processing: 'volunteers',
      fields: { team: 'person_id organisation_id from_on until_on' },
      authors: 'recorded_by',
      not: 'id recorded_at',
      about: aboutIn('person_id'),
      holds: { whom: 'person_id', while: sql<boolean>`until_on is null` },
    },
    {
      table: 'circle_member',
      processing: 'circles',
      fields: { sensitive: 'circle_id person_id part from_at until_at' },
      authors: 'added_by',
      not: 'id',
      about: aboutIn('person_id'),
    },
    {
      table: 'circle',
      processing: 'circles',
      fields: { sensitive: 'kind about_id opened_at' },
      authors: 'opened_by',
      not: 'id',
      about: aboutIn('about_id'),
    },
    {
      table: 'second_step_reset',
      processing: 'staff',
      fields: { sensitive: 'person_id reason' },
      authors: 'reset_by',
      not: 'id reset_at',
      about: aboutIn('person_id'),
      opened: (row) => ({ reason: unseal(row.reason as Buffer, reasonWhere(String(row.id))) }),
    },
    {
      table: 'invitation',
      processing: 'staff',
      fields: { team: 'person_id email token_hash expires_at accepted_at' },
      authors: 'invited_by',
      not: 'id invited_at',
      about: aboutIn('person_id'),
      staysFor: ['staff'],
    },
    {
      table: 'operator_figure',
      processing: 'staff',
      fields: { network: 'person_id figure fact on_date note' },
      authors: 'recorded_by',
      not: 'id recorded_at',
      about: aboutIn('person_id'),
      fate: 'counted',
      staysFor: ['staff'],
    },
    {
      table: 'role_assignment',
      processing: 'staff',
      fields: { network: 'person_id role starts_at ends_at' },
      authors: 'recorded_by',
      not: 'id recorded_at',
      about: aboutIn('person_id'),
      holds: { whom: 'person_id' },
      staysFor: ['staff'],
    },
    {
      table: 'account_person',
      processing: 'staff',
      fields: { team: 'account_id person_id' },
      not: 'linked_at',
      about: aboutIn('person_id'),
      staysFor: ['staff'],
    },
  ],
}
