import * as z from 'zod'

const somebody = z.guid().optional()

/** To whom each of these kinds goes, under `to-<kind>`, or all under `all`; which roles end with it. */
export const handOverForm = (kinds: readonly string[]) =>
  z
    .object({
      all: somebody,
      note: z.string().trim().max(4000).optional(),
      roles: z.array(z.guid()).default([]),
      ...Object.fromEntries(kinds.map((kind) => [`to-${kind}`, somebody])),
    })
    .transform(({ all, note, roles, ...to }) => {
      const given = to as Record<string, string | undefined>
      return {
        all,
        note,
        roles,
        byKind: Object.fromEntries(kinds.map((kind) => [kind, given[`to-${kind}`]])),
      }
    })
export type HandOverForm = z.output<ReturnType<typeof handOverForm>>

export const passOnForm = z.object({
  to: z.guid('operators.handOver.nameMissing'),
  note: z.string().trim().max(4000).optional(),
})
export type PassOnForm = z.output<typeof passOnForm>
