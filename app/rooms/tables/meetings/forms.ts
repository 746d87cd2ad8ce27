import * as z from 'zod'

export const meetingForm = z.object({
  on: z.iso.date(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'forms.error.invalid'),
  place: z.string().trim().min(1).max(200, 'forms.error.tooLong'),
  invited: z.string().trim().max(1000, 'forms.error.tooLong').optional(),
})
export type MeetingForm = z.output<typeof meetingForm>

export const topicForm = z.object({
  title: z.string().trim().min(1).max(200, 'forms.error.tooLong'),
  why: z.string().trim().max(2000, 'forms.error.tooLong').optional(),
  reserved: z.literal('yes').optional(),
})
export type TopicForm = z.output<typeof topicForm>

export const leaveOutForm = z.object({ why: z.string().trim().min(1).max(500, 'forms.error.tooLong') })

export const callOffForm = z.object({ why: z.string().trim().min(1).max(500, 'forms.error.tooLong') })

export const presenceForm = z.object({
  present: z.array(z.guid()).default([]),
  excused: z.array(z.guid()).default([]),
})

export const approveForm = z.object({ inId: z.guid(), approving: z.array(z.guid()).default([]) })
export type ApproveForm = z.output<typeof approveForm>
