import * as z from 'zod'
import { isDay, type Unit } from '../rules.ts'

/** "1.234,5" and "65" are numbers; nothing else is taken for one. "1,200" may mean two: it is asked back, never guessed. */
export const amount = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{3})*(,\d{1,2})?$|^\d+([,.]\d{1,2})?$/, 'indicators.targets.number')
  .transform((said) =>
    Number(/^\d+\.\d{1,2}$/.test(said) ? said : said.replaceAll('.', '').replace(',', '.')),
  )
const blank = z.literal('').transform(() => undefined)
const day = z.string().refine(isDay, 'indicators.protection.noDay')

/** An aim for one of these figures, by the unit of each. A share is said in percent. */
export const targetForm = (units: ReadonlyMap<string, Unit>) =>
  z
    .object({
      code: z.string().refine((code) => units.has(code), 'forms.error.required'),
      dueOn: day,
      value: amount,
      baseline: z.union([blank, amount]).optional(),
      baselineOn: z.union([blank, day]).optional(),
      source: z.string().trim().min(1, 'forms.error.required').max(500, 'indicators.editions.long'),
    })
    .refine(({ baseline, baselineOn }) => (baseline === undefined) === (baselineOn === undefined), {
      error: 'indicators.targets.baselineBoth',
      path: ['baselineOn'],
    })
    .refine(({ baselineOn, dueOn }) => !baselineOn || baselineOn <= dueOn, {
      error: 'indicators.targets.baselineLate',
      path: ['baselineOn'],
    })
    .refine(
      ({ code, value, baseline }) => units.get(code) !== 'share' || Math.max(value, baseline ?? 0) <= 100,
      {
        error: 'indicators.targets.percent',
        path: ['value'],
      },
    )
export type TargetForm = z.infer<ReturnType<typeof targetForm>>
