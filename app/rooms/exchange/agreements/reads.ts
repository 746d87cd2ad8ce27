import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { logReads } from '../../people/sensitive/writes.ts'
import { allKinds, kindCalled } from '../kinds/reads.ts'
import type { Side } from '../kinds/rules.ts'
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
const name = (given: string | null, family: string | null) =>
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
    person: name(row.need_given, row.need_family),
    organisationId: row.need_organisation_id,
    organisation: row.need_body,
  },
  offer: {
    personId: row.offer_person_id,
    person: name(row.offer_given, row.offer_family),
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

export type Fact = {
  id: string
  agreementId: string
  kind: string
  code: string
  onDate: string | null
  dueOn: string | null
  hours: number | null
  /** Cents, grams, or a step, as the code says. */
  amount: number | null
  personId: string | null
  person: string | null
  words: string | null
  forParties: boolean
  confirmedAt: Date | null
  confirmedBy: string | null
  withdrawnAt: Date | null
  recordedBy: string | null
  recordedByName: string | null
  recordedAt: Date
  /** Whether this sort of fact waits for another's word. */
  toConfirm: boolean
}

const facts = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_fact as f')
    .leftJoin('person as w', 'w.id', 'f.person_id')
    .leftJoin('person as r', 'r.id', 'f.recorded_by')
    .selectAll('f')
    .select(['w.given_name as who_given', 'w.family_name as who_family'])
    .select(['r.given_name as by_given', 'r.family_name as by_family'])
type FactRow = Awaited<ReturnType<ReturnType<typeof facts>['executeTakeFirstOrThrow']>>
const factOf = (row: FactRow): Fact => ({
  id: row.id,
  agreementId: row.agreement_id,
  kind: row.kind,
  code: row.code,
  onDate: row.on_date,
  dueOn: row.due_on,
  hours: row.hours === null ? null : Number(row.hours),
  amount: row.amount === null ? null : Number(row.amount),
  personId: row.person_id,
  person: name(row.who_given, row.who_family),
  words: row.sealed ? unseal(row.sealed, `exchange_fact:${row.id}`) : null,
  forParties: row.for_parties,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
  withdrawnAt: row.withdrawn_at,
  recordedBy: row.recorded_by,
  recordedByName: name(row.by_given, row.by_family),
  recordedAt: row.recorded_at,
  toConfirm: Boolean(kindCalled(row.kind)?.agreement.facts.find(({ code }) => code === row.code)?.confirmed),
})

/** The facts of an agreement that the actor may read: those to come first, then the latest. */
export async function factsOf(tx: ActorTx, agreementId: string, { withdrawn = false } = {}): Promise<Fact[]> {
  let found = facts(tx)
    .where('f.agreement_id', '=', agreementId)
    .orderBy(sql`f.on_date is not null`)
    .orderBy(sql`case when f.on_date is null then f.due_on end`)
    .orderBy('f.on_date', 'desc')
    .orderBy('f.id', 'desc')
    .limit(1000)
  if (!withdrawn) found = found.where('f.withdrawn_at', 'is', null)
  return (await found.execute()).map(factOf)
}

export async function factById(tx: ActorTx, id: string): Promise<Fact | undefined> {
  const row = await facts(tx).where('f.id', '=', id).executeTakeFirst()
  return row && factOf(row)
}

export type Party = {
  id: string
  personId: string | null
  organisationId: string | null
  name: string | null
  needId: string | null
  part: string
  fromOn: string
  untilOn: string | null
}
/** Who else is part of an agreement, those of today first. */
export async function partiesOf(tx: ActorTx, agreementId: string): Promise<Party[]> {
  const rows = await tx
    .selectFrom('exchange_party as w')
    .leftJoin('person as p', 'p.id', 'w.person_id')
    .leftJoin('organisation as o', 'o.id', 'w.organisation_id')
    .where('w.agreement_id', '=', agreementId)
    .orderBy(sql`w.until_on is not null`)
    .orderBy('w.from_on')
    .orderBy('w.id')
    .selectAll('w')
    .select(['p.given_name', 'p.family_name', 'o.name as body'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    name: row.body ?? name(row.given_name, row.family_name),
    needId: row.need_id,
    part: row.part,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

/**
 * Of which sides whoever asks is: by themselves, by an organisation of theirs, by a part that stands with one side, or by a
 * need that was answered together with others.
 */
export async function sidesOf(tx: ActorTx, agreement: Agreement): Promise<Side[]> {
  const { rows: mine } = await sql<{ side: Side | null; part: string | null }>`
    select s.side, s.part from (
      select a.territory_id, 'need' as side, null as part, a.need_person_id as person_id, a.need_organisation_id as organisation_id
        from exchange_agreement a where a.id = ${agreement.id}
      union all select a.territory_id, 'offer', null, a.offer_person_id, a.offer_organisation_id
        from exchange_agreement a where a.id = ${agreement.id}
      union all select w.territory_id, case when w.need_id is not null then 'need' end, w.part, w.person_id, w.organisation_id
        from exchange_party w where w.agreement_id = ${agreement.id} and w.until_on is null) s
    where s.territory_id = app.territory_id()
      and (s.person_id = app.person_id() or s.organisation_id = any (app.organisation_ids()))`.execute(tx)
  const parts = kindCalled(agreement.kind)?.agreement.parts ?? []
  const sides = mine.map(({ side, part }) => side ?? parts.find(({ code }) => code === part)?.side)
  return [...new Set(sides.filter((side) => side !== undefined))]
}

export type Brief = { forPersonId: string; name: string | null; words: string; untilOn: string | null }
/** What was written for somebody to do their part: one's own, or, for the team, everybody's. */
export async function briefsOf(tx: ActorTx, agreementId: string): Promise<Brief[]> {
  const rows = await tx
    .selectFrom('exchange_brief as b')
    .leftJoin('person as p', 'p.id', 'b.for_person_id')
    .where('b.agreement_id', '=', agreementId)
    .orderBy('b.changed_at')
    .select(['b.id', 'b.for_person_id', 'b.sealed', 'b.until_on', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    forPersonId: row.for_person_id,
    name: name(row.given_name, row.family_name),
    words: unseal(row.sealed, `exchange_brief:${row.id}`),
    untilOn: row.until_on,
  }))
}

export type Due = Pick<Fact, 'id' | 'agreementId' | 'kind' | 'code'> & { title: string; dueOn: string }
/** What is due until a day in running agreements that the actor follows, the first due first. */
export async function dueOf(tx: ActorTx, { personId }: Actor, until: string): Promise<Due[]> {
  const rows = await tx
    .selectFrom('exchange_fact as f')
    .innerJoin('exchange_agreement as a', 'a.id', 'f.agreement_id')
    .where('f.on_date', 'is', null)
    .where('f.withdrawn_at', 'is', null)
    .where('f.due_on', '<=', until)
    .where((eb) =>
      eb.or([
        sql<boolean>`coalesce(a.follows_id, a.recorded_by) = ${personId}`,
        sql<boolean>`app.in_circle(a.circle_id)`,
      ]),
    )
    .orderBy('f.due_on')
    .limit(30)
    .select(['f.id', 'f.agreement_id as agreementId', 'f.kind', 'f.code', 'a.title'])
    .select('f.due_on as dueOn')
    .execute()
  return rows.map((row) => ({ ...row, dueOn: row.dueOn ?? until }))
}

/** Worrying facts since a day in agreements that the actor follows, the latest first. */
export async function alarmsOf(tx: ActorTx, { personId }: Actor, since: string): Promise<Due[]> {
  const alarming = allKinds().flatMap(({ code, agreement }) =>
    agreement.facts.filter((fact) => fact.alarming).map((fact) => `${code}.${fact.code}`),
  )
  const rows = await tx
    .selectFrom('exchange_fact as f')
    .innerJoin('exchange_agreement as a', 'a.id', 'f.agreement_id')
    .where('f.on_date', '>=', since)
    .where('f.withdrawn_at', 'is', null)
    .where('a.ended_on', 'is', null)
    .where(sql<boolean>`f.kind || '.' || f.code = any (${alarming}::text[])`)
    .where((eb) =>
      eb.or([
        sql<boolean>`coalesce(a.follows_id, a.recorded_by) = ${personId}`,
        sql<boolean>`app.in_circle(a.circle_id)`,
      ]),
    )
    .orderBy('f.on_date', 'desc')
    .limit(20)
    .select(['f.id', 'f.agreement_id as agreementId', 'f.kind', 'f.code', 'a.title'])
    .select('f.on_date as dueOn')
    .execute()
  return rows.map((row) => ({ ...row, dueOn: row.dueOn ?? since }))
}
