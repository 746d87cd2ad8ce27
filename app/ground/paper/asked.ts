import * as z from 'zod'
import type { FormErrors } from '../forms/parse-form.ts'
import type { Typing } from './typings.ts'

/** What every form that types a sheet back may carry beside its rows. */
export const typingFields = {
  told: z.coerce.number('forms.error.number').int('forms.error.number').min(0).max(100_000).optional(),
  typedBefore: z.coerce.number().int().min(0).catch(0),
  /** What was answered: sure of these two numbers, of so many times. */
  sureOfTotal: z.string().max(40).optional(),
  sureOfTyped: z.string().max(40).optional(),
}
export type TypingFields = z.output<z.ZodObject<typeof typingFields>>

/** A thing to be sure of: the field it is answered in, and what that field says then. */
export type Question =
  | { why: 'sureOfTotal'; answer: string; counted: number; told: number }
  | { why: 'sureOfTyped'; answer: string }

/**
 * What is asked before a sheet is saved: where its rows come to another number than its foot says, and where somebody typed it
 * since the form was shown. Nothing that was answered is asked again.
 */
export function toAsk(form: TypingFields, counted: number, typings: readonly Typing[]): Question[] {
  const asked: Question[] = []
  const { told } = form
  const [sureOfTotal, sureOfTyped] = [`${told} ${counted}`, `${typings.length}`]
  if (told !== undefined && told !== counted && form.sureOfTotal !== sureOfTotal)
    asked.push({ why: 'sureOfTotal', answer: sureOfTotal, counted, told })
  if (typings.length > form.typedBefore && form.sureOfTyped !== sureOfTyped)
    asked.push({ why: 'sureOfTyped', answer: sureOfTyped })
  return asked
}

/** The same beside their fields, and in the summary above the form. */
export const errorsOfAsked = (asked: readonly Question[]): FormErrors =>
  Object.fromEntries(asked.map(({ why }) => [why, [`paper.asked.${why}`]]))
