import { because, type Judged } from '../../../ground/files/reason.ts'
import { wholeNumber } from '../../../ground/files/values.ts'
import { done } from '../../../ground/forms/outcome.ts'
import type { FieldValues, ImportField } from '../../../ground/imports/definition.ts'
import { plain } from '../rules.ts'
import type { Named } from './reads.ts'

/** The columns in which a list names somebody: in one, or given and family name apart; `also` is what else it calls them. */
export const namedFields = (...also: string[]): ImportField<unknown>[] => [
  {
    name: 'person',
    label: 'people.import.person',
    headings: ['persona', 'nome e cognome', 'cognome e nome', 'nominativo', 'person', 'full name', ...also],
    parse: (cell) => done(cell),
  },
  {
    name: 'given',
    label: 'people.form.givenName',
    headings: ['nome', 'given name', 'first name'],
    parse: (cell) => done(cell),
  },
  {
    name: 'family',
    label: 'people.form.familyName',
    headings: ['cognome', 'family name', 'last name', 'surname'],
    parse: (cell) => done(cell),
  },
  {
    name: 'birthYear',
    label: 'people.import.birthYear',
    headings: ['anno di nascita', 'anno nascita', 'birth year', 'year of birth'],
    parse: (cell) => wholeNumber(cell),
  },
]

/** Whom a row names. Refused where it names nobody. */
export function namedIn(values: FieldValues): Judged<Named> {
  const person = String(values.person ?? [values.given, values.family].filter(Boolean).join(' '))
  if (!plain(person)) return because('people.import.name.missing')
  return done({ person, birthYear: (values.birthYear ?? null) as number | null })
}
