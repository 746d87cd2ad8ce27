import { protectionOf } from '../protection/rules.ts'
import { type CountedSet, type Indicator, nameOf, type Protected, type RecordKind } from '../rules.ts'

/** What a figure may be broken down by; `app.said_of` reads the same names. */
export const DIMENSIONS = ['municipality', 'area', 'kind', 'formal', 'gender', 'age', 'vulnerable'] as const
export type Dimension = (typeof DIMENSIONS)[number]

const OF_RECORDS: Partial<Record<RecordKind, readonly Dimension[]>> = {
  session: ['municipality', 'area', 'kind'],
  activity: ['municipality', 'area', 'kind'],
  place: ['municipality', 'kind'],
  organisation: ['municipality', 'kind', 'formal'],
  notice: ['municipality'],
  booking: ['municipality'],
  encounter: ['municipality'],
}
const OF_PEOPLE = ['municipality', 'gender', 'age'] as const satisfies readonly Dimension[]
const WHOSE_PEOPLE: readonly RecordKind[] = ['person', 'pact', 'intake', 'agreement']

/**
 * What the set of an indicator may be broken down by. People are told by gender and age where they take part, never operators in
 * their role; hard times only of everyone who was reached, since each further cut would tell of fewer. A share is not broken
 * down by hard times it is itself about, nor an estimate by what it does not know.
 */
export function dimensionsOf({ set, of, unit, group }: Indicator): readonly Dimension[] {
  if (unit === 'estimate' || set.records === 'vulnerability') return []
  if (of && protectionOf(of)) return []
  const byRecord = OF_RECORDS[set.records] ?? []
  const distinct = WHOSE_PEOPLE.includes(set.records) && protectionOf(set) !== undefined
  if (!distinct || (group === 'local' && set.records !== 'person')) return byRecord
  // Somebody who gave up left the age they came with: a stock is not told by age.
  const people = set.lapses ? OF_PEOPLE.filter((one) => one !== 'age') : OF_PEOPLE
  return nameOf(set) === 'people.reached_on' ? [...people, 'vulnerable'] : people
}

/** How a cut of a set is protected: by hard times, as what hurts, whatever the set. */
export const protectionOfCut = (set: CountedSet, dimension: Dimension): Protected | undefined =>
  dimension === 'vulnerable' ? 'sensitive' : protectionOf(set)

export const AGE_BANDS = ['0-13', '14-17', '18-29', '30-64', '65+'] as const

/** What was not said stands under this. */
export const UNSAID = ''

/** A group of a break-down as it is told; null where telling it would single somebody out. */
export type Group = { said: string; value: number | null }

export type CutDay = { on: string; counts: ReadonlyMap<string, readonly number[]> }
type Asked = { smallest: number; zeroTells?: string | undefined }

/**
 * Which groups may be told on the last of these days, which are those on which the whole is told, the earliest first. `counts`
 * holds for each group the counts that must not single anyone out: the group, and what it leaves of a larger set that is told too.
 *
 * The days pass one by one, and what was told stays told. A group is told where it is empty or large enough, and has not moved
 * or moved by enough since each day on which it was told before; the groups that are left, together, likewise: they follow
 * from the whole.
 */
export function toldGroups(days: readonly CutDay[], { smallest, zeroTells }: Asked): ReadonlySet<string> {
  const before: { told: ReadonlySet<string>; counts: CutDay['counts'] }[] = []
  let told: ReadonlySet<string> = new Set()
  for (const { counts } of days) {
    told = groupsApart(counts, before, { smallest, zeroTells })
    before.push({ told, counts })
  }
  return told
}

type Before = readonly { told: ReadonlySet<string>; counts: CutDay['counts'] }[]

function groupsApart(counts: CutDay['counts'], before: Before, { smallest, zeroTells }: Asked) {
  const countOf = (of: CutDay['counts'], said: string) => of.get(said) ?? []
  const enough = (size: number) => size === 0 || Math.abs(size) >= smallest
  const total = [...counts.values()].reduce((sum, [size = 0]) => sum + size, 0)
  const told = new Set(
    [...counts].flatMap(([said, each]) => {
      const tellsOfAll = said === zeroTells && each[0] === 0 && total > 0
      const steady = before.every(
        (day) =>
          !day.told.has(said) ||
          each.every((size, at) => enough(size - (countOf(day.counts, said)[at] ?? 0))),
      )
      return each.every(enough) && steady && !tellsOfAll ? [said] : []
    }),
  )
  const sizeOf = (said: string) => countOf(counts, said)[0] ?? 0
  // What is left over is told by subtraction: now, and against each earlier day.
  const left = (but: ReadonlySet<string>, of: CutDay['counts']) =>
    [...of].reduce((sum, [said, [size = 0]]) => (but.has(said) ? sum : sum + size), 0)
  const restTells = () => {
    // One group alone that is not told would be what is left of the whole, exactly.
    if ([...counts.keys()].filter((said) => !told.has(said)).length === 1) return true
    if (!enough(left(told, counts))) return true
    return before.some((day) => {
      const both = new Set([...told].filter((said) => day.told.has(said)))
      return both.size > 0 && !enough(left(both, counts) - left(both, day.counts))
    })
  }
  while (told.size > 0 && restTells()) {
    const smallestFirst = [...told].sort((one, other) => sizeOf(one) - sizeOf(other))
    // A zero helps nobody to hide.
    told.delete(smallestFirst.find((said) => sizeOf(said) > 0) ?? (smallestFirst[0] as string))
  }
  return told
}
