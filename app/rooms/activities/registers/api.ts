import * as z from 'zod'
import { type Contract, listed, type Told, writing } from '../../../ground/api/contract.ts'
import { newId } from '../../../ground/db/ids.ts'
import { TEAM } from '../../people/rules.ts'
import { registerChangeForm } from '../api/forms.ts'
import { attendanceIds, attendancesTold, entriesIn, sessionsTold } from '../api/reads.ts'
import { reportOf } from '../sessions/reads.ts'
import { ROLES, STATES } from '../sessions/rules.ts'
import { keepRegister } from './writes.ts'

const state = z.enum(STATES)
const role = z.enum(ROLES)

/** Who was at which meeting, a line each. */
export const attendances: Contract = {
  name: 'attendances',
  people: true,
  label: 'activities.api.attendancesName',
  about: 'activities.api.attendances',
  readers: TEAM,
  shape: z.strictObject({
    id: z.guid(),
    sessionId: z.guid(),
    personId: z.guid(),
    state,
    role,
    recordedAt: z.iso.datetime(),
  }),
  list: listed(
    z.strictObject({ session: z.guid().optional(), person: z.guid().optional() }),
    (tx, _, asked) => attendanceIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) =>
    (await attendancesTold(tx, ids)).map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
}

/** The register of one meeting, whole, under the meeting's own id: this is where attendances are written. */
export const registers: Contract = {
  name: 'registers',
  people: true,
  label: 'activities.api.registersName',
  about: 'activities.api.registers',
  readers: TEAM,
  shape: z.strictObject({
    id: z.guid(),
    entries: z.array(z.strictObject({ personId: z.guid(), state, role })),
    headcount: z.number().int().nullable(),
    evaluation: z.string().nullable(),
    closed: z.boolean(),
  }),
  tell: async (tx, _, ids) => {
    const told: Told[] = []
    for (const { id, closedAt } of await sessionsTold(tx, ids)) {
      const report = await reportOf(tx, id)
      told.push({
        id,
        entries: await entriesIn(tx, id),
        headcount: report?.headcount ?? null,
        evaluation: report?.evaluation ?? null,
        closed: closedAt !== null,
      })
    }
    return told
  },
  change: writing(
    TEAM,
    () => registerChangeForm,
    async (tx, actor, id, form, { now, timeZone }) => {
      const kept = await keepRegister(tx, actor, id, form, { now, timeZone, once: newId() })
      return kept.ok ? { ok: true, id } : { ...kept, conflict: true }
    },
  ),
}
