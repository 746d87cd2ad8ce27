import * as z from 'zod'
import { HOW, LEVELS, SKILLS } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const how = z.array(z.enum(HOW)).default([])

export const needShown = z.object({
  skill: z.enum(SKILLS, 'exchange.skill.error.skill'),
  level: z.enum(LEVELS).optional(),
  how,
  about: words(1000).optional(),
})
export const needReserved = z.object({ note: words(1000).optional() })
export const offerShown = z.object({
  skills: z.array(z.enum(SKILLS), 'exchange.skill.error.skill').min(1, 'exchange.skill.error.skill'),
  upTo: z.enum(LEVELS).optional(),
  how,
  about: words(1000).optional(),
})
export const offerReserved = z.object({ note: words(1000).optional() })
export const terms = z.object({
  hours: z.coerce
    .number('exchange.skill.error.hours')
    .min(0.5, 'exchange.skill.error.hours')
    .max(200, 'exchange.skill.error.hours')
    .optional(),
})
export const agreedWords = z.object({ what: words(1000).optional() })
