import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { smallGroupRule, type ToldFigure, tellingOfHouse } from '../protection/reads.ts'
import { countBy, type Gain, isGuarded, setsOf, smallestFor, WITHIN } from '../protection/rules.ts'
import { type CountedSet, INDICATORS, type Indicator, nameOf, shareOf } from '../rules.ts'
import {
  AGE_BANDS,
  type CutDay,
  type Dimension,
  dimensionsOf,
  protectionOfCut,
  toldGroups,
  UNSAID,
} from './rules.ts'

/** The gains of a set by what its records say, day by day. What was not said stands under `UNSAID`. */
async function gainsBy(tx: ActorTx, actor: Actor, set: CountedSet, dimension: Dimension, until: string) {
  const [source, figure = null] = set.source.split(':')
  const { rows } = await sql<{ said: string | null } & Gain>`
    select said, on_date::text as "on", units from app.counted_by(${actor.territoryId}, ${until}, ${source}, ${figure},
      ${set.on}, ${set.units ?? null}, ${set.records}, ${dimension})`.execute(tx)
  const gains = new Map<string, Gain[]>()
  for (const { said, on, units } of rows) {
    const group = said ?? UNSAID
    gains.set(group, [...(gains.get(group) ?? []), { on, units }])
  }
  return gains
}

/** Groups that stand in a break-down also where nobody is in them: a zero is a figure. */
async function expected(tx: ActorTx, dimension: Dimension): Promise<readonly string[]> {
  if (dimension === 'age') return AGE_BANDS
  if (dimension === 'formal' || dimension === 'vulnerable') return ['yes', 'no']
  if (dimension !== 'municipality') return []
  const rows = await tx.selectFrom('territory_municipality').select('istat_code').execute()
  return rows.map((row) => row.istat_code)
}

/** What these municipalities are called. */
export async function municipalitiesNamed(tx: ActorTx, codes: readonly string[]) {
  const rows = await tx
    .selectFrom('municipality')
    .where('istat_code', '=', sql<string>`any (${codes}::text[])`)
    .select(['istat_code', 'name'])
    .execute()
  return new Map(rows.map(({ istat_code, name }) => [istat_code, name]))
}

/** A group of a break-down: its figure, or that it is not told. `part` and `whole` of a share. */
export type GroupFigure = {
  said: string
  value: number | null
  part: number | null
  whole: number | null
  suppressed: boolean
}
export type BreakDown = { groups: GroupFigure[]; countedOn: string; forTeam: boolean }

type Asking = { until: string; today: string; forTeam: boolean; figure: ToldFigure<string> }

/**
 * A figure broken down, out of the very set it is the size of. Guarded, it is told of the day its figure is told of, and only such
 * groups as can be told beside each other, beside the whole and beside what was told of the days before. Nothing where the figure
 * itself is not told, or cannot be broken down so.
 */
export async function breakDownOf(
  tx: ActorTx,
  actor: Actor,
  asking: Asking,
  indicator: Indicator,
  dimension: Dimension,
): Promise<BreakDown | undefined> {
  if (!dimensionsOf(indicator).includes(dimension)) return undefined
  const { set, of } = indicator
  const guarded = isGuarded(indicator, asking.forTeam) || protectionOfCut(set, dimension) === 'sensitive'
  if (guarded) return toldOf(tx, actor, asking, indicator, dimension)
  const parts = await gainsBy(tx, actor, set, dimension, asking.until)
  const wholes = of && (await gainsBy(tx, actor, of, dimension, asking.until))
  const values = [...(await expected(tx, dimension)), ...parts.keys(), ...(wholes?.keys() ?? [])]
  const groups = [...new Set(values)].map((said): GroupFigure => {
    const part = countBy(parts.get(said) ?? [], asking.until)
    const whole = wholes ? countBy(wholes.get(said) ?? [], asking.until) : null
    return {
      said,
      value: whole === null ? part : shareOf(part, whole),
      part: whole === null ? null : part,
      whole,
      suppressed: false,
    }
  })
  return { groups, countedOn: asking.until, forTeam: isGuarded(indicator, false) }
}

/** Sets of the house that hold this one and are broken down alike: what they have besides is protected too. */
const holdersOf = (set: CountedSet): CountedSet[] => {
  const names = WITHIN.filter(({ part }) => part === nameOf(set)).map(({ whole }) => whole as string)
  const house = (INDICATORS as readonly Indicator[]).flatMap(setsOf)
  return [...new Map(house.map((one) => [nameOf(one), one])).values()].filter((one) =>
    names.includes(nameOf(one)),
  )
}

/** Of whom hard times are known, at a lab: told by a figure of its own, so the rest of them is protected. */
const HARD_AT_LABS: CountedSet = {
  source: 'vulnerabilities',
  records: 'vulnerability',
  on: 'lab_participant_on',
}

async function toldOf(
  tx: ActorTx,
  actor: Actor,
  { until, today, figure, forTeam }: Asking,
  indicator: Indicator,
  dimension: Dimension,
): Promise<BreakDown | undefined> {
  const { set, group } = indicator
  // What a territory defines itself may lie inside many other sets: its cuts stay with those who see everything.
  if (group === 'local' && isGuarded(indicator, forTeam)) return undefined
  // Where the team sees the figure exactly on any day, of whom it would hurt it is told what everyone is told.
  const whole =
    figure.sets?.numerator ??
    (await tellingOfHouse(tx, actor, { today, forTeam: false }))(until).get(nameOf(set))
  if (!whole?.size || whole.days.length === 0) return undefined
  const gains = await gainsBy(tx, actor, set, dimension, today)
  const wholes: Awaited<ReturnType<typeof gainsBy>>[] = []
  for (const holder of holdersOf(set)) wholes.push(await gainsBy(tx, actor, holder, dimension, today))
  const hardAtLabs = dimension === 'vulnerable' ? await gainsIn(tx, actor, today) : undefined
  const kind = protectionOfCut(set, dimension)
  const smallest = smallestFor(kind, await smallGroupRule(tx))
  const values = [
    ...new Set([
      ...(await expected(tx, dimension)),
      ...[gains, ...wholes].flatMap((each) => [...each.keys()]),
    ]),
  ]
  const cut = (on: string): CutDay => ({
    on,
    counts: new Map(
      values.map((said) => {
        const size = countBy(gains.get(said) ?? [], on)
        const rests = wholes.map((each) => countBy(each.get(said) ?? [], on) - size)
        if (hardAtLabs && said === 'yes') rests.push(size - countBy(hardAtLabs, on))
        return [said, [size, ...rests]]
      }),
    ),
  })
  const open = toldGroups(
    whole.days.map(cut),
    dimension === 'vulnerable' ? { smallest, zeroTells: 'no' } : { smallest },
  )
  const { counts } = cut(whole.countedOn)
  const groups = [...counts].map(([said, [size = 0]]): GroupFigure => {
    const suppressed = !open.has(said)
    return { said, value: suppressed ? null : size, part: null, whole: null, suppressed }
  })
  return { groups, countedOn: whole.countedOn, forTeam: false }
}

async function gainsIn(tx: ActorTx, actor: Actor, until: string): Promise<Gain[]> {
  const { source, on } = HARD_AT_LABS
  const { rows } = await sql<Gain>`
    select ${sql.id(on)}::text as "on", count(*)::integer as units
    from ${sql.id('app', `counted_${source}`)}(${actor.territoryId}, ${until}) where ${sql.id(on)} is not null group by 1`.execute(
    tx,
  )
  return rows
}
