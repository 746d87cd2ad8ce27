import * as z from 'zod'
import { CONDITIONS, SORTS } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const sort = z.enum(SORTS, 'exchange.goods.error.sort')

export const needShown = z.object({ sort, atLeast: z.enum(CONDITIONS).optional() })
export const needReserved = z.object({ note: words(1000).optional() })
export const offerShown = z.object({
  sort,
  condition: z.enum(CONDITIONS, 'exchange.goods.error.condition'),
  about: words(1500).optional(),
  kilos: z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d{1,4}([.,]\d{1,3})?$/, 'exchange.goods.error.kilos')
        .transform((said) => Number(said.replace(',', '.'))),
    ])
    .refine((said) => said > 0 && said <= 1000, 'exchange.goods.error.kilos')
    .optional(),
  bestBefore: z.iso.date('forms.error.date').optional(),
})
/** Where it stands until it is given: for who hands it over. */
export const offerReserved = z.object({ collect: words(500).optional() })
export const terms = z.object({ collectBy: z.iso.date('forms.error.date').optional() })
export const handOverWords = z.object({ note: words(1000).optional() })

export const bookForm = z.object({})
export const handOverForm = z.object({
  kilos: z
    .string()
    .trim()
    .regex(/^\d{1,4}([.,]\d{1,3})?$/, 'exchange.goods.error.kilos')
    .transform((said) => Math.round(Number(said.replace(',', '.')) * 1000))
    .optional(),
})
/** To somebody who has no account, or who came without booking. */
export const giveForm = handOverForm.extend({ person: z.guid('exchange.goods.error.person') })
export const auditForm = z.object({
  counted: z.coerce
    .number('exchange.goods.error.counted')
    .int('exchange.goods.error.counted')
    .min(0, 'exchange.goods.error.counted')
    .max(10_000, 'exchange.goods.error.counted'),
})
