import * as z from 'zod'

const said = (most: number) => z.string().trim().min(1).max(most)

/** `onDate` is checked against today by the page: what was told has happened. */
export const exchangeForm = z.object({
  onDate: z.iso.date('forms.error.date'),
  place: said(160),
  practice: said(160),
  told: said(6000),
  takenUp: z.string().trim().max(2000).optional(),
  tellers: z.array(z.guid()).min(1, 'operators.makers.tellerMissing'),
  listeners: z.array(z.guid()).default([]),
})
export type ExchangeForm = z.output<typeof exchangeForm>
