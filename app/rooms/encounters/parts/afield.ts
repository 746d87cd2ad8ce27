import * as z from 'zod'
import { entryKind } from '../../../ground/forms/entry-kind.ts'
import { TEAM } from '../../people/rules.ts'
import { finishReminder } from '../day/writes.ts'
import { encounterForm } from '../forms.ts'
import { noteEncounter } from '../writes.ts'

/** What next, done without network. */
export const reminderAfield = entryKind({
  code: 'reminder',
  version: 1,
  form: z.object({ reminderId: z.guid() }),
  roles: TEAM,
  path: () => '/diary',
  take: async (tx, actor, { reminderId }, { now }) => {
    await finishReminder(tx, actor, reminderId, now)
    return { ok: true, path: '/diary' }
  },
})

/** An encounter noted without network: the same form and the same write as on its page. */
export const encounterAfield = entryKind({
  code: 'encounter',
  version: 1,
  form: encounterForm,
  roles: TEAM,
  path: (_, id) => `/diary/${id}`,
  take: async (tx, actor, value, { id, now, territory }) => {
    const noted = await noteEncounter(tx, actor, id, value, { now, timeZone: territory.timeZone })
    if (noted.ok) return { ok: true, path: `/diary/${id}` }
    return {
      ok: false,
      errors: { [noted.refusal === 'encounters.form.future' ? 'metAt' : 'who']: [noted.refusal] },
    }
  },
})
