import * as z from 'zod'
import { isDay } from '../rules.ts'

export const MOST_CODES = 12
const some = (most: number) => z.string().trim().max(most, 'forms.error.tooLong').optional()

/** A line, told by figures that there are here. */
export const lineForm = (known: readonly { code: string }[]) =>
  z
    .object({
      words: z.string().trim().min(1, 'forms.error.required').max(1000, 'forms.error.tooLong'),
      codes: z
        .array(z.string().refine((code) => known.some((one) => one.code === code), 'forms.error.invalid'))
        .max(MOST_CODES, 'indicators.framework.tooManyCodes')
        .default([]),
      verified: some(1000),
      assumed: some(1000),
      plan: some(500),
    })
    .transform(({ verified, assumed, plan, ...line }) => ({
      ...line,
      verified: verified ?? null,
      assumed: assumed ?? null,
      plan: plan ?? null,
    }))

/** A version of the framework: of today, or of a day before. */
export const versionForm = (today: string) =>
  z.object({
    name: z.string().trim().min(1, 'forms.error.required').max(200, 'forms.error.tooLong'),
    onDay: z
      .string()
      .refine(isDay, 'indicators.protection.noDay')
      .refine((day) => day <= today, 'indicators.editions.future'),
  })
export type VersionForm = z.output<ReturnType<typeof versionForm>>
