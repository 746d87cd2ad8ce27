import * as z from 'zod'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { encounterForm } from '../forms.ts'
import { MOST_PARTICIPANTS } from '../rules.ts'
import { CARDS, MOST_CARDS, metAtOf } from './rules.ts'

const KEY = 'encounters.cards.howMany'

/** How many cards to print, and what they may say already: where, and on which day. */
export const cardsForm = z.object({
  cards: z.coerce.number(KEY).int(KEY).min(1, KEY).max(MOST_CARDS, KEY).default(CARDS),
  placeId: z.guid().optional(),
  onDate: z.iso.date('forms.error.date').optional(),
  language: z.enum(LANGUAGES),
})
export type CardsForm = z.output<typeof cardsForm>

const NAMED = 'forms.error.required'
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d/, 'forms.error.time')
  .transform((said) => said.slice(0, 5))

/** A card as it is copied: the diary's own form, with the day and the hour apart as they stand on paper. `now` is a local time. */
export const cardRow = (now: string) =>
  z
    .looseObject({
      who: z.array(z.string(), NAMED).min(1, NAMED).max(MOST_PARTICIPANTS, 'encounters.form.tooMany'),
      onDate: z.iso.date('forms.error.date'),
      at: time.optional(),
    })
    .transform(({ onDate, at, ...said }, context) => {
      const read = encounterForm.safeParse({ ...said, metAt: metAtOf({ onDate, at }, now) })
      if (read.success) return read.data
      for (const issue of read.error.issues) context.addIssue({ ...issue } as never)
      return z.NEVER
    })
export type TypedCard = z.output<ReturnType<typeof cardRow>> & { row: number }

/** What makes a card that was filled in; its day and place may be printed on it. */
export const BEGINS = ['who', 'topics', 'otherTopics', 'note', 'next', 'placeSaid']
