import * as z from 'zod'
import { type Clock, type Contract, listed, writing } from '../../../ground/api/contract.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { activityHere } from '../api/api.ts'
import { newSessionForm, sessionChangeForm } from '../api/forms.ts'
import { sessionIds, sessionsTold } from '../api/reads.ts'
import { addSession, cancelSession, moveSession } from './writes.ts'

const session = z.strictObject({
  id: z.guid(),
  activityId: z.guid(),
  on: z.iso.date(),
  from: z.string(),
  to: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  placeId: z.guid().nullable(),
  roomId: z.guid().nullable(),
  title: z.string().nullable(),
  public: z.boolean(),
  cancelled: z.boolean(),
  closed: z.boolean(),
  changedAt: z.iso.datetime(),
})

type Row = Awaited<ReturnType<typeof sessionsTold>>[number]
const told = ({ startsAt, endsAt, cancelledAt, closedAt, changedAt, ...row }: Row, { timeZone }: Clock) => ({
  ...row,
  from: localTime(startsAt, timeZone).slice(11, 16),
  to: localTime(endsAt, timeZone).slice(11, 16),
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  cancelled: cancelledAt !== null,
  closed: closedAt !== null,
  changedAt: changedAt.toISOString(),
})

const taken = (refusal: string) => (refusal === 'places.booking.taken' ? 'roomId' : undefined)

/** The meetings of activities, each with its day and times in the territory's own clock. */
export const sessions: Contract = {
  name: 'sessions',
  label: 'activities.api.sessionsName',
  about: 'activities.api.sessions',
  readers: STAFF,
  shape: session,
  list: listed(
    z.strictObject({
      activity: z.guid().optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
    }),
    (tx, _, asked) => sessionIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids, clock) => (await sessionsTold(tx, ids)).map((row) => told(row, clock)),
  create: writing(
    TEAM,
    () => newSessionForm,
    async (tx, actor, id, { activityId, ...form }, clock) => {
      const { placeId, publishedAt } = await activityHere(tx, activityId)
      const added = await addSession(
        tx,
        actor,
        { activityId, placeId, public: publishedAt !== null },
        id,
        form,
        clock,
      )
      return added.ok ? { ok: true, id } : { ...added, field: taken(added.refusal), conflict: true }
    },
  ),
  change: writing(
    TEAM,
    () => sessionChangeForm,
    async (tx, actor, id, { cancelled, ...form }, clock) => {
      const [before] = await sessionsTold(tx, [id])
      if (cancelled || before?.cancelledAt) {
        const done = await cancelSession(tx, actor, id, cancelled ? clock.now : null)
        if (!done.ok) return { ...done, field: taken(done.refusal), conflict: true }
        if (cancelled) return { ok: true, id }
      }
      const moved = await moveSession(tx, actor, id, form, clock)
      return moved.ok ? { ok: true, id } : { ...moved, field: taken(moved.refusal), conflict: true }
    },
  ),
}
