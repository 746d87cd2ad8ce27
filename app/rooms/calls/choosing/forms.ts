import * as z from 'zod'

const reason = z.string().trim().min(1).max(2000, 'forms.error.tooLong')
export const chosenField = (id: string) => `chosen-${id}`
export const whyField = (id: string) => `why-${id}`

export type Choice = { id: string; chosen: boolean; why: string }

/** For each space in the order whether it is chosen, and why; also for those that are not. */
export const choiceForm = (ids: readonly string[]) =>
  z
    .object(
      Object.fromEntries(
        ids.flatMap((id): [string, z.ZodType<string | undefined>][] => [
          [chosenField(id), z.literal('yes').optional()],
          [whyField(id), reason],
        ]),
      ),
    )
    .transform((said): Choice[] =>
      ids.map((id) => ({
        id,
        chosen: said[chosenField(id)] === 'yes',
        why: String(said[whyField(id)]),
      })),
    )

/** The day a chosen space opens. */
export const openingForm = z.object({ openedOn: z.iso.date('forms.error.date') })
