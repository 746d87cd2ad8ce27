import * as z from 'zod'

/** How the link is given: sent to the address that is known, or shown to be printed or copied. */
export const linkForm = z.object({ how: z.enum(['shown', 'mailed']).default('shown') })

/** What somebody says of their own ties through a link: a listed body or a name, never both empty. */
export const sayForm = (today: string) =>
  z
    .object({
      organisationId: z.uuid('ties.say.whom.missing').optional(),
      name: z.string().trim().max(120, 'forms.error.tooLong').optional(),
      wish: z.enum(['known', 'no_longer']).default('known'),
      form: z.enum(['formal', 'informal']).default('informal'),
      sinceOn: z.iso
        .date('forms.error.date')
        .refine((day) => day <= today, 'ties.declare.future')
        .optional(),
    })
    .refine(({ organisationId, name }) => organisationId || name, {
      path: ['name'],
      message: 'ties.say.whom.missing',
    })
export type SayForm = z.output<ReturnType<typeof sayForm>>
