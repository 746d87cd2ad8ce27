import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Commitment } from '../reads.ts'

export type Rendering = { cents: number; on: string; words: string }

/** Says what was done with the money of a commitment. Refused before anything was paid. */
export async function renderAccount(
  tx: ActorTx,
  actor: Actor,
  id: string,
  commitment: Commitment,
  { cents, on, words }: Rendering,
): Promise<Outcome<{ id: string }, 'funds.accounts.nothingPaid' | 'funds.move.tooEarly'>> {
  if (commitment.paidCents === 0) return refused('funds.accounts.nothingPaid')
  if (on < commitment.onDate) return refused('funds.move.tooEarly')
  const added = await insertOwn(tx, 'fund_account', {
    territory_id: actor.territoryId,
    id,
    commitment_id: commitment.id,
    rendered_on: on,
    spent_cents: cents,
    words,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'funds.accountRendered', 'fund_commitment', commitment.id)
  return done({ id })
}

/** Accepts an account, or sends it back with the reason. The first answer stands. */
export async function answerAccount(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { outcome, answer }: { outcome: 'accepted' | 'sent_back'; answer?: string | undefined },
): Promise<Outcome<{ id: string }, 'funds.accounts.answered'>> {
  const answered = await tx
    .updateTable('fund_account')
    .set({
      outcome,
      answer: answer ?? null,
      answered_by: actor.personId,
      answered_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .returning('commitment_id')
    .executeTakeFirst()
  if (!answered) return refused('funds.accounts.answered')
  await record(tx, actor, 'funds.accountAnswered', 'fund_commitment', answered.commitment_id)
  return done({ id })
}
