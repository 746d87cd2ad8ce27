import * as z from 'zod'

const SIGNER = /^(person|guardian|team):([0-9a-f-]{36})$/i

/** Who signed, and on what day: those who signed on another day come with a form of their own. */
export const signForm = z.object({
  versionId: z.guid(),
  signedOn: z.iso.date('forms.error.date'),
  signers: z
    .array(z.string().regex(SIGNER, 'forms.error.invalid'))
    .min(1)
    .max(60)
    .transform((all) =>
      all.map((one) => {
        const [side = '', id = ''] = one.split(':')
        return { side: side as 'person' | 'guardian' | 'team', personId: id.toLowerCase() }
      }),
    ),
})
export type SignForm = z.output<typeof signForm>
