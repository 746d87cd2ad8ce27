import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Asks, entryKind } from '../../../ground/forms/entry-kind.ts'
import { isAboutNaming } from '../../people/guardians/rules.ts'
import { TEAM } from '../../people/rules.ts'
import { heldRegisterForm } from '../afield/forms.ts'
import { keepHeldRegister } from '../afield/writes.ts'
import { sessionById } from '../sessions/reads.ts'
import { MOST_UNASKED } from '../sessions/rules.ts'

const STATE_SEEN = /^seen-(.+)$/

/** The first form changed nobody's role: the one it says is the one that was there. */
function rolesWereSeen(sent: FormData) {
  for (const name of [...sent.keys()]) {
    const personId = STATE_SEEN.exec(name)?.[1]
    if (personId) sent.set(`seenRole-${personId}`, String(sent.get(`role-${personId}`) ?? 'participant'))
  }
}

/** The word of confirmation that the page of our server asks for, too. */
async function reallySoMany(tx: ActorTx, sessionId: string): Promise<Asks> {
  const capacity = (await sessionById(tx, sessionId))?.capacity ?? null
  return {
    field: 'overCapacity',
    value: 'yes',
    words:
      capacity === null
        ? ['activities.register.soMany', { count: MOST_UNASKED }]
        : ['activities.register.overCapacity', { capacity }],
  }
}

/** The register of a session taken without network. */
export const registerAfield = entryKind({
  code: 'register',
  version: 2,
  earlier: { 1: rolesWereSeen },
  form: heldRegisterForm,
  roles: TEAM,
  path: ({ activityId, sessionId }) => `/activities/${activityId}/sessions/${sessionId}`,
  take: async (tx, actor, value, { id, now, territory }) => {
    const kept = await keepHeldRegister(tx, actor, value, { now, once: id, timeZone: territory.timeZone })
    if (kept.ok) return { ok: true, path: `/activities/${value.activityId}/sessions/${value.sessionId}` }
    if ('conflict' in kept) return kept
    const isSoMany = kept.refusal === 'activities.session.overCapacity'
    return {
      ok: false,
      errors: { [isAboutNaming(kept.refusal) ? 'walkIns' : 'form']: [kept.refusal] },
      asks: isSoMany ? await reallySoMany(tx, value.sessionId) : undefined,
    }
  },
})
