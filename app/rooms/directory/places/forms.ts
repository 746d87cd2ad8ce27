import * as z from 'zod'

/** Which places to show, as the address says it; what makes no sense counts as not asked. */
export const placesQuery = z.object({
  kind: z
    .string()
    .regex(/^[a-z_]{2,30}$/)
    .optional()
    .catch(undefined),
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
})
export type PlacesQuery = z.infer<typeof placesQuery>
