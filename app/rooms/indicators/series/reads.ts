import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { tellingOfLocals } from '../local/reads.ts'
import { figureOf, gainsOf, type ToldFigure, tellingOfHouse } from '../protection/reads.ts'
import { countBy, growsByItsDays, isGuarded, setsOf } from '../protection/rules.ts'
import { outcomesAsOf } from '../reads.ts'
import { figuresFrom, type Indicator } from '../rules.ts'
import { gainedIn, type Month, monthsUntil, type Span } from './rules.ts'

type Asking = { until: string; today: string; forTeam: boolean }
export type Point = Month & { figure: ToldFigure<string>; gained: number | null }

/** The figure as it is told of each of these days, exactly as whoever asks for that day alone is told. */
async function figuresOn(
  tx: ActorTx,
  actor: Actor,
  days: readonly string[],
  { today, forTeam }: Omit<Asking, 'until'>,
  indicator: Indicator,
): Promise<ToldFigure<string>[]> {
  if (isGuarded(indicator, forTeam)) {
    const telling = indicator.group === 'local' ? tellingOfLocals : tellingOfHouse
    const tell = await telling(tx, actor, { today, forTeam })
    return days.map((on) => figureOf(indicator, tell(on)))
  }
  const forTeamOnly = isGuarded(indicator, false)
  const told = (on: string, figure: ReturnType<typeof figuresFrom<string>>[number] | undefined) =>
    figure ? [{ ...figure, suppressed: false, forTeam: forTeamOnly, countedOn: on }] : []
  if (setsOf(indicator).every(({ source }) => growsByItsDays(source))) {
    const gains = await gainsOf(tx, actor, [indicator], days.at(-1) ?? today)
    return days.flatMap((on) => {
      const sizes = new Map([...gains].map(([name, each]) => [name, countBy(each, on)]))
      return told(on, figuresFrom([indicator], sizes)[0])
    })
  }
  // What counts may depend on the day asked, such as who stood behind a lab by then.
  const figures: ToldFigure<string>[] = []
  for (const on of days) figures.push(...told(on, (await outcomesAsOf(tx, actor, on, [indicator]))[0]))
  return figures
}

/** The same definition month by month: where the figure stood at the end of each, and what the month added. */
export async function seriesOf(
  tx: ActorTx,
  actor: Actor,
  { until, ...asking }: Asking,
  indicator: Indicator,
  span: Span,
): Promise<Point[]> {
  // One month more, to know what the first of them added.
  const [before, ...months] = monthsUntil(until, span + 1)
  if (!before) return []
  const figures = await figuresOn(
    tx,
    actor,
    [before, ...months].map(({ on }) => on),
    asking,
    indicator,
  )
  const adds = indicator.of === undefined
  const at = [before, ...months].map((month, index) => ({
    ...month,
    figure: figures[index] as ToldFigure<string>,
  }))
  return at.slice(1).map((point, index) => {
    const last = at[index]
    return {
      ...point,
      gained: gainedIn(adds, last && { ...last.figure, on: last.on }, { ...point.figure, on: point.on }),
    }
  })
}
