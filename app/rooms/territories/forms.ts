import * as z from 'zod'
import { FIRST, LANGUAGES } from '../../ground/texts/language.ts'

const isTimeZone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name)

/** What founds a territory. Messages are text keys. */
export const territoryForm = z.object({
  name: z.string().trim().min(2, 'territories.found.name.short').max(120, 'territories.found.name.long'),
  municipalities: z.string().trim().min(1, 'territories.found.municipalities.none').max(100_000),
  language: z.enum(LANGUAGES).default(FIRST),
  timeZone: z.string().refine(isTimeZone, 'territories.found.timeZone.unknown').default('Europe/Rome'),
})
export type TerritoryForm = z.infer<typeof territoryForm>
