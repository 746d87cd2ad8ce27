import * as z from 'zod'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { SPANS, STATES } from './rules.ts'

const span = z.coerce
  .number('exchange.slips.error.span')
  .refine((said) => SPANS.some((one) => one === said), 'exchange.slips.error.span')

/** For which visits, for how long, in which language. */
export const slipsForm = z.object({
  agreements: z.array(z.guid(), 'exchange.slips.error.none').min(1, 'exchange.slips.error.none').max(40),
  span,
  language: z.enum(LANGUAGES),
})
export type SlipsForm = z.output<typeof slipsForm>

const MINUTES = 'exchange.slips.error.minutes'
const NOTE = 500

/** A row of a slip, as it is written. */
export const visitRow = z
  .object({
    onDate: z.iso.date('forms.error.date'),
    state: z.enum(STATES, 'exchange.slips.error.state'),
    minutes: z.coerce.number(MINUTES).int(MINUTES).min(5, MINUTES).max(720, MINUTES).optional(),
    words: z.string().trim().max(NOTE, 'forms.error.tooLong').optional(),
  })
  .refine(({ state, minutes }) => state !== 'missed' || minutes === undefined, {
    error: 'exchange.slips.error.missedMinutes',
    path: ['minutes'],
  })
export type VisitRow = z.output<typeof visitRow> & { row: number }

/** What makes a row that somebody wrote in; its day is printed. */
export const BEGINS = ['state', 'minutes', 'words']
/** That a visit stands already on a day is asked, and this is the answer. */
export const SURE = 'sureOfSame'
