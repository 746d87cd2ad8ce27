import * as z from 'zod'
import { LANGUAGES, type Language } from '../../../ground/texts/language.ts'
import { LEADS, SIZES } from './rules.ts'

/** What a poster looks like, from its address. What makes no sense there is what it is without. */
export const posterQuery = (own: Language) =>
  z.object({
    size: z.enum(SIZES).catch('a4'),
    language: z.enum(LANGUAGES).catch(own),
    leads: z.enum(LEADS).catch('page'),
  })
export type PosterQuery = z.output<ReturnType<typeof posterQuery>>
