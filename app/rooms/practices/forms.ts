import * as z from 'zod'
import { isShort, LONGEST, MOST_FIGURES, MOST_STORIES, PARTS, type Words } from './rules.ts'

const optional = (most: number) => z.string().trim().max(most, 'forms.error.tooLong').optional()
const words = Object.fromEntries(
  PARTS.map((part) => [part, optional(isShort(part) ? LONGEST.short : LONGEST.long)]),
)

/** A sheet as it is being written: only its title is asked for; `writing` tells which writing it began from. */
export const sheetForm = z
  .looseObject({
    title: z.string().trim().min(1).max(LONGEST.title, 'forms.error.tooLong'),
    writing: z.coerce.number().int().optional(),
    ...words,
  })
  .transform(({ title, writing, ...sent }) => ({
    title,
    writing,
    words: Object.fromEntries(
      PARTS.flatMap((part) => {
        const said = (sent as Record<string, unknown>)[part]
        return typeof said === 'string' && said !== '' ? [[part, said]] : []
      }),
    ) as Words,
  }))
export type SheetForm = z.output<typeof sheetForm>

/** Figures of one edition, by their codes. */
export const figuresForm = z.object({
  edition: z.guid(),
  codes: z.array(z.string().max(60)).max(MOST_FIGURES, 'practices.figures.tooMany').default([]),
})

export const testimoniesForm = z.object({
  stories: z.array(z.guid()).max(MOST_STORIES, 'practices.testimonies.tooMany').default([]),
})

/** From the second version on it is said what changed. */
export const publishForm = (first: boolean) =>
  z
    .object({ changed: optional(LONGEST.changed) })
    .refine(({ changed }) => first || changed, { error: 'forms.error.required', path: ['changed'] })
