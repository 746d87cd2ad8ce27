import * as z from 'zod'
import { AGREEMENT_KINDS, HOMES, HOWS, JOBS, KNOWN_SAID, MEANS, SCHOOLING, SOURCES } from './rules.ts'

const words = z.string().trim().max(4000, 'intakes.form.long').default('')

/** What somebody tells: wishes first, what they can do, what is missing; how they live, if they want to say. */
const told = {
  wishes: words,
  capabilities: words,
  needs: words,
  heard: words,
  isee: z.enum(MEANS).optional(),
  home: z.enum(HOMES).optional(),
  job: z.enum(JOBS).optional(),
  schooling: z.enum(SCHOOLING).optional(),
}
export const storyForm = z.object(told)
export type StoryForm = z.output<typeof storyForm>

const agreed = {
  agreedOn: z.iso.date('forms.error.date'),
  how: z.enum(HOWS, 'intakes.new.howMissing'),
  givenBy: z.guid().optional(),
}

/** Somebody and an operator agreed: whom, since when, who brought them, what they say of services. */
export const openForm = z.object({
  person: z
    .string('intakes.new.personMissing')
    .regex(/^([0-9a-f-]{36}|new-person:.*\S.*)$/i, 'intakes.new.personMissing')
    .max(180, 'intakes.new.personMissing'),
  openedOn: z.iso.date('forms.error.date'),
  source: z.enum(SOURCES, 'intakes.new.sourceMissing'),
  knownSaid: z.enum(KNOWN_SAID, 'intakes.new.knownMissing'),
  part: z.string().trim().min(1).max(80),
  how: agreed.how,
  givenBy: agreed.givenBy,
  agrees: z.literal('yes', 'intakes.new.agreesMissing'),
  notice: z.literal('yes').optional(),
  householdId: z.guid().optional(),
  encounterId: z.guid().optional(),
  signalId: z.guid().optional(),
  ...told,
})
export type OpenForm = z.output<typeof openForm>

/** Another agreement, given later. */
export const agreementForm = z.object({ kind: z.enum(AGREEMENT_KINDS), ...agreed })
export type AgreementForm = z.output<typeof agreementForm>
export const endAgreementForm = z.object({ endedOn: z.iso.date('forms.error.date') })

/** Somebody else walks along: an operator, or somebody close to the person. */
export const memberForm = z.object({
  member: z.guid('intakes.circle.whoMissing'),
  memberPart: z.string().trim().min(1).max(80),
})
