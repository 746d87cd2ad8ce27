import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { seatsOf, tableById } from '../reads.ts'
import { holdsOn } from '../rules.ts'
import type { DraftForm, ExtendForm, ProceedingForm } from './forms.ts'
import { type Proceeding, proceedingById } from './reads.ts'
import { isByAct, stageOn } from './rules.ts'

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** The proceeding an act changes, held until the transaction ends. Throws NotHere where it is hidden or missing. */
export async function holdProceeding(tx: ActorTx, id: string): Promise<Proceeding> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
  const proceeding = await proceedingById(tx, id)
  if (!proceeding) throw new NotHere()
  return proceeding
}

const columnsOf = ({ ofId, opensOn, questionsUntil, closesOn, choiceBy, ...words }: DraftForm) => ({
  ...words,
  opens_on: opensOn,
  questions_until: questionsUntil,
  closes_on: closesOn,
  choice_by: choiceBy,
  of_id: ofId ?? null,
})

export type OpenRefusal =
  | 'tables.proceeding.officerSeat'
  | 'tables.proceeding.ofMissing'
  | 'tables.table.closed'

/**
 * Writes a proceeding of a table as a draft, with who answers for it: somebody who sits there that day. Refused where the
 * table is closed, or what it is said to come of is not there.
 */
export async function openProceeding(
  tx: ActorTx,
  actor: SignedInActor,
  tableId: string,
  id: string,
  { officerSeat, officerWords, kind, ...draft }: ProceedingForm,
  today: string,
): Done<OpenRefusal> {
  const table = await tableById(tx, tableId)
  if (!table) throw new NotHere()
  if (table.endsOn && table.endsOn < today) return refused('tables.table.closed')
  if (draft.ofId && !(await proceedingById(tx, draft.ofId))) return refused('tables.proceeding.ofMissing')
  const officer = await personOfSeat(tx, tableId, officerSeat, today)
  if (!officer) return refused('tables.proceeding.officerSeat')
  const added = await insertOwn(tx, 'proceeding', {
    territory_id: actor.territoryId,
    id,
    table_id: tableId,
    kind,
    ...columnsOf(draft),
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  const answers = { id, tableId, publishedOn: null }
  await nameOfficer(
    tx,
    actor,
    idWithin(id, 'officer'),
    answers,
    { personId: officer, words: officerWords },
    today,
  )
  await record(tx, actor, 'tables.proceedingOpened', 'proceeding', id)
  return done({ id })
}

async function personOfSeat(tx: ActorTx, tableId: string, seatId: string, today: string) {
  const seats = await seatsOf(tx, tableId)
  return seats.find((seat) => seat.id === seatId && holdsOn(seat, today))?.personId
}

const nameOfficer = (
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { id: proceedingId, tableId, publishedOn }: Pick<Proceeding, 'id' | 'tableId' | 'publishedOn'>,
  { personId, words }: { personId: string; words: string },
  today: string,
) =>
  insertOwn(tx, 'proceeding_officer', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: tableId,
    person_id: personId,
    words,
    from_on: today,
    shown: publishedOn !== null,
    recorded_by: actor.personId,
  })

/** Hands a proceeding to another officer: whoever answered before stays on record until today. Refused once it is closed. */
export async function changeOfficer(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  { officerSeat, officerWords }: Pick<ProceedingForm, 'officerSeat' | 'officerWords'>,
  today: string,
): Done<'tables.proceeding.officerSeat' | 'tables.proceeding.over'> {
  const one = await holdProceeding(tx, proceedingId)
  if (one.closedOn) return refused('tables.proceeding.over')
  const personId = await personOfSeat(tx, one.tableId, officerSeat, today)
  if (!personId) return refused('tables.proceeding.officerSeat')
  const same = await tx.selectFrom('proceeding_officer').where('id', '=', id).select('id').executeTakeFirst()
  if (same) return done({ id })
  await tx
    .updateTable('proceeding_officer')
    .set({ until_on: today })
    .where('proceeding_id', '=', proceedingId)
    .where('until_on', 'is', null)
    .execute()
  await nameOfficer(tx, actor, id, one, { personId, words: officerWords }, today)
  await record(tx, actor, 'tables.officerNamed', 'proceeding', proceedingId)
  return done({ id })
}

/** Corrects a draft. Refused once it is published: what everyone read stands. */
export async function changeDraft(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  draft: DraftForm,
): Done<'tables.proceeding.published' | 'tables.proceeding.ofMissing'> {
  const one = await holdProceeding(tx, id)
  if (one.publishedOn) return refused('tables.proceeding.published')
  if (draft.ofId && (draft.ofId === id || !(await proceedingById(tx, draft.ofId))))
    return refused('tables.proceeding.ofMissing')
  await tx.updateTable('proceeding').set(columnsOf(draft)).where('id', '=', id).execute()
  await record(tx, actor, 'tables.proceedingChanged', 'proceeding', id)
  return done({ id })
}

/** Publishes the notice: from today anyone reads it. Refused where its last day has passed, or nobody answers for it. */
export async function publishProceeding(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  today: string,
): Done<'tables.proceeding.published' | 'tables.proceeding.late' | 'tables.proceeding.noOfficer'> {
  const one = await holdProceeding(tx, id)
  if (one.publishedOn) return refused('tables.proceeding.published')
  if (one.closesOn < today) return refused('tables.proceeding.late')
  if (!one.officer) return refused('tables.proceeding.noOfficer')
  await tx.updateTable('proceeding').set({ published_on: today }).where('id', '=', id).execute()
  await tx.updateTable('proceeding_officer').set({ shown: true }).where('proceeding_id', '=', id).execute()
  await tx.updateTable('proceeding_phase').set({ shown: true }).where('proceeding_id', '=', id).execute()
  await record(tx, actor, 'tables.proceedingPublished', 'proceeding', id)
  return done({ id })
}

export type ExtendRefusal = 'tables.extend.closed' | 'tables.extend.shorter'

/** Gives everyone more time, with the reason. Who was late by then is in time. Refused once who was chosen is told. */
export async function extendProceeding(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  { questionsUntil, closesOn, choiceBy, why }: ExtendForm,
  today: string,
): Done<ExtendRefusal> {
  const one = await holdProceeding(tx, proceedingId)
  const again = await tx
    .selectFrom('proceeding_extension')
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  if (again) return done({ id })
  const stage = stageOn(one, today)
  if (stage === 'draft' || stage === 'chosen' || stage === 'closed' || one.listedOn)
    return refused('tables.extend.closed')
  const shorter = questionsUntil < one.questionsUntil || choiceBy < one.choiceBy
  if (closesOn <= one.closesOn || shorter) return refused('tables.extend.shorter')
  await insertOwn(tx, 'proceeding_extension', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: one.tableId,
    on_date: today,
    was_until: one.closesOn,
    closes_on: closesOn,
    why,
    recorded_by: actor.personId,
  })
  await tx
    .updateTable('proceeding')
    .set({ questions_until: questionsUntil, closes_on: closesOn, choice_by: choiceBy })
    .where('id', '=', proceedingId)
    .execute()
  await tx
    .updateTable('proceeding_candidate')
    .set({ late: false })
    .where('proceeding_id', '=', proceedingId)
    .where('arrived_on', '<=', closesOn)
    .execute()
  await record(tx, actor, 'tables.proceedingExtended', 'proceeding', proceedingId)
  return done({ id })
}

/** Names the act by which something the law asks is done. Refused in the future, and for what records show by themselves. */
export async function nameAct(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  code: string,
  { doneOn, words }: { doneOn: string; words: string },
  today: string,
): Done<'tables.step.future'> {
  const one = await holdProceeding(tx, proceedingId)
  if (!isByAct(one.kind, code)) throw new NotHere()
  if (doneOn > today) return refused('tables.step.future')
  await tx
    .deleteFrom('proceeding_step')
    .where('proceeding_id', '=', proceedingId)
    .where('code', '=', code)
    .execute()
  await tx
    .insertInto('proceeding_step')
    .values({
      territory_id: actor.territoryId,
      proceeding_id: proceedingId,
      code,
      table_id: one.tableId,
      done_on: doneOn,
      words,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'tables.actNamed', 'proceeding', proceedingId)
  return done({ id: proceedingId })
}
