import * as z from 'zod'
import type { Indicator } from '../rules.ts'
import { CHARTS, canBeBars, isShipped, MOST_CODES, PART_KINDS } from './rules.ts'

const from = z.coerce.number().int().min(1).max(1_000_000)
const heading = z.string().trim().min(1).max(160, 'forms.error.tooLong')

export const nameForm = z.object({ from, name: z.string().trim().min(1).max(120, 'forms.error.tooLong') })
export const titleForm = z.object({ from, name: z.string().trim().min(1).max(200, 'forms.error.tooLong') })
export const moveForm = z.object({ from, part: z.string(), by: z.enum(['up', 'down']) })
export const hideForm = z.object({ from, part: z.string(), hidden: z.enum(['yes', 'no']) })
export const addForm = z.object({ from, kind: z.enum(PART_KINDS), heading })
/** From which of those that come with the house an own one begins. */
export const copyForm = z.object({ shipped: z.string().refine(isShipped) })

/** What a part tells, and how. Figures need at least one indicator of those there are; bars compare one unit. */
export const partForm = (indicators: readonly Pick<Indicator, 'code' | 'unit'>[]) => {
  const units = new Map(indicators.map(({ code, unit }) => [code, unit]))
  return z
    .object({
      from,
      heading,
      hint: z.string().trim().max(500, 'forms.error.tooLong').default(''),
      codes: z
        .array(z.string().refine((code) => units.has(code)))
        .max(MOST_CODES, 'indicators.outlines.tooManyCodes')
        .default([]),
      chart: z.enum(CHARTS).default('none'),
      figures: z.literal('yes').optional(),
    })
    .refine(({ codes, figures }) => !figures || codes.length > 0, {
      path: ['codes'],
      message: 'indicators.outlines.noCodes',
    })
    .refine(({ codes, chart }) => chart !== 'bars' || canBeBars(codes.map((code) => units.get(code) ?? '')), {
      path: ['chart'],
      message: 'indicators.outlines.mixedUnits',
    })
}
