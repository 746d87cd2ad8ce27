/** What may be told of somebody that others know of them too: together the three could single them out. */
export type Traits = { gender: string; age: string; municipality: string }
export type Evaluated = {
  gender: string | null
  bornYear: number | null
  istatCode: string | null
  /** Whether they live in one of the territory's municipalities. */
  inside: boolean
  /** Something of theirs hurts when it is known: it must not be true of everyone who looks alike. */
  sensitive: boolean
}
/** How coarsely each trait is told: 0 as recorded, its last step not at all. */
export type Levels = { gender: number; age: number; municipality: number }

export const UNTOLD = '*'
export const UNKNOWN = 'unknown'
const CHILD = 'under-18'
const ADULT = 18

const FINE_BANDS = [18, 25, 35, 45, 55, 65, 75, 85] as const
const WIDE_BANDS = [18, 35, 65] as const

/** The values each trait may have at each level, as the codebook lists them; municipalities by their ISTAT code. */
export const GENDERS = ['female', 'male', 'other', UNKNOWN, UNTOLD] as const
export const AGES = [CHILD, ...bandsOf(FINE_BANDS), ...bandsOf(WIDE_BANDS), UNKNOWN, UNTOLD] as const

function bandsOf(starts: readonly number[]) {
  return starts.map((from, at) => (starts[at + 1] ? `${from}-${(starts[at + 1] as number) - 1}` : `${from}+`))
}

/** Children are one band at every level: the younger somebody is, the fewer are like them. */
function bandOf(age: number, starts: readonly number[]) {
  if (age < ADULT) return CHILD
  return bandsOf(starts)[starts.findLastIndex((from) => age >= from)] as string
}

/** What is told of somebody at these levels. Age is what they turn in `year`. */
export function traitsAt(
  { gender, bornYear, istatCode, inside }: Evaluated,
  levels: Levels,
  year: number,
): Traits {
  const age = bornYear === null ? null : year - bornYear
  const ages = [
    () => (age === null ? UNKNOWN : bandOf(age, FINE_BANDS)),
    () => (age === null ? UNKNOWN : bandOf(age, WIDE_BANDS)),
    () => UNTOLD,
  ]
  const municipalities = [
    () => istatCode ?? UNKNOWN,
    () => (istatCode === null ? UNKNOWN : inside ? 'inside' : 'outside'),
    () => UNTOLD,
  ]
  return {
    gender: levels.gender === 0 ? (gender ?? UNKNOWN) : UNTOLD,
    age: (ages[levels.age] as () => string)(),
    municipality: (municipalities[levels.municipality] as () => string)(),
  }
}

const STEPS: Record<keyof Levels, readonly number[]> = {
  // How much is lost at each level, 0 to 1.
  gender: [0, 1],
  age: [0, 0.5, 1],
  municipality: [0, 0.6, 1],
}
const lossOf = (levels: Levels) =>
  (Object.keys(STEPS) as (keyof Levels)[]).reduce((sum, trait) => sum + (STEPS[trait][levels[trait]] ?? 1), 0)

/** Every combination of levels that tells no more than `atMost` does, the one that loses least first. */
export function levelsFrom(finest: Levels): Levels[] {
  const open = (trait: keyof Levels) =>
    STEPS[trait].flatMap((_, level) => (level >= finest[trait] ? [level] : []))
  return open('gender')
    .flatMap((gender) =>
      open('age').flatMap((age) =>
        open('municipality').map((municipality) => ({ gender, age, municipality })),
      ),
    )
    .sort((one, other) => lossOf(one) - lossOf(other))
}

export const FINEST: Levels = { gender: 0, age: 0, municipality: 0 }
/** More people than this without their traits, and the traits are told more coarsely instead. */
const MOST_WITHHELD = 0.05

export type Protected = {
  levels: Levels
  /** In the order the people came; null for somebody whose traits are withheld. */
  traits: (Traits | null)[]
  withheld: number
  /** People in the smallest group that looks alike. */
  smallestGroup: number
}

/**
 * Traits such that everyone looks like at least `smallest` people, themselves included, and not all of those have what is
 * sensitive. First a level that is the same for all; whoever is still too few has their traits withheld, and they too are
 * none or `smallest`. `finest` is what an earlier table of the same people told: two tables together tell no more than the
 * finer one. Undefined where even without traits the people are too few, or all alike in what is sensitive.
 */
export function keepAlike(
  people: readonly Evaluated[],
  { smallest, year, finest = FINEST }: { smallest: number; year: number; finest?: Levels },
): Protected | undefined {
  if (people.length < smallest || people.every(({ sensitive }) => sensitive)) return undefined
  const tried = levelsFrom(finest).flatMap((levels) => at(people, levels, year, smallest) ?? [])
  return tried.find(({ withheld }) => withheld <= MOST_WITHHELD * people.length) ?? tried.at(-1)
}

type Group = { traits: Traits; size: number; sensitive: number }
const isSafe = ({ size, sensitive }: Group, smallest: number) => size >= smallest && sensitive < size

function at(
  people: readonly Evaluated[],
  levels: Levels,
  year: number,
  smallest: number,
): Protected | undefined {
  const groups = new Map<string, Group>()
  const keys = people.map((person) => {
    const traits = traitsAt(person, levels, year)
    const key = `${traits.gender} ${traits.age} ${traits.municipality}`
    const group = groups.get(key) ?? { traits, size: 0, sensitive: 0 }
    groups.set(key, group)
    group.size += 1
    if (person.sensitive) group.sensitive += 1
    return key
  })
  const apart = new Set([...groups].flatMap(([key, group]) => (isSafe(group, smallest) ? [] : [key])))
  const told = [...groups]
    .filter(([key]) => !apart.has(key))
    .sort(([, one], [, other]) => one.size - other.size)
  const sumOf = (of: 'size' | 'sensitive') =>
    [...apart].reduce((sum, key) => sum + (groups.get(key)?.[of] ?? 0), 0)
  // Those set apart are a group as well: few of them would be known by being left out.
  while (apart.size > 0 && (sumOf('size') < smallest || sumOf('sensitive') === sumOf('size'))) {
    const next = told.shift()
    if (!next) return undefined
    apart.add(next[0])
  }
  const withheld = sumOf('size')
  return {
    levels,
    traits: keys.map((key) => (apart.has(key) ? null : (groups.get(key) as Group).traits)),
    withheld,
    smallestGroup: Math.min(...told.map(([, { size }]) => size), ...(withheld > 0 ? [withheld] : [])),
  }
}

export const COARSENESS = ['month', 'quarter', 'year'] as const
export type Coarseness = (typeof COARSENESS)[number]

/** A day as the month, quarter or year it lies in: `2017-03`, `2017-Q1`, `2017`. */
export function periodOf(day: string, coarseness: Coarseness): string {
  const [year = '', month = ''] = day.split('-')
  if (coarseness === 'year') return year
  return coarseness === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`
}
