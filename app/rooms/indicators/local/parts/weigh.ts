import type { Actor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { smallGroupRule } from '../../protection/reads.ts'
import { setsOf, smallestFor } from '../../protection/rules.ts'
import { outcomesAsOf } from '../../reads.ts'
import { INDICATORS, type KnownIndicator, nameOf, shareOf } from '../../rules.ts'
import { sizeOf, standingLocals } from '../reads.ts'
import { type Definition, definitionsOf, holdersOf, liesWithin, protectionOfDefinition } from '../rules.ts'

/** What is wrong with a definition, beside the field it is about. */
export type Fault = { field: 'counted' | 'of'; why: FaultKey }
export type FaultKey =
  | 'indicators.local.dividesByNothing'
  | 'indicators.local.singlesOut'
  | 'indicators.local.tellsApart'
export type Weighed = { size: number; ofSize: number | null; value: number | null; fault: Fault | undefined }

type Asked = { counted: Definition; of?: Definition | undefined; today: string }

/**
 * What a definition would count today, and why it may not stand: it divides by nothing; it counts people so few that they would be
 * known; or next to another figure the difference would be of so few. An exact figure that is small goes to nobody, the one
 * who defines included.
 */
export async function weigh(tx: ActorTx, actor: Actor, asked: Asked): Promise<Weighed> {
  const { counted, of, today } = asked
  const size = await sizeOf(tx, actor, today, counted)
  const ofSize = of ? await sizeOf(tx, actor, today, of) : null
  const value = ofSize === null ? size : shareOf(size, ofSize)
  const tells = (fault: Fault | undefined) => ({ size, ofSize, value, fault })
  if (ofSize === 0) return tells({ field: 'of', why: 'indicators.local.dividesByNothing' })

  const rule = await smallGroupRule(tx)
  // Also next to what it was before a change: both were told.
  const others = await standingLocals(tx)
  const sides = [
    { field: 'counted' as const, definition: counted, count: size },
    ...(of && ofSize !== null ? [{ field: 'of' as const, definition: of, count: ofSize }] : []),
  ]
  for (const { field, definition, count } of sides) {
    const kind = protectionOfDefinition(definition)
    if (!kind) continue
    const least = smallestFor(kind, rule)
    const isFew = (many: number) => many > 0 && many < least
    if (isFew(count)) return tells({ field, why: 'indicators.local.singlesOut' })
    const beside = [
      ...others.flatMap(definitionsOf).map((other) => other.definition),
      ...sides.filter((side) => side.field !== field).map((side) => side.definition),
    ]
    for (const other of beside) {
      if (!liesWithin(definition, other) && !liesWithin(other, definition)) continue
      if (isFew(Math.abs(count - (await sizeOf(tx, actor, today, other)))))
        return tells({ field, why: 'indicators.local.tellsApart' })
    }
    for (const whole of await holders(tx, actor, today, definition))
      if (isFew(whole - count)) return tells({ field, why: 'indicators.local.tellsApart' })
  }
  return tells(undefined)
}

/** How large the sets of the house are that hold this one. */
async function holders(tx: ActorTx, actor: Actor, today: string, definition: Definition) {
  const names = holdersOf(definition)
  if (names.length === 0) return []
  const holding = (INDICATORS as readonly KnownIndicator[]).filter((one) =>
    setsOf(one).some((set) => names.includes(nameOf(set))),
  )
  const figures = await outcomesAsOf(tx, actor, today, holding)
  return holding.flatMap((one, at) => {
    const figure = figures[at]
    const [part, whole] = setsOf(one).map((set) => names.includes(nameOf(set)))
    return [
      part ? (figure?.numerator ?? figure?.value) : undefined,
      whole ? figure?.denominator : undefined,
    ].filter((count) => count !== undefined && count !== null)
  })
}
