import * as z from 'zod'
import { HALF_LIFE } from './rules.ts'

export const halfLifeForm = z.object({
  days: z.coerce
    .number('forms.error.number')
    .int('forms.error.number')
    .min(HALF_LIFE.least, 'ties.settings.range')
    .max(HALF_LIFE.most, 'ties.settings.range'),
})
