import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { type Agreement, agreementById } from '../agreements/reads.ts'
import { insidersOf, mayConfirm, mayNote, scaleOf } from '../agreements/rules.ts'
import { type Hindered, hindrancesOf, isTeam, takeBackMadeFor } from '../agreements/writes.ts'
import type { FactOf, Kind } from '../kinds/forms.ts'
import { kindCalled } from '../kinds/reads.ts'
import { partiesOf, sidesOf } from '../parties/reads.ts'
import { type Fact, factById } from './reads.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'exchange_fact', column: 'sealed', id: 'id' }]
const factWhere = (factId: string) => `exchange_fact:${factId}`
const FACT = 'exchange_fact'

export type NewFact = {
  /** The form's own id: sent twice, noted once. */
  id: string
  code: string
  /** The day it happened, or for a planned one the day it is due. */
  onDate?: string | undefined
  dueOn?: string | undefined
  hours?: number | undefined
  /** Cents, grams, or a step, as the code says. */
  amount?: number | undefined
  personId?: string | undefined
  words?: string | undefined
  /** Said by who goes past what records ask. */
  anyway?: 'yes' | undefined
  /** Waits for another's word though the team writes it: on paper one side told it, and the other has not signed. */
  unsigned?: true | undefined
}
export type FactRefusal =
  | NamingRefusal
  | 'exchange.fact.none'
  | 'exchange.fact.notYours'
  | 'exchange.fact.notPlanned'
  | 'exchange.fact.offScale'
  | 'exchange.fact.future'
  | 'exchange.fact.longBefore'
  | 'exchange.fact.once'
  | 'exchange.fact.withdrawn'
  | 'exchange.fact.done'
  | 'exchange.fact.own'
  | 'exchange.agreement.ended'
  | 'exchange.agree.hindered'
  | 'exchange.agree.asks'
const OF_DAY: readonly string[] = [
  'exchange.fact.future',
  'exchange.fact.longBefore',
  'exchange.agreement.ended',
]
/** Whether a refusal is about the day of a fact: it is said beside that. */
export const isOfDay = (refusal: string) => OF_DAY.includes(refusal)

export type Noted = { id: string; alarming: boolean }

async function about(tx: ActorTx, agreementId: string): Promise<{ agreement: Agreement; kind: Kind }> {
  const agreement = await agreementById(tx, agreementId)
  const kind = agreement && kindCalled(agreement.kind)
  if (!agreement || !kind) throw new NotHere()
  return { agreement, kind }
}
const factCalled = ({ agreement }: Kind, code: string): FactOf | undefined =>
  agreement.facts.find((fact) => fact.code === code)

/** Agreements are written down after they began, but not by a year: that is a wrong year. */
const LONG_DAYS = 366
const isLongBefore = ({ startsOn }: Agreement, onDate: string | undefined) =>
  startsOn !== null && onDate !== undefined && onDate < daysLater(startsOn, -LONG_DAYS)

const offScale = (of: FactOf, amount: number | undefined) => {
  const [from, to] = scaleOf(of)
  return of.asks.includes('step') && amount !== undefined && (amount < from || amount > to)
}

/**
 * Notes a fact of an agreement on its day, or plans it for one. Parties note what the kind lets them; what waits for
 * another's word counts from then on. Refused in the future, a second time where once is all, and where records speak
 * against it. `alarming` says that who follows the agreement is to be told at once.
 */
export async function noteFact(
  tx: ActorTx,
  actor: Actor,
  agreementId: string,
  fact: NewFact,
  today: string,
): Promise<Hindered<Noted, FactRefusal>> {
  const { agreement, kind } = await about(tx, agreementId)
  const of = factCalled(kind, fact.code)
  if (!of) return refused('exchange.fact.none')
  const team = isTeam(actor)
  if (!mayNote(of, team, await sidesOf(tx, agreement))) return refused('exchange.fact.notYours')
  if (offScale(of, fact.amount)) return refused('exchange.fact.offScale')
  const planning = fact.onDate === undefined
  if (planning && (!of.planned || !fact.dueOn)) return refused('exchange.fact.notPlanned')
  if (fact.onDate && fact.onDate > today) return refused('exchange.fact.future')
  if (isLongBefore(agreement, fact.onDate)) return refused('exchange.fact.longBefore')
  if (agreement.endedOn && !of.due && (fact.onDate ?? fact.dueOn ?? today) > agreement.endedOn)
    return refused('exchange.agreement.ended')
  // The agreement is held while facts of which there is one are counted.
  if (of.once && (await stands(tx, agreementId, fact))) return refused('exchange.fact.once')
  const unnamed = fact.personId ? await refusalToName(tx, actor, [fact.personId], today) : undefined
  if (unnamed) return refused(unnamed)
  const hindered = await against(tx, kind, agreement, fact)
  if (hindered) return hindered
  const waits = Boolean(of.confirmed) && (!team || Boolean(fact.unsigned)) && !planning
  const added = await insertOwn(tx, FACT, {
    territory_id: actor.territoryId,
    id: fact.id,
    agreement_id: agreementId,
    code: fact.code,
    on_date: fact.onDate ?? null,
    due_on: fact.dueOn ?? null,
    hours: fact.hours === undefined ? null : String(fact.hours),
    amount: fact.amount ?? null,
    person_id: fact.personId ?? null,
    for_parties: !of.forTeam,
    among_parties: Boolean(of.among),
    sealed: fact.words ? seal(fact.words, factWhere(fact.id)) : null,
    counts: waits ? [] : [...(of.counts ?? [])],
    recorded_by: actor.personId,
  })
  if (added) {
    if (of.confirmed && !waits && !planning) await setConfirmed(tx, actor, fact.id)
    await record(tx, actor, planning ? 'exchange.planned' : 'exchange.noted', FACT, fact.id)
  }
  return done({ id: fact.id, alarming: added && Boolean(of.alarming) && !planning })
}

const against = (tx: ActorTx, kind: Kind, agreement: Agreement, fact: NewFact) =>
  hindrancesOf(
    tx,
    kind,
    {
      what: fact.code,
      needPersonId: agreement.need.personId,
      offerPersonId: agreement.offer.personId,
      on: fact.onDate ?? fact.dueOn ?? '',
      hours: fact.hours,
    },
    fact.anyway,
  )

async function stands(tx: ActorTx, agreementId: string, fact: NewFact): Promise<boolean> {
  // Who may not lock the agreement is held by this: two of the same sort wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${agreementId} ${fact.code}`}, 0))`.execute(tx)
  const before = await tx
    .selectFrom(FACT)
    .where('agreement_id', '=', agreementId)
    .where('code', '=', fact.code)
    .where('id', '<>', fact.id)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return before !== undefined
}

const setConfirmed = (tx: ActorTx, actor: Actor, id: string) =>
  tx
    .updateTable(FACT)
    .set({ confirmed_by: actor.personId, confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()

async function changing(
  tx: ActorTx,
  factId: string,
): Promise<{ fact: Fact; of: FactOf; kind: Kind; agreement: Agreement }> {
  await tx.selectFrom(FACT).where('id', '=', factId).select('id').forUpdate().execute()
  const fact = await factById(tx, factId)
  if (!fact) throw new NotHere()
  const { agreement, kind } = await about(tx, fact.agreementId)
  const of = factCalled(kind, fact.code)
  if (!of) throw new NotHere()
  return { fact, of, kind, agreement }
}

/** What was planned is done, on a day. Refused where it is done or withdrawn already, in the future, and to who may not note it. */
export async function doFact(
  tx: ActorTx,
  actor: Actor,
  factId: string,
  said: {
    onDate: string
    hours?: number | undefined
    amount?: number | undefined
    words?: string | undefined
    anyway?: 'yes' | undefined
  },
  today: string,
): Promise<Hindered<Noted, FactRefusal>> {
  const { fact, of, kind, agreement } = await changing(tx, factId)
  const team = isTeam(actor)
  if (!mayNote(of, team, await sidesOf(tx, agreement))) return refused('exchange.fact.notYours')
  if (offScale(of, said.amount)) return refused('exchange.fact.offScale')
  if (fact.withdrawnAt) return refused('exchange.fact.withdrawn')
  if (fact.onDate) return refused('exchange.fact.done')
  if (said.onDate > today) return refused('exchange.fact.future')
  const hindered = await against(tx, kind, agreement, { ...said, id: factId, code: fact.code })
  if (hindered) return hindered
  const waits = Boolean(of.confirmed) && !team
  await tx
    .updateTable(FACT)
    .set({
      on_date: said.onDate,
      hours:
        said.hours === undefined ? (fact.hours === null ? null : String(fact.hours)) : String(said.hours),
      amount: said.amount ?? fact.amount,
      ...(said.words && { sealed: seal(said.words, factWhere(factId)) }),
      counts: waits ? [] : [...(of.counts ?? [])],
      ...(of.confirmed && team && { confirmed_by: actor.personId, confirmed_at: sql<Date>`now()` }),
    })
    .where('id', '=', factId)
    .execute()
  await record(tx, actor, 'exchange.noted', FACT, factId)
  return done({ id: factId, alarming: Boolean(of.alarming) })
}

/**
 * The other side, or the team, says that it was so: from now on it counts. Refused to who noted it, unless of the team; and to
 * whoever gave, where somebody else wrote down their word.
 */
export async function confirmFact(
  tx: ActorTx,
  actor: Actor,
  factId: string,
): Promise<Hindered<{ id: string }, FactRefusal>> {
  const { fact, of, agreement } = await changing(tx, factId)
  if (fact.withdrawnAt) return refused('exchange.fact.withdrawn')
  if (!isTeam(actor)) {
    const inside = insidersOf(agreement, await partiesOf(tx, agreement.id))
    const sides = await sidesOf(tx, agreement)
    if (!mayConfirm(fact, { personId: actor.personId, sides, inside })) return refused('exchange.fact.own')
  }
  if (fact.confirmedAt) return done({ id: factId })
  const confirmed = await tx
    .updateTable(FACT)
    .set({
      confirmed_by: actor.personId,
      confirmed_at: sql<Date>`now()`,
      counts: [...(of.counts ?? [])],
    })
    .where('id', '=', factId)
    .returning('id')
    .executeTakeFirst()
  if (!confirmed) throw new NotHere()
  await record(tx, actor, 'exchange.confirmed', FACT, factId)
  return done({ id: factId })
}

/**
 * Takes a fact back: it stays readable as withdrawn, and counts no more; with it goes what was agreed only to tell it. For who
 * noted it, and the team.
 */
export async function withdrawFact(
  tx: ActorTx,
  actor: Actor,
  factId: string,
): Promise<Hindered<{ id: string }, FactRefusal>> {
  const { fact } = await changing(tx, factId)
  if (!isTeam(actor) && fact.recordedBy !== actor.personId) return refused('exchange.fact.notYours')
  if (fact.withdrawnAt) return done({ id: factId })
  const withdrawn = await tx
    .updateTable(FACT)
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', factId)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) throw new NotHere()
  await record(tx, actor, 'exchange.withdrew', FACT, factId)
  await takeBackMadeFor(tx, actor, fact.agreementId, factId)
  return done({ id: factId })
}

/** The accounts of whoever follows an agreement, to be told by mail. */
export async function followersOf(tx: ActorTx, agreementId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from app.who_follows_agreement(${agreementId})`.execute(tx)
  return rows.map((row) => row.account_id)
}
