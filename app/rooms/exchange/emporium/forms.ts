import * as z from 'zod'
import { type TypingFields, typingFields } from '../../../ground/paper/asked.ts'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { needShown, offerShown } from '../kinds/goods/forms.ts'
import { FAVOURS, MOST_HOURS } from '../kinds/time/rules.ts'
import { noticeFields } from '../notices/forms.ts'
import { MOST_PIECES, MOST_SLIPS, minutesOf, namedIn, SLIPS_OF_EACH, type Slip } from './rules.ts'

const MANY = 'exchange.emporium.error.many'
const many = z.coerce.number(MANY).int(MANY).min(0, MANY).max(MOST_SLIPS, MANY).default(0)

/** How many of which slip, in which language. */
export const slipsForm = z
  .object({ give: many, ask: many, hours: many, language: z.enum(LANGUAGES) })
  .refine(({ give, ask, hours }) => give + ask + hours > 0, {
    error: 'exchange.emporium.error.none',
    path: ['give'],
  })
export type SlipsForm = z.output<typeof slipsForm>
export const BEGINNING = String(SLIPS_OF_EACH)

const who = z.string('exchange.emporium.error.who').transform((answer, context) => {
  const named = namedIn(answer)
  if (named) return named
  context.addIssue({ code: 'custom', message: 'exchange.emporium.error.who' })
  return z.NEVER
})

/** Hours as people write them, 1,5 or 1.5. */
const hoursSaid = (most: number, least: number, wrong: string) =>
  z
    .string(wrong)
    .trim()
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, wrong)
    .transform((said) => Number(said.replace(',', '.')))
    .refine((said) => said >= least && said <= most, wrong)

const GIVEN = 'exchange.time.error.given'
const PIECES = 'exchange.emporium.error.pieces'
const { title, phone, untilOn } = noticeFields

/** What the desk's own forms ask of a thing and of hours, as far as it stands on a slip. */
const giveRow = z
  .object({
    title,
    ...offerShown.pick({ sort: true, condition: true, bestBefore: true }).shape,
    places: z.coerce.number(PIECES).int(PIECES).min(1, PIECES).max(MOST_PIECES, PIECES).optional(),
    who,
    phone,
  })
  .transform((said) => ({ slip: 'give' as const, ...said }))
const askRow = z
  .object({ title, ...needShown.pick({ sort: true }).shape, untilOn, who, phone })
  .transform((said) => ({ slip: 'ask' as const, ...said }))
const hoursRow = z
  .object({
    giver: who,
    receiver: who,
    title,
    favour: z.enum(FAVOURS, 'exchange.emporium.error.favour'),
    onDate: z.iso.date('forms.error.date'),
    hours: hoursSaid(MOST_HOURS, 0.25, GIVEN),
    signed: z.literal('yes').optional(),
    anyway: z.literal('yes').optional(),
  })
  .transform((said) => ({ slip: 'hours' as const, ...said }))
export type GiveSlip = z.output<typeof giveRow>
export type AskSlip = z.output<typeof askRow>
export type HoursSlip = z.output<typeof hoursRow>
export type TypedSlip = (GiveSlip | AskSlip | HoursSlip) & { row: number }

const foot: z.ZodType<TypingFields> = z.object(typingFields)
const TOLD = 'exchange.emporium.error.told'
const footOfHours: z.ZodType<TypingFields> = z.object({
  ...typingFields,
  told: hoursSaid(999, 0, TOLD).transform(minutesOf).optional(),
})

/**
 * How slips of one sort are read: each row, what makes one that was filled in, and the foot. How many pieces begins with one, so it
 * does not make a row.
 */
export const TYPED: Record<
  Slip,
  { row: z.ZodType<GiveSlip | AskSlip | HoursSlip>; begins: string[]; foot: z.ZodType<TypingFields> }
> = {
  give: { row: giveRow, begins: ['who', 'title', 'sort', 'condition', 'bestBefore', 'phone'], foot },
  ask: { row: askRow, begins: ['who', 'title', 'sort', 'untilOn', 'phone'], foot },
  hours: {
    row: hoursRow,
    begins: ['giver', 'receiver', 'title', 'favour', 'onDate', 'hours', 'signed'],
    foot: footOfHours,
  },
}
