import * as z from 'zod'

const LONGEST_SEARCH = 100

/** Which organisations to show, as the address says it; what makes no sense counts as not asked. */
export const directoryQuery = z.object({
  q: z.string().trim().max(LONGEST_SEARCH).optional().catch(undefined),
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
export type DirectoryQuery = z.infer<typeof directoryQuery>
