import * as z from 'zod'
import { holdsRole } from '../../../ground/access/actor.ts'
import { type Contract, listed, writing } from '../../../ground/api/contract.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { organisationForm } from '../forms.ts'
import { alreadyKnown } from '../reads.ts'
import { KINDS } from '../rules.ts'
import { changeOrganisation, recordOrganisation } from '../writes.ts'
import { organisationIds, organisationsTold } from './reads.ts'

const words = z.string().nullable()
const organisation = z.strictObject({
  id: z.guid(),
  name: z.string(),
  kind: z.enum(KINDS),
  formal: z.boolean(),
  fiscalCode: words,
  municipality: words,
  address: words,
  description: words,
  offers: words,
  looksFor: words,
  website: words,
  publicEmail: words,
  publicPhone: words,
  contactEmail: words,
  contactPhone: words,
  contactNote: words,
  listedOn: z.iso.date().nullable(),
  changedAt: z.iso.datetime(),
})

/** Organisations and groups, as the staff writes them down; to others those that are listed. */
export const organisations: Contract = {
  name: 'organisations',
  label: 'organisations.api.name',
  about: 'organisations.api.about',
  shape: organisation,
  list: listed(z.strictObject({ kind: z.enum(KINDS).optional() }), (tx, _, asked) =>
    organisationIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) =>
    (await organisationsTold(tx, ids)).map((one) => ({ ...one, changedAt: one.changedAt.toISOString() })),
  create: writing(
    STAFF,
    () => organisationForm,
    async (tx, actor, id, form) => {
      const known = form.alreadyKnown ? [] : await alreadyKnown(tx, form)
      if (known.some((one) => one.id !== id))
        return { ok: false, refusal: 'organisations.api.known', field: 'alreadyKnown', conflict: true }
      await recordOrganisation(tx, actor, id, form)
      return { ok: true, id }
    },
  ),
  change: writing(
    STAFF,
    () => organisationForm,
    async (tx, actor, id, form) => {
      await changeOrganisation(tx, actor, id, form, holdsRole(actor, ...TEAM))
      return { ok: true, id }
    },
  ),
}
