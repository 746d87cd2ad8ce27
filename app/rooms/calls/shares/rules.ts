/**
 * The method of equal shares (Peters and Skowron 2020; completed as in Peters, Pierczyński and Skowron 2021 and
 * equalshares.net): everyone who votes gets the same part of the money, and an idea is paid by those who voted for it, as
 * equally as their parts allow. First comes the idea that asks least of each of its voters for what it costs.
 */

/** Parts and payments are counted in whole units, the smallest with which every sum of this vote is still exact. */
const MOST_UNITS = 2 ** 50

/** Ideas that count as many votes to a thousand-millionth count the same: rounding to units is far below it. */
const SAME = 1e9

/** `cents`: what it would cost. `voters`: who voted for it, numbers from 0, each once. */
export type Votable = { cents: number; voters: readonly number[] }

/** In the order in which they were chosen: who paid at most how much for it, in units, and by how many votes it counted then. */
export type Chosen = { idea: number; most: number; counted: number }

export type Shares = {
  chosen: Chosen[]
  /** Ideas that were added at the end, by votes, from what equal parts left over. */
  completed: number[]
  /** The part of each voter, in units of which a cent has `unitsPerCent`, with which the result was reached. */
  part: number
  unitsPerCent: number
  spentCents: number
}

/** How often the parts may grow before the rest is given by votes. */
const MOST_STEPS = 2000

/** What equal shares chooses with its first parts alone: they do not grow, and nothing is added by votes. */
export function firstShares(
  ideas: readonly Votable[],
  voters: number,
  budgetCents: number,
  order: readonly number[] = ideas.map((_, at) => at),
): Chosen[] {
  check(ideas, voters, budgetCents)
  const units = unitsFor(ideas, budgetCents)
  return withParts(ideas, voters, {
    part: Math.floor((budgetCents * units) / voters),
    units,
    rank: rankOf(order, ideas.length),
  })
}

const unitsFor = (ideas: readonly Votable[], budgetCents: number) =>
  Math.floor(MOST_UNITS / Math.max(1, budgetCents, ...ideas.map(({ cents }) => cents)))

function rankOf(order: readonly number[], ideas: number): Int32Array {
  const rank = new Int32Array(ideas)
  order.forEach((idea, at) => {
    rank[idea] = at
  })
  return rank
}

/**
 * Spends at most `budgetCents` on ideas. Because whole ideas seldom use up equal parts, the parts are made larger, by one
 * hundredth of the first part at a time, as long as what is chosen costs no more than there is and something is left out that
 * could still be paid; what then still fits is added by number of votes. Of equals the one earlier in `order` comes first, where
 * `order` is a published one (by default the order given). Ideas without votes or cost are left out. Throws a RangeError
 * on a voter that does not exist, an amount that is no whole number of cents, or no voters.
 */
export function equalShares(
  ideas: readonly Votable[],
  voters: number,
  budgetCents: number,
  order: readonly number[] = ideas.map((_, at) => at),
): Shares {
  check(ideas, voters, budgetCents)
  const units = unitsFor(ideas, budgetCents)
  const first = Math.floor((budgetCents * units) / voters)
  const step = Math.max(1, Math.floor(first / 100))
  const rank = rankOf(order, ideas.length)
  let part = first
  let chosen = withParts(ideas, voters, { part, units, rank })
  for (let steps = 0; steps < MOST_STEPS && !isExhausted(ideas, chosen, budgetCents); steps++) {
    const more = withParts(ideas, voters, { part: part + step, units, rank })
    if (costOf(ideas, more) > budgetCents) break
    part += step
    chosen = more
  }
  return { ...complete(ideas, chosen, budgetCents, rank), part, unitsPerCent: units }
}

/** What each voter has left of their part after all that was chosen in turns, in units. */
export function leftAfter({ chosen, part }: Shares, ideas: readonly Votable[], voters: number): Float64Array {
  const left = new Float64Array(voters).fill(part)
  for (const { idea, most } of chosen)
    for (const voter of ideas[idea]?.voters ?? []) left[voter] = Math.max(0, (left[voter] ?? 0) - most)
  return left
}

function check(ideas: readonly Votable[], voters: number, budgetCents: number) {
  if (!Number.isInteger(voters) || voters < 1) throw new RangeError(`nobody votes: ${voters}`)
  const most = MOST_UNITS / 1000
  const wrong = [budgetCents, ...ideas.map(({ cents }) => cents)].find(
    (cents) => !Number.isInteger(cents) || cents < 0 || cents > most,
  )
  if (wrong !== undefined) throw new RangeError(`${wrong} is no amount of cents`)
  for (const { voters: own } of ideas)
    for (const voter of own)
      if (!Number.isInteger(voter) || voter < 0 || voter >= voters)
        throw new RangeError(`there is no voter ${voter}`)
}

const costOf = (ideas: readonly Votable[], chosen: readonly Chosen[]) =>
  chosen.reduce((sum, { idea }) => sum + (ideas[idea]?.cents ?? 0), 0)

/** Nothing that somebody voted for could be added with what is left. */
function isExhausted(ideas: readonly Votable[], chosen: readonly Chosen[], budgetCents: number): boolean {
  const taken = new Set(chosen.map(({ idea }) => idea))
  const left = budgetCents - costOf(ideas, chosen)
  return !ideas.some(({ cents, voters }, at) => !taken.has(at) && canBeChosen(cents, voters) && cents <= left)
}

const canBeChosen = (cents: number, voters: readonly number[]) => cents > 0 && voters.length > 0

/**
 * Equal shares with parts of one size. The votes an idea counts (its cost over the most that one of its voters pays) never
 * rise as money is spent: whoever still counts as many as the next one last did is the best, and most are never looked at.
 */
function withParts(
  ideas: readonly Votable[],
  voters: number,
  { part, units, rank }: { part: number; units: number; rank: Int32Array },
): Chosen[] {
  const left = new Float64Array(voters).fill(part)
  const before = (one: Waiting, other: Waiting) =>
    one.counted > other.counted ||
    (one.counted === other.counted && (rank[one.idea] ?? 0) < (rank[other.idea] ?? 0))
  const waiting: Waiting[] = ideas
    .map(({ cents, voters: own }, idea) => ({ idea, cost: cents * units, own, counted: own.length }))
    .filter(({ cost, own }) => cost > 0 && own.length > 0)
    .sort((a, b) => (before(a, b) ? -1 : 1))
  const chosen: Chosen[] = []
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const most = mostPaid(first.cost, first.own, left)
    first.counted = Math.round((first.cost / most) * SAME) / SAME
    const next = waiting[0]
    // What its voters can no longer pay for will never be paid.
    if (first.counted === 0) continue
    if (next && before(next, first)) {
      waiting.splice(placeOf(first, waiting, before), 0, first)
      continue
    }
    for (const voter of first.own) left[voter] = Math.max(0, (left[voter] ?? 0) - most)
    chosen.push({ idea: first.idea, most, counted: first.counted })
  }
  return chosen
}

type Waiting = { idea: number; cost: number; own: readonly number[]; counted: number }

function placeOf(
  one: Waiting,
  sorted: readonly Waiting[],
  before: (one: Waiting, other: Waiting) => boolean,
): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(sorted[middle] as Waiting, one)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The least that the most paying voter pays when all pay alike who can; infinite where they have too little together. Who
 * cannot pay an equal part pays all they have left, which makes it larger for the rest, until nobody is short.
 */
function mostPaid(cost: number, own: readonly number[], left: Float64Array): number {
  let each = Math.ceil(cost / own.length)
  for (;;) {
    let paid = 0
    let paying = 0
    for (let at = 0; at < own.length; at++) {
      const has = left[own[at] as number] as number
      if (has < each) paid += has
      else paying++
    }
    if (paying === 0) return Number.POSITIVE_INFINITY
    const needed = Math.ceil((cost - paid) / paying)
    if (needed <= each) return each
    each = needed
  }
}

function complete(
  ideas: readonly Votable[],
  chosen: Chosen[],
  budgetCents: number,
  rank: Int32Array,
): Omit<Shares, 'part' | 'unitsPerCent'> {
  const taken = new Set(chosen.map(({ idea }) => idea))
  let spentCents = costOf(ideas, chosen)
  const byVotes = ideas
    .map(({ cents, voters }, idea) => ({ idea, cents, votes: voters.length }))
    .filter(({ idea, cents, votes }) => !taken.has(idea) && cents > 0 && votes > 0)
    .sort((a, b) => b.votes - a.votes || (rank[a.idea] ?? 0) - (rank[b.idea] ?? 0))
  const completed: number[] = []
  for (const { idea, cents } of byVotes) {
    if (spentCents + cents > budgetCents) continue
    spentCents += cents
    completed.push(idea)
  }
  return { chosen, completed, spentCents }
}
