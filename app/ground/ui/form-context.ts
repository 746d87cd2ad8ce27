import { createContext, useContext } from 'hono/jsx'
import type { FormErrors, FormValues, Searching } from '../forms/parse-form.ts'
import type { Words } from '../texts/use-texts.ts'

/** What the fields of one form share: they ask it for their value and errors by name. */
export type FormContext = {
  idPrefix: string
  values: FormValues
  errors: FormErrors
  searching?: Searching | undefined
  /** A form of the address bar: everything may stay empty, so nothing says "optional". */
  asking?: boolean
  /** Filled by the fields as they are rendered: the summary of errors names them. */
  labels?: Map<string, Words>
}

export const CurrentForm = createContext<FormContext>({ idPrefix: 'f', values: {}, errors: {} })

export type FieldState = { id: string; typed: string | string[] | undefined; errors: string[] }

/** A field's id, what was typed into it and what is wrong with it. */
export function useField(name: string, label: Words): FieldState & { form: FormContext } {
  const form = useContext(CurrentForm)
  form.labels?.set(name, label)
  return { form, id: fieldId(form, name), typed: form.values[name], errors: form.errors[name] ?? [] }
}

export const fieldId = (form: Pick<FormContext, 'idPrefix'>, name: string) => `${form.idPrefix}-${name}`
