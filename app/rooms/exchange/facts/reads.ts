import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { nameIfRead } from '../agreements/reads.ts'
import { allKinds, kindCalled } from '../kinds/reads.ts'

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
  person: nameIfRead(row.who_given, row.who_family),
  words: row.sealed ? unseal(row.sealed, `exchange_fact:${row.id}`) : null,
  forParties: row.for_parties,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
  withdrawnAt: row.withdrawn_at,
  recordedBy: row.recorded_by,
  recordedByName: nameIfRead(row.by_given, row.by_family),
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

/** Some facts by their ids, as far as the actor may read them. */
export async function factsById(tx: ActorTx, ids: readonly string[]): Promise<Fact[]> {
  if (ids.length === 0) return []
  const rows = await facts(tx)
    .where('f.id', 'in', [...ids])
    .execute()
  return rows.map(factOf)
}

export async function factById(tx: ActorTx, id: string): Promise<Fact | undefined> {
  const row = await facts(tx).where('f.id', '=', id).executeTakeFirst()
  return row && factOf(row)
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

/** The visits somebody paid from one day to another, the latest first: for how long, not to whom. */
export async function visitsGiven(tx: ActorTx, personId: string, since: string, until: string) {
  const { rows } = await sql<{ on_date: string; hours: string | null }>`
    select on_date, hours from app.visits_given(${personId}, ${since}, ${until})`.execute(tx)
  return rows.map(({ on_date, hours }) => ({ onDate: on_date, hours: hours === null ? null : Number(hours) }))
}
