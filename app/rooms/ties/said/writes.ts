import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Declared } from '../declared/rules.ts'
import { type DeclareRefusal, declareTie, endDeclared } from '../declared/writes.ts'
import type { Said } from './reads.ts'

/**
 * Makes of what was said what it says: a declared tie, or the end of one that stands. The words go; that they were
 * answered stays. Refused like any tie that is declared.
 */
export async function settleSaid(
  tx: ActorTx,
  actor: SignedInActor,
  said: Said,
  who: Declared,
  today: string,
): Promise<Outcome<null, DeclareRefusal>> {
  if (said.wish === 'no_longer') {
    if (!('id' in who)) return close(tx, actor, said.id)
    for (const id of await standingBetween(tx, said.teller.id, who.id))
      await endDeclared(tx, actor, id, today)
    return close(tx, actor, said.id)
  }
  const form = {
    who,
    form: said.formal ? ('formal' as const) : ('informal' as const),
    sinceOn: said.since_on ?? today,
    saidBy: 'themselves' as const,
  }
  const declared = await declareTie(tx, actor, idWithin(said.id, 'tie'), said.teller, form, today)
  if (!declared.ok && declared.refusal !== 'ties.declare.already') return declared
  return close(tx, actor, said.id)
}

/** Nothing comes of it: the words go. */
export const putAside = (tx: ActorTx, actor: SignedInActor, id: string) => close(tx, actor, id)

async function close(tx: ActorTx, actor: SignedInActor, id: string): Promise<Outcome<null, never>> {
  await tx
    .updateTable('tie_said')
    .set({ settled_at: sql<Date>`now()`, settled_by: actor.personId, name_said: null })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'ties.settled', 'tie_said', id)
  return done(null)
}

const standingBetween = async (tx: ActorTx, one: string, two: string) =>
  (
    await tx
      .selectFrom('tie_declared')
      .where('until_on', 'is', null)
      .where('one_id', 'in', [one, two])
      .where('two_id', 'in', [one, two])
      .select('id')
      .execute()
  ).map(({ id }) => id)
