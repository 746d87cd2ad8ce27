import type { Picture } from '../picture/rules.ts'

/** How often something was found: its key, null where nobody knows; the most frequent first. */
export type Share = { key: string | null; count: number }

/** One community of a picture. */
export type Community = {
  number: number
  size: number
  people: number
  formalBodies: number
  informalBodies: number
  /** Ties inside; of those, with an act behind them; and those that lead out. */
  ties: number
  formalTies: number
  tiesOut: number
  municipalities: Share[]
  /** People only. */
  ageBands: Share[]
  languages: Share[]
  /** The nodes with most weight, by which the others may know it: bodies first, as they have public names. */
  heads: number[]
}

/** Ages by their first year; the last has no end. */
export const AGE_BANDS = [0, 14, 18, 30, 45, 65, 80] as const
const HEADS = 3

/** The age band on a day of someone born in a year, as `30-44`; `80-` has no end. */
export function ageBand(birthYear: number | null, on: string): string | null {
  if (birthYear === null) return null
  const age = Number(on.slice(0, 4)) - birthYear
  const at = AGE_BANDS.findLastIndex((from) => age >= from)
  if (at < 0) return null
  const next = AGE_BANDS[at + 1]
  return `${AGE_BANDS[at]}-${next === undefined ? '' : next - 1}`
}

/** The communities of two or more, the largest first: who is in each, and what ties them. */
export function communitiesIn(picture: Picture): Community[] {
  const { measures, edges, facts } = picture
  const members: number[][] = []
  edges.ids.forEach((_, node) => {
    const community = measures.community[node] as number
    if ((measures.communitySizes[community] as number) < 2) return
    members[community] ??= []
    members[community].push(node)
  })
  const ties = tiesByCommunity(picture, members.length)
  return members.map((nodes, number) => {
    const known = nodes.map((node) => facts[node]).filter((one) => one !== undefined)
    const people = known.filter(({ kind }) => kind === 'person')
    const bodies = known.filter(({ kind }) => kind === 'organisation')
    return {
      number,
      size: nodes.length,
      people: people.length,
      formalBodies: bodies.filter(({ formal }) => formal).length,
      informalBodies: bodies.filter(({ formal }) => !formal).length,
      ...(ties[number] as TieCount),
      municipalities: shares(known.map(({ istatCode }) => istatCode)),
      ageBands: shares(people.map(({ birthYear }) => ageBand(birthYear, picture.on))),
      languages: shares(people.map(({ language }) => language)),
      heads: nodes
        .toSorted(
          (a, b) =>
            Number(facts[b]?.kind === 'organisation') - Number(facts[a]?.kind === 'organisation') ||
            (measures.strength[b] as number) - (measures.strength[a] as number) ||
            a - b,
        )
        .slice(0, HEADS),
    }
  })
}

type TieCount = { ties: number; formalTies: number; tiesOut: number }

function tiesByCommunity({ edges, measures }: Picture, count: number): TieCount[] {
  const counts = Array.from({ length: count }, () => ({ ties: 0, formalTies: 0, tiesOut: 0 }))
  edges.a.forEach((a, tie) => {
    const [one, other] = [
      measures.community[a] as number,
      measures.community[edges.b[tie] as number] as number,
    ]
    const [mine, theirs] = [counts[one], counts[other]]
    if (!mine || !theirs) return
    if (one === other) {
      mine.ties += 1
      mine.formalTies += edges.formal[tie] as number
      return
    }
    mine.tiesOut += 1
    theirs.tiesOut += 1
  })
  return counts
}

function shares(keys: readonly (string | null)[]): Share[] {
  const counts = new Map<string | null, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort(
      (a, b) =>
        b.count - a.count ||
        Number(a.key === null) - Number(b.key === null) ||
        (a.key ?? '').localeCompare(b.key ?? ''),
    )
}

/** Two communities that live side by side and hardly know each other. */
export type Distant = {
  one: number
  other: number
  /** Municipality both are at home in. */
  istatCode: string
  /** Ties between them, and how many chance would make of people who have as many ties. */
  ties: number
  expected: number
}

/** At home in a municipality: this share of those of whom it is known. */
const AT_HOME = 0.3
/** Far: less than this of the ties chance would make. In smaller groups, or of fewer ties, nobody could tell. */
const FAR = 0.2
const LEAST_SIZE = 5
const LEAST_EXPECTED = 3

/**
 * Communities of at least five that share a municipality and have less than a fifth of the ties between them that chance
 * would make; where most are missing first.
 */
export function distantNeighbours(picture: Picture, communities: readonly Community[]): Distant[] {
  const large = communities.filter(({ size }) => size >= LEAST_SIZE)
  const between = tiesBetween(picture)
  const all = picture.edges.a.length
  return large
    .flatMap((one, at) =>
      large.slice(at + 1).flatMap((other) => {
        const istatCode = homes(one).find((code) => homes(other).includes(code))
        if (istatCode === undefined) return []
        const ties = between.get(`${one.number} ${other.number}`) ?? 0
        const expected = (ends(one) * ends(other)) / (2 * all)
        return expected >= LEAST_EXPECTED && ties < expected * FAR
          ? [{ one: one.number, other: other.number, istatCode, ties, expected: Math.round(expected) }]
          : []
      }),
    )
    .sort((a, b) => b.expected - b.ties - (a.expected - a.ties) || a.one - b.one || a.other - b.other)
}

const ends = ({ ties, tiesOut }: Community) => 2 * ties + tiesOut

function homes({ municipalities }: Community): string[] {
  const known = municipalities.filter(({ key }) => key !== null)
  const all = known.reduce((sum, { count }) => sum + count, 0)
  return known.flatMap(({ key, count }) => (key !== null && count >= all * AT_HOME ? [key] : []))
}

/** By `smaller larger` community: how many ties lead from one to the other. */
function tiesBetween({ edges, measures }: Picture): Map<string, number> {
  const counts = new Map<string, number>()
  edges.a.forEach((a, tie) => {
    const [one, other] = [
      measures.community[a] as number,
      measures.community[edges.b[tie] as number] as number,
    ]
    if (one === other) return
    const pair = `${Math.min(one, other)} ${Math.max(one, other)}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  })
  return counts
}
