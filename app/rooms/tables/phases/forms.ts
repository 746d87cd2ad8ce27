import * as z from 'zod'

export const phaseForm = z
  .object({
    title: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
    fromOn: z.iso.date(),
    untilOn: z.iso.date().optional(),
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'tables.form.endsBefore',
  })
export type PhaseForm = z.output<typeof phaseForm>

const WHY = /^why-(.+)$/

/** Who is there, ticked; beside each a reason for whoever is not. */
export const partsForm = z
  .looseObject({ here: z.array(z.guid()).default([]) })
  .transform(({ here, ...sent }, context) => {
    const whys = new Map<string, string>()
    for (const [name, value] of Object.entries(sent)) {
      const id = WHY.exec(name)?.[1]
      if (!id || typeof value !== 'string') continue
      if (value.trim().length > 1000)
        context.addIssue({ code: 'custom', path: [name], message: 'forms.error.tooLong' })
      whys.set(id, value.trim())
    }
    return { here, whys }
  })
export type PartsForm = z.output<typeof partsForm>

export const sessionForm = z.object({ meetingId: z.guid(), phaseId: z.guid().optional() })
