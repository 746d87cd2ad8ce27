import { type Cell, protect } from '../../../../ground/statistics/protect.ts'
import { type Heard, WINDOWS } from '../rules.ts'

/** A count by window, the latest first; null where it is not told. */
export type Told = (number | null)[]
export type ToldTopic = { topic: string; all: Told; by: Map<string, Told> }

const ALL = 'all'

/**
 * What may be told of each topic, in the whole territory and by municipality: never a count, or one that gives it away, of
 * fewer different people than the smallest group. Topics of which nothing is told are left out; the most heard come first.
 */
export function toldTopics(heard: readonly Heard[], smallest: number): ToldTopic[] {
  const topics = Map.groupBy(heard, ({ topic }) => topic)
  return [...topics]
    .map(([topic, rows]) => toldTopic(topic, rows, smallest))
    .filter(({ all, by }) =>
      [all, ...by.values()].some((told) => told.some((count) => count !== null && count > 0)),
    )
    .sort((one, other) => total(other.all) - total(one.all) || one.topic.localeCompare(other.topic))
}

const total = (told: Told) => told.reduce<number>((sum, count) => sum + (count ?? 0), 0)

function toldTopic(topic: string, rows: readonly Heard[], smallest: number): ToldTopic {
  const municipalities = [...new Set(rows.map(({ municipality }) => municipality))]
  const all: Told = []
  const by = new Map<string, Told>(municipalities.map((name) => [name, []]))
  for (let window = 0; window < WINDOWS; window += 1) {
    const cells = municipalities.map((name) => {
      const row = rows.find((one) => one.municipality === name && one.window === window)
      return cellOf(`in ${name}`, row?.times ?? 0, row?.voices ?? 0, smallest)
    })
    const here = rows.filter((one) => one.window === window)
    const whole = cellOf(
      ALL,
      sum(here.map(({ times }) => times)),
      sum(here.map(({ voices }) => voices)),
      smallest,
    )
    const hidden = protect([whole, ...cells], [{ total: ALL, parts: cells.map(({ id }) => id) }])
    const toldOf = (cell: Cell | undefined) => (!cell || hidden.has(cell.id) ? null : cell.value)
    all.push(toldOf(whole))
    for (const [at, name] of municipalities.entries()) by.get(name)?.push(toldOf(cells[at]))
  }
  return { topic, all, by }
}

/** However often it came up, what came from few people is as small as they are. */
const cellOf = (id: string, times: number, voices: number, smallest: number): Cell => ({
  id,
  value: times,
  smallest: voices < smallest ? Math.max(smallest, times + 1) : smallest,
})

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
