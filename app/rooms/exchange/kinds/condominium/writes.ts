import { sql } from 'kysely'
import type { Actor } from '../../../../ground/access/actor.ts'
import { seal } from '../../../../ground/access/seal.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { idWithin } from '../../../../ground/db/ids.ts'
import { record } from '../../../../ground/journal/record.ts'
import type { Agreement } from '../../agreements/reads.ts'
import { isTeam } from '../../agreements/writes.ts'
import type { HouseTerms } from './forms.ts'
import { residentsOf, turnsOf } from './reads.ts'
import { rotaOf, sundayOf, tasksOf, turnRead, turnSaid } from './rules.ts'

const FACT = 'exchange_fact'
const keyOf = (task: string, dueOn: string) => `${dueOn} ${task}`

/**
 * Makes the turns of so many weeks from today's. What is planned stays as it is; turns that nobody has done of who has left,
 * and of work that is no longer done, are taken back, and theirs go round among the others. `once` is the form's own id.
 * Says how many turns were added.
 */
export async function planTurns(
  tx: ActorTx,
  actor: Actor,
  agreement: Agreement,
  { once, weeks }: { once: string; weeks: number },
  today: string,
): Promise<number> {
  if (!isTeam(actor) || agreement.endedOn) throw new NotHere()
  // Two at once would plan a week twice: the second waits, and finds it planned.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${agreement.id} rota`}, 0))`.execute(tx)
  const residents = await residentsOf(tx, agreement.id)
  const tasks = tasksOf(agreement.terms as HouseTerms)
  const from = sundayOf(today)
  const standing = await turnsOf(tx, agreement, from)
  const lives = (personId: string | null, dueOn: string | null) =>
    residents.some(
      (one) => one.personId === personId && (one.untilOn === null || one.untilOn >= (dueOn ?? today)),
    )
  const over = standing.filter(
    ({ onDate, personId, dueOn, words }) =>
      onDate === null &&
      !(lives(personId, dueOn) && tasks.some(({ name }) => name === turnRead(words ?? '').task)),
  )
  if (over.length > 0)
    await tx
      .updateTable(FACT)
      .set({ withdrawn_at: sql<Date>`now()` })
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .execute()
  const taken = new Set(
    standing
      .filter((one) => !over.includes(one))
      .map(({ dueOn, words }) => keyOf(turnRead(words ?? '').task, dueOn ?? '')),
  )
  const fresh = rotaOf(tasks, residents, today, weeks).filter(
    ({ task, dueOn }) => !taken.has(keyOf(task, dueOn)),
  )
  if (fresh.length > 0)
    await tx
      .insertInto(FACT)
      .values(
        fresh.map((turn) => {
          const id = idWithin(once, keyOf(turn.task, turn.dueOn))
          return {
            territory_id: actor.territoryId,
            id,
            agreement_id: agreement.id,
            code: 'turn',
            due_on: turn.dueOn,
            person_id: turn.personId,
            among_parties: true,
            sealed: seal(turnSaid(turn), `exchange_fact:${id}`),
            recorded_by: actor.personId,
          }
        }),
      )
      .execute()
  if (fresh.length > 0 || over.length > 0)
    await record(tx, actor, 'exchange.planned', 'exchange_agreement', agreement.id)
  return fresh.length
}

/** A turn was done today, by who says so. False where somebody ticked it before, or it is not there for them. */
export async function tickTurn(tx: ActorTx, actor: Actor, factId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ ticked: boolean }>`
    select app.tick_turn(${factId}::uuid, ${today}::date) as ticked`.execute(tx)
  if (!rows[0]?.ticked) return false
  await record(tx, actor, 'exchange.noted', FACT, factId)
  return true
}
