import type { Actor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { idWithin } from '../../../../ground/db/ids.ts'
import { doFact, type FactRefusal, followersOf, noteFact } from '../../facts/writes.ts'
import type { VisitCard } from './parts/visits-loaded.ts'

type Card = Pick<VisitCard, 'id' | 'every' | 'hours' | 'planned'>
type Logged = { ok: true; id: string } | { ok: false; refusal: FactRefusal }

/**
 * A visit took place, today unless another day is said: the planned one is done, or one is noted, and the next is expected as
 * often as was agreed. The same tap sent twice is one visit. Refused in the future.
 */
export async function logVisit(
  tx: ActorTx,
  actor: Actor,
  once: string,
  card: Card,
  said: {
    hours?: number | undefined
    planned?: string | undefined
    onDate?: string | undefined
    words?: string | undefined
  },
  today: string,
): Promise<Logged> {
  const { words } = said
  const hours = said.hours ?? card.hours
  const onDate = said.onDate ?? today
  // The same tap, sent again after the visit was done.
  if (said.planned && said.planned !== card.planned?.id) return { ok: true, id: said.planned }
  // A visit that is planned for later stays planned: this one came between.
  const due = card.planned && card.planned.dueOn <= daysLater(onDate, 3) ? card.planned : null
  const noted = due
    ? await doFact(tx, actor, due.id, { onDate, hours, words }, today)
    : await noteFact(tx, actor, card.id, { id: once, code: 'visit', onDate, hours, words }, today)
  if (!noted.ok) return noted
  if (due || !card.planned) {
    const id = idWithin(noted.value.id, 'next visit')
    const dueOn = daysLater(onDate, card.every)
    const next = await noteFact(tx, actor, card.id, { id, code: 'visit', dueOn, hours: card.hours }, today)
    if (!next.ok) return next
  }
  return { ok: true, id: noted.value.id }
}

/** Something is wrong, today unless another day is said: noted, with the accounts of who must know at once; none where this form was sent before. */
export async function tellSign(
  tx: ActorTx,
  actor: Actor,
  once: string,
  agreementId: string,
  said: { what: 'missed' | 'sign'; words?: string | undefined; onDate?: string | undefined },
  today: string,
): Promise<{ ok: true; tell: string[] } | { ok: false; refusal: FactRefusal }> {
  const noted = await noteFact(
    tx,
    actor,
    agreementId,
    { id: once, code: said.what, onDate: said.onDate ?? today, words: said.words },
    today,
  )
  if (!noted.ok) return noted
  return { ok: true, tell: noted.value.alarming ? await followersOf(tx, agreementId) : [] }
}
