import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { hashOf, newToken } from '../../../ground/access/token.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { NamedNode } from '../reads.ts'
import type { SayForm } from './forms.ts'
import { LINK_DAYS } from './rules.ts'

/** A new link for somebody, known only now: its hash alone is kept. Null where the form came before. */
export async function makeLink(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  teller: NamedNode,
): Promise<string | null> {
  const token = newToken()
  const made = await insertOwn(tx, 'tie_link', {
    territory_id: actor.territoryId,
    id,
    token_hash: hashOf(token),
    teller_kind: teller.kind,
    teller_id: teller.id,
    expires_at: sql<Date>`now() + make_interval(days => ${LINK_DAYS})`,
    recorded_by: actor.personId,
  })
  if (!made) return null
  await record(tx, actor, 'ties.linkMade', 'tie_link', id)
  return token
}

/** From now on the link opens nothing. False where there was none to close. */
export async function revokeLink(tx: ActorTx, actor: SignedInActor, id: string): Promise<string | undefined> {
  const revoked = await tx
    .updateTable('tie_link')
    .set({ revoked_at: sql<Date>`now()`, revoked_by: actor.personId })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('teller_id')
    .executeTakeFirst()
  if (revoked) await record(tx, actor, 'ties.linkRevoked', 'tie_link', id)
  return revoked?.teller_id
}

export type SayRefusal = 'ties.say.closed' | 'ties.say.many' | 'ties.say.unknown'
const REFUSALS: Record<string, SayRefusal> = {
  closed: 'ties.say.closed',
  many: 'ties.say.many',
  unknown: 'ties.say.unknown',
}

/** Says one tie through a link, under the id of its form: nobody is signed in, and nothing becomes a tie by itself. */
export async function sayTie(
  tx: ActorTx,
  token: string,
  id: string,
  { organisationId, name, wish, form, sinceOn }: SayForm,
): Promise<Outcome<null, SayRefusal>> {
  const { rows } = await sql<{ answer: string }>`
    select app.say_tie(${hashOf(token)}, ${id}, ${wish}, ${organisationId ?? null}, ${name ?? null}, ${form === 'formal'},
      ${sinceOn ?? null}::date) as answer`.execute(tx)
  const refusal = REFUSALS[rows[0]?.answer ?? 'closed']
  return refusal ? refused(refusal) : done(null)
}
