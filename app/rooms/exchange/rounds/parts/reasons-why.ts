import { judge, type Reason } from '../../kinds/rules.ts'
import { pairOf } from '../../matches/reads.ts'
import type { RoundInput } from '../reads.ts'
import type { Result } from './prepare.ts'

export type OtherOffer = {
  id: string
  /** The rank of the wish, or null. */
  rank: number | null
  /** By how much somebody falls short of it now, of a full fit of a thousand; zero where the drawn order alone decided. */
  missing: number
  full: boolean
}
export type Why = {
  /** How many offers could take them at all, of how many. */
  possible: number
  standing: number
  others: OtherOffer[]
  /** Everywhere they could be moved to by hand, also where it is full. */
  choices: string[]
  /** Why the rest is shut to them, the most frequent reason first. */
  shut: { reason: Reason; offers: number }[]
}

const MOST_OTHERS = 12

/** What speaks to one person of a round: where else they might go, what it would take, and what cannot be. */
export function reasonsWhy(
  needId: string,
  { kind, needs, offers, weights, wishes, today }: RoundInput,
  result: Result,
): Why {
  const need = needs.find(({ id }) => id === needId)
  const rankOf = new Map(
    wishes.filter((one) => one.needId === needId).map(({ offerId, rank }) => [offerId, rank]),
  )
  const shut = new Map<string, { reason: Reason; offers: number }>()
  const choices: string[] = []
  for (const offer of need ? offers : []) {
    const judged = judge(kind.criteria, pairOf(need as never, offer, today), weights)
    if (judged.possible) {
      choices.push(offer.id)
      continue
    }
    const [reason] = judged.missing
    if (!reason) continue
    const said = JSON.stringify(reason)
    const before = shut.get(said)
    shut.set(said, { reason, offers: (before?.offers ?? 0) + 1 })
  }
  const others = result.short.map(({ offerId, missing, full }) => ({
    id: offerId,
    rank: rankOf.get(offerId) ?? null,
    missing,
    full,
  }))
  return {
    possible: choices.length,
    standing: offers.length,
    // What was wished for comes first, then what is nearest to being had.
    others: others
      .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || a.missing - b.missing)
      .slice(0, MOST_OTHERS),
    choices,
    shut: [...shut.values()].sort((a, b) => b.offers - a.offers),
  }
}
