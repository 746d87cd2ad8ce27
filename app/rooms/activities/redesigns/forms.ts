import * as z from 'zod'
import { MOST_DOCUMENT_BYTES } from '../../../ground/files/document.ts'
import { dayUntil } from '../../funds/amounts/forms.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

export const redesignForm = (today: string) =>
  z.object({ title: words(160), placeId: z.guid(), what: words(4000), proposedOn: dayUntil(today) })
export type RedesignForm = z.output<ReturnType<typeof redesignForm>>

export const wordingForm = z.object({ title: words(160), what: words(4000) })
export type WordingForm = z.output<typeof wordingForm>

export const fileForm = z.object({
  file: z
    .instanceof(File, { error: 'activities.redesigns.noFile' })
    .refine(({ size }) => size <= MOST_DOCUMENT_BYTES, 'files.document.tooBig'),
  alt: words(200),
})

/** What is asked, of which office, on which day. */
export const stepForm = (today: string) =>
  z.object({ what: words(1000), askedOf: words(160), onDate: dayUntil(today) })
export type StepForm = z.output<ReturnType<typeof stepForm>>

export const answerForm = (today: string) => z.object({ answer: words(2000), answeredOn: dayUntil(today) })
export type AnswerForm = z.output<ReturnType<typeof answerForm>>

/** Public from the day the group agreed, or no longer. */
export const showForm = (today: string) =>
  z
    .object({ shown: z.enum(['yes', 'no']), agreedOn: dayUntil(today).optional() })
    .refine(({ shown, agreedOn }) => shown === 'no' || agreedOn, {
      path: ['agreedOn'],
      message: 'activities.redesigns.notAgreed',
    })
export type ShowForm = z.output<ReturnType<typeof showForm>>

export const endForm = (today: string) => z.object({ outcome: words(2000), endedOn: dayUntil(today) })
export type EndForm = z.output<ReturnType<typeof endForm>>
