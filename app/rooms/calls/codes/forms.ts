import * as z from 'zod'

const MOST_CODES = 500

/** How many codes to print, and where they are handed out. */
export const codesForm = z.object({
  placeId: z.guid('calls.codes.noPlace'),
  made: z.coerce
    .number('calls.codes.number')
    .int('calls.codes.number')
    .min(1, 'calls.codes.number')
    .max(MOST_CODES, 'calls.codes.number'),
})
export type CodesForm = z.output<typeof codesForm>
