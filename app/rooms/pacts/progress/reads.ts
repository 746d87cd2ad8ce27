import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { boundInCircle } from '../../funds/reads.ts'
import { fullName } from '../../people/rules.ts'
import type { Pact } from '../reads.ts'
import type { PactOutcome, Side } from '../rules.ts'
import { itemWhere } from '../signing/writes.ts'
import type { DoneLine } from './rules.ts'

export const reviewWhere = (id: string) => `pact_review:${id}`
export const endWhere = (pactId: string) => `pact_end:${pactId}`
export const noteWhere = (id: string) => `pact_note:${id}`
export const estimateWhere = (id: string) => `pact_estimate:${id}`

export type Item = {
  id: string
  side: Side
  what: string
  who: string
  where: string
  ownerId: string | null
  dueOn: string | null
  hours: number | null
  cents: number | null
  fundId: string | null
  done: DoneLine[]
}

/** What is owed by whom in a pact, by the day it is due; what a later version took away is left out. */
export async function itemsOf(tx: ActorTx, pactId: string, itemId?: string): Promise<Item[]> {
  let query = tx.selectFrom('pact_item').where('pact_id', '=', pactId).where('withdrawn_at', 'is', null)
  if (itemId) query = query.where('id', '=', itemId)
  const rows = await query
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .select(['id', 'side', 'sealed', 'owner_id', 'due_on', 'hours', 'cents', 'fund_id'])
    .execute()
  const done = await tx
    .selectFrom('pact_done')
    .where('pact_id', '=', pactId)
    .orderBy('on_date')
    .orderBy('id')
    .select(['id', 'item_id', 'on_date', 'hours', 'session_id', 'complete'])
    .execute()
  return rows.map(({ sealed, ...row }) => ({
    id: row.id,
    side: row.side as Side,
    what: '',
    who: '',
    where: '',
    ...(JSON.parse(unseal(sealed, itemWhere(row.id))) as Partial<Pick<Item, 'what' | 'who' | 'where'>>),
    ownerId: row.owner_id,
    dueOn: row.due_on,
    hours: row.hours === null ? null : Number(row.hours),
    cents: row.cents,
    fundId: row.fund_id,
    done: done
      .filter((one) => one.item_id === row.id)
      .map((one) => ({
        id: one.id,
        on: one.on_date,
        hours: one.hours === null ? null : Number(one.hours),
        sessionId: one.session_id,
        complete: one.complete,
      })),
  }))
}

/** Cents that are bound for a pact and not spent. */
export const heldBy = async (tx: ActorTx, { circleId }: Pick<Pact, 'circleId'>) =>
  (await boundInCircle(tx, circleId)).reduce((sum, { heldCents }) => sum + heldCents, 0)

export type Review = { id: string; heldOn: string; nextOn: string | null; words: string }

export async function reviewsOf(tx: ActorTx, pactId: string): Promise<Review[]> {
  const rows = await tx
    .selectFrom('pact_review')
    .where('pact_id', '=', pactId)
    .orderBy('held_on', 'desc')
    .select(['id', 'held_on', 'next_on', 'sealed'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    heldOn: row.held_on,
    nextOn: row.next_on,
    words: unseal(row.sealed, reviewWhere(row.id)),
  }))
}

export type Answer = {
  moment: 'before' | 'after'
  by: 'person' | 'team'
  step: number
  steps: number
  words: string
  on: string
}

/** How able somebody felt, and seemed, before and after. */
export async function answersOf(tx: ActorTx, pactId: string): Promise<Answer[]> {
  const rows = await tx
    .selectFrom('pact_answer')
    .where('pact_id', '=', pactId)
    .orderBy('moment', 'desc')
    .orderBy('answered_by')
    .select(['moment', 'answered_by as by', 'step', 'steps', 'words', 'on_date as on'])
    .execute()
  return rows as Answer[]
}

export type Ending = { endedOn: string; outcome: PactOutcome; why: string }

export async function endingOf(tx: ActorTx, pactId: string): Promise<Ending | undefined> {
  const row = await tx.selectFrom('pact_end').where('pact_id', '=', pactId).selectAll().executeTakeFirst()
  return (
    row && {
      endedOn: row.ended_on,
      outcome: row.outcome as PactOutcome,
      why: unseal(row.sealed, endWhere(pactId)),
    }
  )
}

export type Note = { id: string; at: Date; words: string; author: string }

/** What the micro-team tells each other, the latest first. */
export async function notesOf(tx: ActorTx, pactId: string, limit = 50): Promise<Note[]> {
  const rows = await tx
    .selectFrom('pact_note as n')
    .leftJoin('person as p', 'p.id', 'n.recorded_by')
    .where('n.pact_id', '=', pactId)
    .orderBy('n.recorded_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .select(['n.id', 'n.recorded_at', 'n.sealed', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.recorded_at,
    words: unseal(row.sealed, noteWhere(row.id)),
    author: row.given_name
      ? fullName({ given_name: row.given_name, family_name: row.family_name ?? '' })
      : '',
  }))
}

export type Estimate = { id: string; people: number; method: string; at: Date; author: string }

/** How many others are better off, by whom and how estimated; the latest is the one that counts. */
export async function estimateOf(tx: ActorTx, pactId: string): Promise<Estimate | undefined> {
  const row = await tx
    .selectFrom('pact_estimate as e')
    .leftJoin('person as p', 'p.id', 'e.recorded_by')
    .where('e.pact_id', '=', pactId)
    .orderBy('e.recorded_at', 'desc')
    .orderBy('e.id', 'desc')
    .select(['e.id', 'e.people', 'e.sealed', 'e.recorded_at', 'p.given_name', 'p.family_name'])
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      people: row.people,
      method: unseal(row.sealed, estimateWhere(row.id)),
      at: row.recorded_at,
      author: row.given_name
        ? fullName({ given_name: row.given_name, family_name: row.family_name ?? '' })
        : '',
    }
  )
}
