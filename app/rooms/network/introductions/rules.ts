import { plain } from '../../people/rules.ts'

export type Kind = 'person' | 'organisation'
export const WHYS = ['know_each_other', 'not_suited', 'asked_not_to', 'not_now', 'other'] as const
export const BECAME = ['met', 'later', 'not_wanted'] as const
export type Became = (typeof BECAME)[number]

/** What is known of someone who may be introduced; words as they were said. */
export type Profile = {
  id: string
  kind: Kind
  name: string
  municipality: string | null
  /** Places they are tied to, by name. */
  places: readonly string[]
  offers: readonly string[]
  /** What they look for, or what came up when they were met alone. */
  wants: readonly string[]
  likes: readonly string[]
  /** Areas of the activities they promote. */
  areas: readonly string[]
}

export type Reason =
  | { kind: 'offerMeetsWish'; giver: string; taker: string; offer: string; wish: string }
  | { kind: 'likeMeetsWish'; giver: string; taker: string; like: string; wish: string }
  | { kind: 'sameInterest'; said: string }
  | { kind: 'sameArea'; area: string }
  | { kind: 'samePlace'; place: string }
  | { kind: 'sameMunicipality'; municipality: string }
  | { kind: 'farApart' }
  | { kind: 'otherCommunity' }
export type Proposal = { a: Profile; b: Profile; reasons: Reason[] }

// Words that people in our territories use for nearly the same thing, by their beginnings. A need is seldom told in the
// words of the offer that meets it.
const NEARLY_THE_SAME = [
  'sala sale sede stanz local spazi aul',
  'furgon auto passagg trasport accompagn',
  'volontar',
  'music cant chitarr coral strument batteri suon',
  'ort giardin verd',
  'compagni anzian solitudin sol',
  'compit scuol studi',
  'cucin cucinar',
  'cucit sartori magli',
  'computer gestional',
  'italian lingu',
  'bambin famigl figl mamm',
  'lavor tirocini curriculum impres',
  'fest tavol panch',
  'salut cur caregiver',
].map((words) => words.split(' ').map((word) => word.replace(/[aeiouh]+$/, '')))
const EMPTY_WORDS = new Set(
  'alla allo agli alle aiuto ancora chi con dei del della delle dove gli il in la le lo nel nella per piccole qualche ore ora che sappia usare uno una un insieme nuove nuovi anno'.split(
    ' ',
  ),
)
const SHORTEST = 3
const ENDINGS = /[aeiouh]+$/

/** What words are about, as ideas two texts can share: "compagnia agli anziani" and "solitudine" share one. */
export function ideasIn(text: string): string[] {
  const stems = plain(text)
    .split(' ')
    .filter((word) => word.length >= SHORTEST && !EMPTY_WORDS.has(word))
    .map((word) => word.replace(ENDINGS, ''))
    .filter((stem) => stem.length >= SHORTEST)
  return [...new Set(stems.map(ideaOf))]
}

function ideaOf(stem: string): string {
  const family = NEARLY_THE_SAME.find((words) =>
    words.some((word) => (word.length < 5 ? stem === word : stem.startsWith(word))),
  )
  return family?.[0] ?? stem
}

// The same words are compared with many others: what they are about is worked out once, for as long as they are held.
const workedOut = new WeakMap<readonly string[], string[][]>()
function ideasOfEach(said: readonly string[]): string[][] {
  const known = workedOut.get(said) ?? said.map(ideasIn)
  workedOut.set(said, known)
  return known
}

const firstShared = (some: readonly string[], others: readonly string[]): [string, string] | undefined => {
  const [mine, theirs] = [ideasOfEach(some), ideasOfEach(others)]
  for (const [at, ideas] of mine.entries()) {
    const met = theirs.findIndex((other) => other.some((idea) => ideas.includes(idea)))
    if (met >= 0) return [some[at] as string, others[met] as string]
  }
  return undefined
}

/** Why these two could gain from each other: what one offers and the other looks for, what both like or work on. */
export function complements(a: Profile, b: Profile): Reason[] {
  const reasons: Reason[] = []
  for (const [giver, taker] of [
    [a, b],
    [b, a],
  ] as const) {
    const met = firstShared(giver.offers, taker.wants)
    if (met)
      reasons.push({
        kind: 'offerMeetsWish',
        giver: giver.name,
        taker: taker.name,
        offer: met[0],
        wish: met[1],
      })
    // What a body looks for someone may do out of liking; what a person needs is no pastime of another.
    const liked = taker.kind === 'organisation' && firstShared(giver.likes, taker.wants)
    if (liked)
      reasons.push({
        kind: 'likeMeetsWish',
        giver: giver.name,
        taker: taker.name,
        like: liked[0],
        wish: liked[1],
      })
  }
  const both = a.likes.find((like) => b.likes.includes(like))
  if (both) reasons.push({ kind: 'sameInterest', said: both })
  const area = a.areas.find((one) => b.areas.includes(one))
  if (area) reasons.push({ kind: 'sameArea', area })
  return reasons
}

/** Why they are near each other in space: the same place they go to, else the same municipality. */
export function nearness(a: Profile, b: Profile): Reason | undefined {
  const place = a.places.find((one) => b.places.includes(one))
  if (place) return { kind: 'samePlace', place }
  if (a.municipality && a.municipality === b.municipality)
    return { kind: 'sameMunicipality', municipality: a.municipality }
  return undefined
}

/** How far apart two are in the network; `community` is unknown where nobody computed it. */
export type Distance = { tied: boolean; shareSomeone: boolean; otherCommunity?: boolean }

/** Why they do not know each other yet: nothing joins them within two steps, or they move in different circles. */
export function farness({ tied, shareSomeone, otherCommunity }: Distance): Reason | undefined {
  if (tied) return undefined
  if (!shareSomeone) return { kind: 'farApart' }
  return otherCommunity ? { kind: 'otherCommunity' } : undefined
}

export const pairOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`)

type Narrowed = {
  /** Only pairs of which at least one is among these. */
  among?: ReadonlySet<string> | undefined
  isDecided: (pair: string) => boolean
}

/**
 * Pairs that complement each other and are near in space, not decided before: those with more reasons first, then by name.
 * Nobody is measured: a pair is there for reasons that can be read, or it is not there.
 */
export function complementaryPairs(profiles: readonly Profile[], { among, isDecided }: Narrowed): Proposal[] {
  const near: Proposal[] = []
  for (const [a, b] of nearPairsSharingAnIdea(profiles)) {
    if (among && !among.has(a.id) && !among.has(b.id)) continue
    const reasons = complements(a, b)
    if (reasons.length === 0 || isDecided(pairOf(a.id, b.id))) continue
    const space = nearness(a, b)
    if (space) near.push({ a, b, reasons: [...reasons, space] })
  }
  return near.sort(
    (one, other) =>
      other.reasons.length - one.reasons.length ||
      one.a.name.localeCompare(other.a.name) ||
      one.b.name.localeCompare(other.b.name),
  )
}

/** Somebody stands in so many proposals at once: an introduction is not a campaign. */
const EACH_AT_MOST = 2

/** Of these pairs, in their order, those who are far from each other in the network. */
export function strangersAmong(
  pairs: readonly Proposal[],
  distance: (a: string, b: string) => Distance,
  limit: number,
): Proposal[] {
  const times = new Map<string, number>()
  const chosen: Proposal[] = []
  for (const pair of pairs) {
    if (chosen.length === limit) break
    const ids = [pair.a.id, pair.b.id]
    if (ids.some((id) => (times.get(id) ?? 0) >= EACH_AT_MOST)) continue
    const far = farness(distance(pair.a.id, pair.b.id))
    if (!far) continue
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
    chosen.push({ ...pair, reasons: [...pair.reasons, far] })
  }
  return chosen
}

/** Where many of one place share an idea, each is compared with so many others only. */
const MOST_COMPARED = 30

/** Every two near each other who share an idea, each pair once: only those are worth comparing word by word. */
function* nearPairsSharingAnIdea(profiles: readonly Profile[]): Generator<[Profile, Profile]> {
  const seen = new Set<number>()
  for (const sharing of gatherings(profiles).values()) {
    for (const [at, one] of sharing.entries()) {
      const last = Math.min(sharing.length, at + 1 + MOST_COMPARED)
      for (let next = at + 1; next < last; next += 1) {
        const other = sharing[next] as number
        const pair = one * profiles.length + other
        if (seen.has(pair)) continue
        seen.add(pair)
        const [a, b] = [profiles[one] as Profile, profiles[other] as Profile]
        yield a.id < b.id ? [a, b] : [b, a]
      }
    }
  }
}

/** By idea and place or municipality, who shares both: their places in the list, in its order. */
function gatherings(profiles: readonly Profile[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [at, profile] of profiles.entries()) {
    const said = [profile.offers, profile.wants, profile.likes].flatMap((words) => ideasOfEach(words).flat())
    const ideas = new Set([...said, ...profile.areas.map((area) => `area ${area}`)])
    const wheres = [...profile.places, ...(profile.municipality ? [`in ${profile.municipality}`] : [])]
    for (const idea of ideas)
      for (const where of wheres) {
        const key = `${idea}\t${where}`
        const sharing = found.get(key)
        if (sharing) sharing.push(at)
        else found.set(key, [at])
      }
  }
  return found
}

/** Whoever takes an introduction on has so many days, unless they say otherwise. */
export const MAKE_WITHIN_DAYS = 14

/** The one proposed on a day: the first ones take turns, so that one left alone does not stay for ever. */
export const ofTheDay = <One>(list: readonly One[], day: string): One | undefined =>
  list[(Date.parse(day) / 86_400_000) % Math.min(list.length, TURNS) || 0]
const TURNS = 5
