import * as z from 'zod'
import { type Contract, listed, writing } from '../../../ground/api/contract.ts'
import { likelySameAsTold } from '../duplicates/reads.ts'
import { personForm, personFormOn } from '../forms.ts'
import { toldBy } from '../parts/told.ts'
import { GENDERS, STAFF, TEAM } from '../rules.ts'
import { changePerson, recordPerson } from '../writes.ts'
import { peopleTold, personIds } from './reads.ts'

const person = z.strictObject({
  id: z.guid(),
  givenName: z.string(),
  familyName: z.string(),
  bornOn: z.iso.date().nullable(),
  birthYear: z.number().int().nullable(),
  gender: z.enum(GENDERS).nullable(),
  municipality: z.string().nullable(),
  language: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  interests: z.string(),
  offers: z.string(),
  recordedAt: z.iso.datetime(),
})

/** People, as they are written down and corrected on their own page. */
export const people: Contract = {
  name: 'people',
  people: true,
  label: 'people.api.name',
  about: 'people.api.about',
  readers: STAFF,
  shape: person,
  list: listed(
    z.strictObject({
      municipality: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    (tx, _, asked) => personIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) =>
    (await peopleTold(tx, ids)).map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
  create: writing(
    TEAM,
    ({ today }) => personFormOn(today),
    async (tx, actor, id, form) => {
      const likely = form.someoneElse ? [] : await likelySameAsTold(tx, toldBy(form), id)
      if (likely.length)
        return { ok: false, refusal: 'people.api.likely', field: 'someoneElse', conflict: true }
      await recordPerson(tx, actor, id, form)
      return { ok: true, id }
    },
    personForm,
  ),
  change: writing(
    TEAM,
    ({ today }) => personFormOn(today),
    async (tx, actor, id, form) => {
      await changePerson(tx, actor, id, form)
      return { ok: true, id }
    },
    personForm,
  ),
}
