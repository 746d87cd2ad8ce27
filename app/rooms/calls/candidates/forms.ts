import * as z from 'zod'
import type { SpaceCriterion } from '../spaces/rules.ts'
import { answerField } from './rules.ts'

const LONGEST_ANSWER = 2000
const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

const space = {
  placeId: z.guid().optional(),
  name: words(160).optional(),
  address: words(200).optional(),
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  ownerSaid: words(160).optional(),
}

const answersOf = (criteria: readonly SpaceCriterion[]) =>
  Object.fromEntries(criteria.map(({ code }) => [answerField(code), words(LONGEST_ANSWER)]))

type Said = { placeId?: string | undefined; name?: string | undefined }
type Owned = { ownerId?: string | undefined; ownerSaid?: string | undefined }
// Said together with what else is missing, not after it has been put right.
const when = () => true
const NAMED = { error: 'calls.candidate.noName', path: ['name'], when }
const OWNED = { error: 'calls.candidate.noOwner', path: ['ownerSaid'], when }
const isNamed = ({ placeId, name }: Said) => placeId !== undefined || name !== undefined
const isOwned = ({ ownerId, ownerSaid }: Owned) => ownerId !== undefined || ownerSaid !== undefined

const withAnswers = <F extends Record<string, unknown>>(criteria: readonly SpaceCriterion[], form: F) => ({
  ...form,
  answers: criteria.map(({ code }) => String(form[answerField(code)])),
})

/**
 * A space as who works here copies it in: the place is one of ours or new, its owner one of our organisations or only said. Refused
 * where the paper carries no signature: whoever signs agrees that anyone may read it.
 */
export const candidateForm = (criteria: readonly SpaceCriterion[]) =>
  z
    .object({
      ...space,
      ownerId: z.guid().optional(),
      arrivedOn: z.iso.date('forms.error.date'),
      signed: z.literal('yes', 'calls.candidate.unsigned'),
      ...answersOf(criteria),
    })
    .refine(isNamed, NAMED)
    .refine(isOwned, OWNED)
    .transform((form) => withAnswers(criteria, form))

/** The same from whoever offers it, who says where to answer. */
export const offerForm = (criteria: readonly SpaceCriterion[]) =>
  z
    .object({
      ...space,
      ownerSaid: words(160),
      proposer: words(160),
      email: z.email('forms.error.email').max(254),
      ...answersOf(criteria),
    })
    .refine(isNamed, NAMED)
    .transform((form) => withAnswers(criteria, form))

export type Offered = {
  placeId?: string | undefined
  name?: string | undefined
  address?: string | undefined
  municipality?: string | undefined
  ownerId?: string | undefined
  ownerSaid?: string | undefined
  answers: string[]
}

/** Why a space is left out. */
export const asideForm = z.object({ reason: words(2000) })
