import * as z from 'zod'
import { type Contract, listed, writing } from '../../../ground/api/contract.ts'
import { STAFF } from '../../people/rules.ts'
import { dayField, hoursForm, placeForm } from '../forms.ts'
import { KINDS, sayDay, WEEKDAYS } from '../rules.ts'
import { changePlace, recordPlace, setHours } from '../writes.ts'
import { hoursTold, placeIds, placesTold } from './reads.ts'

const day = z.iso.date().nullable()
const place = z.strictObject({
  id: z.guid(),
  name: z.string(),
  kind: z.enum(KINDS),
  address: z.string().nullable(),
  municipality: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  description: z.string().nullable(),
  capacity: z.number().int().nullable(),
  openedOn: day,
  reactivatedOn: day,
  closedOn: day,
  publishedOn: day,
  changedAt: z.iso.datetime(),
})

/** Community Points and all other places; to others than the staff those that are published. */
export const places: Contract = {
  name: 'places',
  label: 'places.api.name',
  about: 'places.api.about',
  shape: place,
  list: listed(z.strictObject({ kind: z.enum(KINDS).optional() }), (tx, _, asked) =>
    placeIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) =>
    (await placesTold(tx, ids)).map((one) => ({ ...one, changedAt: one.changedAt.toISOString() })),
  create: writing(
    STAFF,
    () => placeForm,
    async (tx, actor, id, form) => {
      await recordPlace(tx, actor, id, form)
      return { ok: true, id }
    },
  ),
  change: writing(
    STAFF,
    () => placeForm,
    async (tx, actor, id, form) => {
      await changePlace(tx, actor, id, form)
      return { ok: true, id }
    },
  ),
}

const dayNames = WEEKDAYS.map(dayField)

/** The week of each place, a line of words for each day: `day1` is Monday. */
export const openingHours: Contract = {
  name: 'opening-hours',
  label: 'places.api.hoursName',
  about: 'places.api.hours',
  shape: z.strictObject({ id: z.guid(), ...Object.fromEntries(dayNames.map((name) => [name, z.string()])) }),
  tell: async (tx, _, ids) => {
    const [known, hours] = [await placesTold(tx, ids), await hoursTold(tx, ids)]
    return known.map(({ id }) => ({
      id,
      ...Object.fromEntries(
        WEEKDAYS.map((weekday) => [
          dayField(weekday),
          sayDay(hours.filter((one) => one.placeId === id && one.weekday === weekday)),
        ]),
      ),
    }))
  },
  change: writing(
    STAFF,
    () => hoursForm,
    async (tx, actor, id, hours) => {
      await setHours(tx, actor, id, hours)
      return { ok: true, id }
    },
  ),
}
