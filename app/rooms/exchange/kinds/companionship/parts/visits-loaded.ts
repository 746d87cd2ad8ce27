import type { Actor } from '../../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../../ground/db/as-actor.ts'
import { lacksOf } from '../../../../operators/volunteers/reads.ts'
import type { Lack } from '../../../../operators/volunteers/rules.ts'
import { type Agreement, agreementsLike, myAgreements } from '../../../agreements/reads.ts'
import { briefsOf } from '../../../briefs/reads.ts'
import type { Terms } from '../forms.ts'
import { type FactSeen, factsByAgreement, visitingOf } from '../reads.ts'
import { beforeAndAfter, EVERY, restDue } from '../rules.ts'

export type VisitCard = {
  id: string
  title: string
  words: string[]
  hours: number
  every: number
  planned: { id: string; dueOn: string } | null
  lastOn: string | null
}

/** What an agreement and its facts say of its visits: how often, how long, the one that is expected, the last. */
export const visitCard = ({ id, title, terms }: Agreement, facts: readonly FactSeen[]) => {
  const agreed = terms as Partial<Terms>
  const planned = facts.find(
    ({ code, onDate, dueOn }) => code === 'visit' && onDate === null && dueOn !== null,
  )
  return {
    id,
    title,
    hours: Number(agreed.hours ?? 1),
    every: Number(agreed.every ?? EVERY[0]),
    planned: planned ? { id: planned.id, dueOn: planned.dueOn ?? '' } : null,
    lastOn: facts.find(({ code, onDate }) => code === 'visit' && onDate !== null)?.onDate ?? null,
  }
}

/** The running visits of whoever asks, with what was written for them and nothing else of whom they visit. */
export async function myVisits(tx: ActorTx, actor: Actor): Promise<VisitCard[]> {
  const mine = (await myAgreements(tx, actor)).filter(
    ({ kind, endedOn, offer }) =>
      kind === 'companionship' && endedOn === null && offer.personId === actor.personId,
  )
  const facts = await factsByAgreement(
    tx,
    mine.map(({ id }) => id),
  )
  const cards: VisitCard[] = []
  for (const one of mine) {
    const briefs = (await briefsOf(tx, one.id)).filter(({ forPersonId }) => forPersonId === actor.personId)
    cards.push({ ...visitCard(one, facts.get(one.id) ?? []), words: briefs.map(({ words }) => words) })
  }
  return cards.sort((a, b) => (a.planned?.dueOn ?? '9').localeCompare(b.planned?.dueOn ?? '9'))
}

/** One of them. Nothing for a visit that is not theirs, or has ended. */
export const myVisit = async (tx: ActorTx, actor: Actor, id: string) =>
  (await myVisits(tx, actor)).find((card) => card.id === id)

export type Followed = Omit<VisitCard, 'words'> & {
  need: string | null
  volunteerId: string | null
  volunteer: string | null
  lacks: readonly Lack[]
  visits: number
  rest: 'hours' | 'months' | null
  loneliness: { before: number | null; after: number | null }
}

/** The visits that whoever asks follows: who visits whom, what is late, who should rest, how loneliness goes. */
export async function followedVisits(tx: ActorTx, today: string): Promise<Followed[]> {
  const running = await agreementsLike(tx, { kind: 'companionship', limit: 500 })
  const facts = await factsByAgreement(
    tx,
    running.map(({ id }) => id),
  )
  const volunteers = new Map<string, { lacks: readonly Lack[]; rest: 'hours' | 'months' | null }>()
  for (const personId of new Set(running.flatMap(({ offer }) => offer.personId ?? [])))
    volunteers.set(personId, {
      lacks: await lacksOf(tx, personId, today),
      rest: restDue(await visitingOf(tx, personId, today), today),
    })
  return running.map((one) => {
    const own = facts.get(one.id) ?? []
    const told = own.flatMap(({ code, onDate, amount }) =>
      code === 'loneliness' && onDate && amount !== null ? [{ onDate, sum: amount }] : [],
    )
    return {
      ...visitCard(one, own),
      need: one.need.person,
      volunteerId: one.offer.personId,
      volunteer: one.offer.person,
      visits: own.filter(({ code, onDate }) => code === 'visit' && onDate !== null).length,
      ...(volunteers.get(one.offer.personId ?? '') ?? { lacks: [], rest: null }),
      loneliness: beforeAndAfter(told),
    }
  })
}
