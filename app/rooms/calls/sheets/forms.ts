import * as z from 'zod'
import type { Criterion } from '../../../ground/ranking/rules.ts'

/** Whom to ask to assess. */
export const assessorForm = z.object({ personId: z.guid() })

const LONGEST_REASON = 1000

/** A whole sheet: for each criterion a score, from 0 to its best, and why. */
export const sheetForm = (criteria: readonly Criterion[]) =>
  z
    .object(
      Object.fromEntries(
        criteria.flatMap(({ code, best }): [string, z.ZodType<string | number>][] => [
          [
            `${code}_score`,
            z.coerce
              .number('calls.assess.score')
              .int('calls.assess.score')
              .min(0, 'calls.assess.score')
              .max(best, 'calls.assess.score'),
          ],
          [`${code}_why`, z.string().trim().min(1).max(LONGEST_REASON, 'forms.error.tooLong')],
        ]),
      ),
    )
    .transform((said) => ({
      scores: criteria.map(({ code }) => Number(said[`${code}_score`])),
      reasons: criteria.map(({ code }) => String(said[`${code}_why`])),
    }))
export type SheetForm = z.output<ReturnType<typeof sheetForm>>
