import * as z from 'zod'

const day = z.iso.date('forms.error.date')
const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const bodies = z.array(z.guid(), 'places.agreement.noBody').min(1, 'places.agreement.noBody').max(20)

/** What who owns the place and the community agree. */
export const agreementForm = z
  .object({
    owners: bodies,
    community: bodies,
    fromOn: day,
    untilOn: day.optional(),
    spaces: words(4000),
    conditions: words(8000),
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'places.manager.until.before',
  })
  .refine(({ owners, community }) => community.every((id) => !owners.includes(id)), {
    path: ['community'],
    message: 'places.agreement.bothSides',
  })
export type AgreementForm = z.output<typeof agreementForm>

export const signedForm = z.object({ signedOn: day })
