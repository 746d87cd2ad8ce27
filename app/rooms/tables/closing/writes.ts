import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { decisionsLike } from '../decisions/reads.ts'
import type { CloseTableForm, EditForm } from '../forms.ts'
import { meetingsOf } from '../meetings/reads.ts'
import { proceedingsAt } from '../proceedings/reads.ts'
import { type RoundTable, seatsOf, tableById } from '../reads.ts'
import { leftAlone } from './rules.ts'

/** Refused decisions come with which ones: each is told beside its own name. */
export type CloseRefusal =
  | { refusal: 'tables.close.already' | 'tables.close.proceedings' | 'tables.close.notMember' }
  | { refusal: 'tables.close.unfollowed'; decisions: string[] }

async function tableHere(tx: ActorTx, id: string): Promise<RoundTable> {
  const table = await tableById(tx, id)
  if (!table) throw new NotHere()
  return table
}

/** Corrects what a table says of itself. Refused once it is closed, and for an end before it began or before it last met. */
export async function changeTable(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { endsOn, shown, ...words }: EditForm,
): Promise<
  Outcome<{ id: string }, 'tables.table.closed' | 'tables.form.endsBefore' | 'tables.edit.meetsAfter'>
> {
  const table = await tableHere(tx, id)
  if (table.closedOn) return refused('tables.table.closed')
  if (endsOn && endsOn < table.startsOn) return refused('tables.form.endsBefore')
  const last = (await meetingsOf(tx, id)).find(({ calledOffOn }) => !calledOffOn)
  if (endsOn && last && endsOn < last.onDate) return refused('tables.edit.meetsAfter')
  await tx
    .updateTable('round_table')
    .set({ ...words, ends_on: endsOn ?? null, shown: shown === 'yes' })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'tables.changed', 'round_table', id)
  return done({ id })
}

/**
 * Closes a table today, with its reason: what was decided and is not done goes to somebody who sat there. Their seats go on
 * until they say what became of it; all others end. Refused while a proceeding of it is open.
 */
export async function closeTable(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { why, follows }: CloseTableForm,
  today: string,
): Promise<{ ok: true } | ({ ok: false } & CloseRefusal)> {
  const table = await tableHere(tx, id)
  if (table.closedOn) return { ok: false, refusal: 'tables.close.already' }
  const proceedings = await proceedingsAt(tx, id)
  if (proceedings.some(({ publishedOn, closedOn }) => publishedOn && !closedOn))
    return { ok: false, refusal: 'tables.close.proceedings' }
  const open = await decisionsLike(tx, { tableId: id, state: 'open' }, today)
  const alone = leftAlone(open, follows)
  if (alone.length > 0) return { ok: false, refusal: 'tables.close.unfollowed', decisions: alone }
  const seats = await seatsOf(tx, id)
  const handed = open.map((one) => ({ one, personId: follows.get(one.id) ?? '' }))
  if (handed.some(({ personId }) => !seats.some((seat) => seat.personId === personId)))
    return { ok: false, refusal: 'tables.close.notMember' }
  for (const { one, personId } of handed)
    if (personId !== one.followsId)
      await tx.updateTable('table_decision').set({ follows_id: personId }).where('id', '=', one.id).execute()
  await tx
    .updateTable('round_table')
    .set({ closed_on: today, closed_why: why, ends_on: today })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'tables.closed', 'round_table', id)
  await endSeats(tx, seats, new Set(handed.map(({ personId }) => personId)), today)
  return { ok: true }
}

/** The last writes of a closing: who keeps the table by their seat keeps it until here. */
async function endSeats(
  tx: ActorTx,
  seats: readonly { id: string; personId: string; fromOn: string; untilOn: string | null }[],
  stay: ReadonlySet<string>,
  today: string,
) {
  const ending = seats.filter(
    ({ personId, fromOn, untilOn }) =>
      !stay.has(personId) && fromOn <= today && (untilOn === null || untilOn > today),
  )
  if (ending.length === 0) return
  await tx
    .updateTable('table_seat')
    .set({ until_on: today })
    .where(
      'id',
      'in',
      ending.map(({ id }) => id),
    )
    .execute()
}
