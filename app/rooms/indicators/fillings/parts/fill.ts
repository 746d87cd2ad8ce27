import type { Actor, SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { changeBetween, type State } from '../../../network/change/rules.ts'
import { takePicture } from '../../../network/picture/parts/take-picture.ts'
import { sheetOfLocal } from '../../editions/parts/local-figures.ts'
import { sheetOf } from '../../editions/parts/sheets.ts'
import { populationHere, publishedContents } from '../../editions/reads.ts'
import { type FrozenFigure, frozenFigure, keptApart } from '../../editions/rules.ts'
import { choicesHere, figuresHere, tellingOfLocals } from '../../local/reads.ts'
import { isLocal } from '../../local/rules.ts'
import { type Part, shown } from '../../outlines/rules.ts'
import { figureOf, smallGroupRule, tellingOfHouse } from '../../protection/reads.ts'
import { isGuarded, setsOf, smallestOf, USUAL } from '../../protection/rules.ts'
import { completenessAsOf, moneyByPurpose, outcomesAsOf } from '../../reads.ts'
import type { Indicator, KnownIndicator } from '../../rules.ts'
import { standingTargets } from '../../targets/reads.ts'
import { progressTo, targetOn } from '../../targets/rules.ts'
import { clockOf, figuresSigned, fillingsOf, heldIn, placesIn, readerFor, storiesIn } from '../reads.ts'
import {
  type Aim,
  BASIS,
  type Basis,
  countedUntil,
  dayBefore,
  type FiguresFilled,
  type Filled,
  type MoneyFilled,
  type NetworkFilled,
  type NetworkState,
  type Period,
  roundly,
  stepsOf,
} from '../rules.ts'
import { storeFilling } from '../writes.ts'

export type ToFill = { id: string; period: Period; parts: readonly Part[]; fillingFrom: Date }

/** What has to be read from the records: how complete they are, then each part that is not words alone. */
export const partsToFill = (parts: readonly Part[]) => [
  BASIS,
  ...shown(parts)
    .filter(({ kind }) => kind !== 'words' && kind !== 'swot')
    .map(({ key }) => key),
]

/** Where the records are read and kept: each piece in a transaction of its own, or all in one that is there already. */
export type Run = <Result>(actor: Actor, work: (tx: ActorTx) => Promise<Result>) => Promise<Result>

/**
 * Reads the records for each part of a report that is still to be read, one after the other, and keeps what may be told outside
 * the team. Stopped at any moment it can be called again: what was kept stays.
 */
export async function fillReport(
  actor: SignedInActor,
  report: ToFill,
  today: string,
  run: Run = asActor,
): Promise<void> {
  const there = await run(actor, (tx) => fillingsOf(tx, report.id))
  const waiting = partsToFill(report.parts).filter((key) => {
    const filled = there.get(key)
    return !filled || filled.filledAt < report.fillingFrom
  })
  const hand = readingHand(actor.territoryId, report, today, run)
  for (const key of waiting) {
    const part = report.parts.find((one) => one.key === key)
    const filledAt = await run(actor, clockOf)
    const content = part ? await hand.fill(part) : await hand.basis()
    await run(actor, (tx) => storeFilling(tx, actor, { reportId: report.id, part: key, content, filledAt }))
  }
}

/** Reads for one report; each day's figures are read once, however many parts tell of it. */
function readingHand(territoryId: string, { period, parts }: ToFill, today: string, run: Run) {
  const reader = readerFor(territoryId)
  const until = countedUntil(period, today)
  const tables = new Map<string, Promise<Map<string, FrozenFigure>>>()
  const known = once(() =>
    run(reader, async (tx) => {
      const codes = new Set(shown(parts).flatMap((part) => part.codes))
      const asking = { today, forTeam: false }
      return {
        rule: await smallGroupRule(tx),
        aims: await standingTargets(tx),
        before: [
          ...(await publishedContents(tx)).flatMap(({ figures }) => figures),
          ...(await figuresSigned(tx)),
        ],
        indicators: (await figuresHere(tx)).filter(({ code }) => codes.has(code)),
        house: await tellingOfHouse(tx, reader, asking),
        locals: await tellingOfLocals(tx, reader, asking),
      }
    }),
  )

  /** The figures of a day as they may be told, next to all that was told before. On the days between only what grows is told. */
  async function tableOn(day: string) {
    const { rule, before, indicators, house, locals } = await known()
    const growing = new Set(shown(parts).flatMap(({ chart, codes }) => (chart === 'lines' ? codes : [])))
    const isEnd = day === until || day === dayBefore(period.from)
    const asked = indicators.filter(({ code }) => isEnd || growing.has(code))
    const open = asked.filter((one) => !isGuarded(one, false))
    const exact = open.length > 0 ? await run(reader, (tx) => outcomesAsOf(tx, reader, day, open)) : []
    const counts = new Map(exact.map((one) => [one.code, one]))
    const told = { house: house(day), locals: locals(day) }
    return new Map(
      asked.map((indicator): [string, FrozenFigure] => {
        const count = counts.get(indicator.code)
        if (count)
          return [
            indicator.code,
            frozenFigure({ ...count, suppressed: false, countedOn: day }, indicator.group),
          ]
        const figure = figureOf(indicator, isLocal(indicator) ? told.locals : told.house)
        return [indicator.code, weighed(frozenFigure(figure, indicator.group), indicator, before, rule)]
      }),
    )
  }
  const on = (day: string) => {
    const table = tables.get(day) ?? tableOn(day)
    tables.set(day, table)
    return table
  }

  async function figures({ codes, chart }: Part): Promise<FiguresFilled> {
    const startOn = dayBefore(period.from)
    const { aims, indicators } = await known()
    const [start, end] = [await on(startOn), await on(until)]
    const lines = codes.flatMap((code) => {
      const [before, after] = [start.get(code), end.get(code)]
      if (!before || !after) return []
      const target = targetOn(
        aims.filter((one) => one.code === code),
        until,
      )
      const aim: Aim | undefined = target && {
        dueOn: target.dueOn,
        value: target.value,
        state: after.value === null ? 'unknown' : progressTo(target, after.value, until).state,
      }
      return [{ start: before, end: after, ...(aim && { aim }) }]
    })
    const names = Object.fromEntries(
      indicators.flatMap((one) => (isLocal(one) && codes.includes(one.code) ? [[one.code, one.name]] : [])),
    )
    const common = { kind: 'figures', startOn, endOn: until, lines, names } as const
    if (chart !== 'lines') return common
    const days = stepsOf({ from: period.from, until })
    const growth: FrozenFigure[][] = []
    for (const day of days) {
      const table = await on(day)
      growth.push(lines.map(({ end }) => table.get(end.code) as FrozenFigure))
    }
    return { ...common, growth: { days, figures: growth } }
  }

  async function network(): Promise<NetworkFilled> {
    const { rule } = await known()
    const before = await takePicture(reader, { on: dayBefore(period.from) })
    const after = before.ok ? await takePicture(reader, { on: until }) : before
    if (!before.ok || !after.ok) return { kind: 'network', refusal: refusalOf(before.ok ? after : before) }
    const round = (count: number) => roundly(count, rule.smallest)
    const state = ({ on, people, bodies, ties, formalTies, joiners }: State): NetworkState => ({
      on,
      people: round(people),
      bodies,
      ties: round(ties),
      formalTies: round(formalTies),
      joiners: round(joiners),
    })
    const change = changeBetween(before.value, after.value)
    return {
      kind: 'network',
      before: state(change.from),
      after: state(change.until),
      made: round(change.made),
      faded: round(change.faded),
      kept: round(change.kept),
    }
  }

  const money = (): Promise<MoneyFilled> =>
    run(reader, async (tx) => {
      const before = new Map(
        (await moneyByPurpose(tx, reader, dayBefore(period.from))).map((one) => [one.purpose, one]),
      )
      const rows = (await moneyByPurpose(tx, reader, until)).map(({ purpose, ...sums }) => {
        const start = before.get(purpose)
        return {
          purpose,
          committedCents: sums.committedCents - (start?.committedCents ?? 0),
          paidCents: sums.paidCents - (start?.paidCents ?? 0),
          returnedCents: sums.returnedCents - (start?.returnedCents ?? 0),
        }
      })
      return {
        kind: 'money',
        rows: rows.filter((one) => one.committedCents || one.paidCents || one.returnedCents),
      }
    })

  /** The reference sheets of every figure the report tells, once each. */
  const sheets = async () => {
    const { indicators } = await known()
    const here = await run(reader, choicesHere)
    return Object.fromEntries(
      indicators.map((one) => [
        one.code,
        isLocal(one) ? sheetOfLocal(one, here) : sheetOf(one as KnownIndicator),
      ]),
    )
  }

  const within = { from: period.from, until }
  return {
    basis: (): Promise<Basis> =>
      run(reader, async (tx) => {
        const before = await completenessAsOf(tx, reader, dayBefore(period.from))
        const after = await completenessAsOf(tx, reader, until)
        return {
          countedUntil: until,
          population: await populationHere(tx, until),
          smallestGroups: (await smallGroupRule(tx)) ?? USUAL,
          completeness: {
            sessionsDue: after.sessionsDue - before.sessionsDue,
            sessionsClosed: after.sessionsClosed - before.sessionsClosed,
          },
        }
      }),
    async fill(part: Part): Promise<Filled> {
      if (part.kind === 'figures') return figures(part)
      if (part.kind === 'network') return network()
      if (part.kind === 'money') return money()
      if (part.kind === 'activities') return run(reader, (tx) => heldIn(tx, reader, within))
      if (part.kind === 'places')
        return { kind: 'places', places: await run(reader, (tx) => placesIn(tx, within)) }
      if (part.kind === 'stories') return run(reader, (tx) => storiesIn(tx, reader, within))
      if (part.kind === 'definitions') return { kind: 'definitions', sheets: await sheets() }
      return { kind: part.kind }
    },
  }
}

const refusalOf = (picture: Awaited<ReturnType<typeof takePicture>>) =>
  !picture.ok && picture.refusal === 'network.picture.busy' ? 'busy' : 'slow'

function weighed(
  figure: FrozenFigure,
  indicator: Indicator,
  before: readonly FrozenFigure[],
  rule: typeof USUAL,
): FrozenFigure {
  const smallest = Math.max(...setsOf(indicator).map((set) => smallestOf(set, rule)))
  return keptApart(
    figure,
    before.filter(({ code }) => code === figure.code),
    smallest,
  )
}

function once<Value>(make: () => Promise<Value>) {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
