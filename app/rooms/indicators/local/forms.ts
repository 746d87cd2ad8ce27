import * as z from 'zod'
import { AREAS } from '../../activities/rules.ts'
import { isDay } from '../rules.ts'
import type { ChoicesHere } from './reads.ts'
import { CHOICES, type Choice, COUNTABLE, type Definition, ONCE, SHAPES } from './rules.ts'

/** The two counts of a form: what is counted, and what it is taken of. */
export const SIDES = ['counted', 'of'] as const
export type Side = (typeof SIDES)[number]
export type Part = Choice | 'records' | 'distinct' | 'from' | 'to'
/** What the field of a part is called: `kind`, and `ofKind` for what it is taken of. */
export const fieldOf = (side: Side, part: Part) =>
  side === 'counted' ? part : (`of${part.charAt(0).toUpperCase()}${part.slice(1)}` as const)

const day = z.string().refine(isDay, 'indicators.protection.noDay').optional()
const words = (most: number) => z.string().trim().max(most, 'indicators.editions.long')

const partsOf = (side: Side) => ({
  [fieldOf(side, 'records')]: side === 'of' ? z.enum(COUNTABLE).optional() : z.enum(COUNTABLE),
  [fieldOf(side, 'distinct')]: z.enum(ONCE).optional(),
  [fieldOf(side, 'kind')]: z.string().optional(),
  [fieldOf(side, 'area')]: z.enum(AREAS).optional(),
  [fieldOf(side, 'place')]: z.string().optional(),
  [fieldOf(side, 'municipality')]: z.string().optional(),
  [fieldOf(side, 'formal')]: z.enum(['true', 'false']).optional(),
  [fieldOf(side, 'from')]: day,
  [fieldOf(side, 'to')]: day,
})

type Raw = Record<string, string | undefined>

/** One count out of the form. What its records cannot be chosen by is left out, whoever sent it. */
function definitionIn(side: Side, raw: Raw): Definition | undefined {
  const said = (part: Part) => raw[fieldOf(side, part)]
  const records = COUNTABLE.find((one) => one === said('records'))
  if (!records) return undefined
  const shape = SHAPES[records]
  const distinct = shape.always ?? shape.once.find((one) => one === said('distinct'))
  const chosen = Object.fromEntries(
    shape.choices.flatMap((choice) => (said(choice) ? [[choice, said(choice)]] : [])),
  )
  return {
    records,
    ...(distinct && { distinct }),
    ...chosen,
    ...(said('from') && { from: said('from') }),
    ...(said('to') && { to: said('to') }),
  }
}

/** The counts alone: enough to work a figure out while its words are still being written. */
export const definitionForm = (here: ChoicesHere) =>
  z
    .object({ ...partsOf('counted'), ...partsOf('of') })
    .superRefine((raw, context) => refine(raw as Raw, here, context))
    .transform((raw) => countsIn(raw as Raw))

/**
 * An indicator of one's own: its words, what is counted, and what that is taken of. Places and municipalities are those of this
 * territory; of another one they are refused beside their field.
 */
export const localForm = (here: ChoicesHere, changes: boolean) =>
  z
    .object({
      ...partsOf('counted'),
      ...partsOf('of'),
      name: words(120).min(1, 'forms.error.required'),
      definition: words(2000).min(1, 'forms.error.required'),
      limits: words(2000).optional(),
      reason: changes ? words(1000).min(1, 'forms.error.required') : z.string().optional(),
      from_version: z.coerce.number().int().min(1).optional(),
    })
    .superRefine((raw, context) => refine(raw as unknown as Raw, here, context))
    .transform((raw) => ({
      name: String(raw.name),
      definition: String(raw.definition),
      limits: raw.limits as string | undefined,
      reason: raw.reason as string | undefined,
      fromVersion: raw.from_version as number | undefined,
      ...countsIn(raw as unknown as Raw),
    }))

const countsIn = (raw: Raw) => ({
  counted: definitionIn('counted', raw) as Definition,
  of: definitionIn('of', raw),
})

function refine(raw: Raw, { places, municipalities }: ChoicesHere, context: z.RefinementCtx) {
  for (const side of SIDES) {
    const asked = definitionIn(side, raw)
    if (!asked) continue
    const wrong = (part: Part, message: string) =>
      context.addIssue({ code: 'custom', path: [fieldOf(side, part)], message })
    const { kind, place, municipality, from, to, records } = asked
    if (kind && !SHAPES[records].kinds?.includes(kind)) wrong('kind', 'forms.error.required')
    if (place && !places.some(({ id }) => id === place)) wrong('place', 'indicators.local.placeElsewhere')
    if (municipality && !municipalities.some(({ code }) => code === municipality))
      wrong('municipality', 'indicators.local.municipalityElsewhere')
    if (from && to && from > to) wrong('to', 'indicators.local.endsBefore')
  }
}

/** A standing version as the values of its form. */
export function valuesOf(side: Side, definition: Definition | null | undefined): Raw {
  if (!definition) return {}
  const parts: readonly Part[] = ['records', 'distinct', 'from', 'to', ...CHOICES]
  return Object.fromEntries(
    parts.flatMap((part) =>
      definition[part] === undefined ? [] : [[fieldOf(side, part), definition[part]]],
    ),
  )
}
