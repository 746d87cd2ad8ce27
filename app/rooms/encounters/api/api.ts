import * as z from 'zod'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { type Clock, type Contract, listed, writing } from '../../../ground/api/contract.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { TEAM } from '../../people/rules.ts'
import { finishReminder } from '../day/writes.ts'
import { encounterForm } from '../forms.ts'
import { type EncounterLine, encounterById, encounters as encountersLike, readEncounter } from '../reads.ts'
import { correctEncounter, noteEncounter } from '../writes.ts'
import { encounterIds, reminderIds, remindersTold } from './reads.ts'

const named = z.array(z.strictObject({ id: z.guid(), name: z.string() }))
const encounter = z.strictObject({
  id: z.guid(),
  metAt: z.string(),
  who: z.array(z.string()),
  people: named,
  organisations: named,
  placeId: z.guid().nullable(),
  placeSaid: z.string().nullable(),
  topics: z.array(z.string()),
  author: z.string().nullable(),
  note: z.string().nullable().optional(),
  reserved: z.boolean().optional(),
})

const lineTold = (line: EncounterLine, { timeZone }: Clock) => ({
  id: line.id,
  metAt: localTime(line.metAt, timeZone),
  who: [
    ...line.people.map(({ id }) => `person:${id}`),
    ...line.organisations.map(({ id }) => `organisation:${id}`),
  ],
  people: line.people,
  organisations: line.organisations,
  placeId: line.placeId,
  placeSaid: line.placeSaid,
  topics: line.topics,
  author: line.author,
})

/**
 * One encounter comes with its note, but for somebody else's reserved one: what opens in an emergency, with a reason, is read by
 * hand. That one's own was read is written down as on its page.
 */
async function whole(tx: ActorTx, actor: SignedInActor, id: string, clock: Clock) {
  const known = await encounterById(tx, id)
  if (!known) return undefined
  const own = known.authorId === actor.personId
  const note = known.note?.reserved && !own ? null : known.note
  if (note?.reserved) await readEncounter(tx, actor, id)
  return { ...lineTold(known, clock), note: note?.text ?? null, reserved: note?.reserved ?? false }
}

const refusedBeside = (refusal: string) => (refusal === 'encounters.form.future' ? 'metAt' : 'who')

/** The field diary of the team. */
export const encounters: Contract = {
  name: 'encounters',
  people: true,
  label: 'encounters.api.name',
  about: 'encounters.api.about',
  readers: TEAM,
  shape: encounter,
  list: listed(
    z.strictObject({
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      mine: z.literal('yes').optional(),
    }),
    (tx, actor, { filter: { mine, ...filter }, ...asked }) =>
      encounterIds(tx, { ...filter, ...asked, authorId: mine && actor.personId }),
  ),
  tell: async (tx, _, ids, clock) =>
    (await encountersLike(tx, { ids: [...ids] }, { limit: ids.length })).map((line) => lineTold(line, clock)),
  whole,
  create: writing(
    TEAM,
    () => encounterForm,
    async (tx, actor, id, form, clock) => {
      const noted = await noteEncounter(tx, actor, id, form, clock)
      return noted.ok ? { ok: true, id } : { ...noted, field: refusedBeside(noted.refusal) }
    },
  ),
  change: writing(
    TEAM,
    () => encounterForm,
    async (tx, actor, id, form, clock) => {
      const corrected = await correctEncounter(tx, actor, id, form, clock)
      return corrected.ok ? { ok: true, id } : { ...corrected, field: refusedBeside(corrected.refusal) }
    },
  ),
}

const reminder = z.strictObject({
  id: z.guid(),
  text: z.string(),
  dueOn: z.iso.date(),
  done: z.boolean(),
  encounterId: z.guid().nullable(),
})

/** What one has to do; done is done. */
export const reminders: Contract = {
  name: 'reminders',
  people: true,
  label: 'encounters.api.remindersName',
  about: 'encounters.api.reminders',
  readers: TEAM,
  shape: reminder,
  list: listed(z.strictObject({ toDo: z.literal('yes').optional() }), (tx, actor, { filter, ...asked }) =>
    reminderIds(tx, actor.personId, { ...asked, toDo: filter.toDo === 'yes' }),
  ),
  tell: async (tx, actor, ids) =>
    (await remindersTold(tx, actor.personId, ids)).map(({ doneAt, ...one }) => ({
      ...one,
      done: doneAt !== null,
    })),
  change: writing(
    TEAM,
    () => z.object({ done: z.literal('yes') }),
    async (tx, actor, id, _, { now }) => {
      await finishReminder(tx, actor, id, now)
      return { ok: true, id }
    },
  ),
}
