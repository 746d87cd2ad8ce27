import type { PersonForm } from '../forms.ts'
import { plain } from '../rules.ts'

/** What a form tells of somebody, to be compared with who is known. */
export const toldBy = (form: PersonForm) => ({
  name: plain(`${form.givenName} ${form.familyName}`),
  turnedName: plain(`${form.familyName} ${form.givenName}`),
  bornOn: form.bornOn ?? null,
  birthYear: form.birthYear ?? null,
  phone: form.phone ?? null,
  email: form.email ?? null,
  istatCode: form.municipality ?? null,
})
