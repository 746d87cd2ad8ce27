import type { SignedInActor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { sameAs } from '../reads.ts'
import { fullName } from '../rules.ts'
import { reasonWhere, type SensitiveKind } from './rules.ts'

export type Opening = {
  id: string
  personId: string
  person: string
  by: string
  openedAt: Date
  closesAt: Date
  reason: string
  own: boolean
}

const openingsOf = (tx: ActorTx) =>
  tx
    .selectFrom('sensitive_opening as opening')
    .innerJoin('person as about', 'about.id', 'opening.person_id')
    .innerJoin('person as opener', 'opener.id', 'opening.opened_by')
    .orderBy('opening.opened_at', 'desc')
    .select([
      'opening.id',
      'opening.person_id',
      'opening.opened_by',
      'opening.opened_at',
      'opening.closes_at',
      'opening.reason',
      'about.given_name',
      'about.family_name',
      'opener.given_name as opener_given',
      'opener.family_name as opener_family',
    ])

/** What was opened in an emergency, the latest first: all of it, or about one person. */
export async function openings(
  tx: ActorTx,
  actor: SignedInActor,
  { personId, limit = 100 }: { personId?: string; limit?: number } = {},
): Promise<Opening[]> {
  const query = openingsOf(tx).limit(limit)
  const rows = await (personId ? query.where('opening.person_id', '=', personId) : query).execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    person: fullName(row),
    by: fullName({ given_name: row.opener_given, family_name: row.opener_family }),
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    reason: unseal(row.reason, reasonWhere(row.id)),
    own: row.opened_by === actor.personId,
  }))
}

export type Notice = { openingId: string; personId: string; person: string; by: string; openedAt: Date }

/** What others opened of what the actor wrote, and the actor has not said to have seen. */
export async function newNotices(tx: ActorTx, actor: SignedInActor): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('sensitive_opening_notice as notice')
    .innerJoin('person as about', 'about.id', 'notice.person_id')
    .innerJoin('person as opener', 'opener.id', 'notice.opened_by')
    .where('notice.told_id', '=', actor.personId)
    .where('notice.seen_at', 'is', null)
    .orderBy('notice.opened_at', 'desc')
    .limit(20)
    .select([
      'notice.opening_id',
      'notice.person_id',
      'notice.opened_at',
      'about.given_name',
      'about.family_name',
      'opener.given_name as opener_given',
      'opener.family_name as opener_family',
    ])
    .execute()
  return rows.map((row) => ({
    openingId: row.opening_id,
    personId: row.person_id,
    person: fullName(row),
    by: fullName({ given_name: row.opener_given, family_name: row.opener_family }),
    openedAt: row.opened_at,
  }))
}

export type Reading = { at: Date; reader: string; kind: SensitiveKind }

/** Who read sensitive records about a person, the latest first: as far as the actor may know of it. */
export async function readingsAbout(tx: ActorTx, personId: string, limit = 500): Promise<Reading[]> {
  const rows = await tx
    .selectFrom('sensitive_read as reading')
    .leftJoin('person as reader', 'reader.id', 'reading.reader_id')
    .where('reading.person_id', 'in', await sameAs(tx, personId))
    .orderBy('reading.at', 'desc')
    .limit(limit)
    .select(['reading.at', 'reading.record_kind', 'reader.given_name', 'reader.family_name'])
    .execute()
  return rows.map((row) => ({
    at: row.at,
    reader: fullName({ given_name: row.given_name ?? '', family_name: row.family_name ?? '' }),
    kind: row.record_kind as SensitiveKind,
  }))
}
