import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { logReads } from '../../people/sensitive/writes.ts'
import type { Kind } from '../kinds/forms.ts'
import { kindCalled } from '../kinds/reads.ts'
import type { Answers } from '../notices/forms.ts'

export type PartyOf = {
  personId: string | null
  /** The name, where the viewer may read the person. */
  person: string | null
  organisationId: string | null
  organisation: string | null
}
export type Agreement = {
  id: string
  kind: string
  title: string
  matchId: string | null
  needId: string | null
  offerId: string | null
  circleId: string | null
  need: PartyOf
  offer: PartyOf
  placeId: string | null
  place: string | null
  terms: Answers
  startsOn: string | null
  endsOn: string | null
  endedOn: string | null
  outcome: string | null
  counts: string[]
  recordedBy: string | null
  recordedAt: Date
}

const agreements = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_agreement as a')
    .leftJoin('person as np', 'np.id', 'a.need_person_id')
    .leftJoin('person as op', 'op.id', 'a.offer_person_id')
    .leftJoin('organisation as no', 'no.id', 'a.need_organisation_id')
    .leftJoin('organisation as oo', 'oo.id', 'a.offer_organisation_id')
    .leftJoin('place as p', 'p.id', 'a.place_id')
    .selectAll('a')
    .select(['np.given_name as need_given', 'np.family_name as need_family', 'no.name as need_body'])
    .select(['op.given_name as offer_given', 'op.family_name as offer_family', 'oo.name as offer_body'])
    .select('p.name as place')

type Row = Awaited<ReturnType<ReturnType<typeof agreements>['executeTakeFirstOrThrow']>>
/** A name, where whoever asks may read the person. */
export const nameIfRead = (given: string | null, family: string | null) =>
  given === null ? null : fullName({ given_name: given, family_name: family ?? '' })
const agreementOf = (row: Row): Agreement => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  matchId: row.match_id,
  needId: row.need_id,
  offerId: row.offer_id,
  circleId: row.circle_id,
  need: {
    personId: row.need_person_id,
    person: nameIfRead(row.need_given, row.need_family),
    organisationId: row.need_organisation_id,
    organisation: row.need_body,
  },
  offer: {
    personId: row.offer_person_id,
    person: nameIfRead(row.offer_given, row.offer_family),
    organisationId: row.offer_organisation_id,
    organisation: row.offer_body,
  },
  placeId: row.place_id,
  place: row.place,
  terms: row.terms as Answers,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  endedOn: row.ended_on,
  outcome: row.outcome,
  counts: row.counts,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
})

/** An agreement, for its parties and for who follows it. */
export async function agreementById(tx: ActorTx, id: string): Promise<Agreement | undefined> {
  const row = await agreements(tx).where('a.id', '=', id).executeTakeFirst()
  return row && agreementOf(row)
}

/** The agreement one changes, locked. Throws NotHere where it is hidden. */
export async function lockAgreement(tx: ActorTx, id: string): Promise<{ agreement: Agreement; kind: Kind }> {
  await tx.selectFrom('exchange_agreement').where('id', '=', id).select('id').forUpdate().execute()
  const agreement = await agreementById(tx, id)
  const kind = agreement && kindCalled(agreement.kind)
  if (!agreement || !kind) throw new NotHere()
  return { agreement, kind }
}

export type AgreementFilter = {
  kind?: string | undefined
  /** Running ones, or those that ended; by default the running ones. */
  ended?: boolean | undefined
  limit?: number | undefined
}
/** Agreements the actor may see, the latest first. */
export async function agreementsLike(
  tx: ActorTx,
  { kind, ended = false, limit = 100 }: AgreementFilter = {},
): Promise<Agreement[]> {
  let found = agreements(tx)
    .where('a.ended_on', ended ? 'is not' : 'is', null)
    .orderBy(sql`coalesce(a.ended_on, a.starts_on) desc nulls first`)
    .orderBy('a.id', 'desc')
    .limit(limit)
  if (kind) found = found.where('a.kind', '=', kind)
  return (await found.execute()).map(agreementOf)
}

/** Agreements somebody has a side in, under any id they were recorded by. */
export async function agreementsOf(tx: ActorTx, personIds: readonly string[]): Promise<Agreement[]> {
  const ids = [...personIds]
  const rows = await agreements(tx)
    .where((eb) =>
      eb.or([
        eb('a.need_person_id', 'in', ids),
        eb('a.offer_person_id', 'in', ids),
        eb.exists(
          eb
            .selectFrom('exchange_party as w')
            .whereRef('w.agreement_id', '=', 'a.id')
            .where('w.person_id', 'in', ids)
            .select('w.id'),
        ),
      ]),
    )
    .orderBy(sql`a.ended_on is not null`)
    .orderBy('a.starts_on', 'desc')
    .limit(100)
    .execute()
  return rows.map(agreementOf)
}

/** The agreements the actor is a party of: by themselves, or by an organisation of theirs. */
export async function myAgreements(tx: ActorTx, { personId }: Actor): Promise<Agreement[]> {
  const rows = await agreements(tx)
    .where((eb) =>
      eb.or([
        eb('a.need_person_id', '=', personId),
        eb('a.offer_person_id', '=', personId),
        sql<boolean>`a.need_organisation_id = any (app.organisation_ids())`,
        sql<boolean>`a.offer_organisation_id = any (app.organisation_ids())`,
        sql<boolean>`a.id = any (app.own_agreement_ids())`,
      ]),
    )
    .orderBy(sql`a.ended_on is not null`)
    .orderBy('a.starts_on', 'desc')
    .limit(100)
    .execute()
  return rows.map(agreementOf)
}

/** The words of an agreement, for the team: that those kept in a circle were read is written down. */
export async function wordsOf(
  tx: ActorTx,
  actor: Actor,
  { id, circleId, need }: Agreement,
): Promise<Answers> {
  const row = await tx
    .selectFrom('exchange_agreement_words')
    .where('agreement_id', '=', id)
    .select(['sealed', 'recorded_by'])
    .executeTakeFirst()
  if (!row) return {}
  if (circleId && need.personId)
    await logReads(tx, actor, [
      { kind: 'exchange', id, personId: need.personId, writtenBy: row.recorded_by, circleId },
    ])
  return JSON.parse(unseal(row.sealed, `exchange_agreement_words:${id}`)) as Answers
}
