import * as z from 'zod'

export const competenceForm = z.object({
  name: z.string().trim().min(1).max(80),
  about: z.string().trim().max(500).optional(),
})
export type CompetenceForm = z.output<typeof competenceForm>

export const sayForm = z.object({
  competence: z.guid('operators.competences.choose'),
  note: z.string().trim().max(300).optional(),
})
export type SayForm = z.output<typeof sayForm>

/** What shows it: a path that was completed, or words. */
export const confirmForm = z
  .object({ completion: z.guid().optional(), evidence: z.string().trim().max(300).optional() })
  .refine(({ completion, evidence }) => completion !== undefined || evidence !== undefined, {
    path: ['evidence'],
    message: 'operators.competences.evidenceMissing',
  })
export type ConfirmForm = z.output<typeof confirmForm>
