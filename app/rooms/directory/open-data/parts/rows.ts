import type { Context } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { directoryFacts } from '../../hsds/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { addDays } from '../../rules.ts'
import { openSessions } from '../reads.ts'
import type { List, Row } from '../rules.ts'

/** The agenda goes a year back. */
const DAYS_BACK = 365

const clock = (time: string) => time.slice(0, 5)

/** A list of the territory of a request, as anyone may read it, whoever asks. */
export async function rowsOf(c: Context<Env>, list: List): Promise<Row[]> {
  const { territory, now } = c.var
  const visitor = visitorOf(territory.id)
  const [paths, origin, today] = [pathsHere(c), originOf(c), textsOf(c).dayOf(now)]
  if (list === 'agenda') {
    const since = new Date(addDays(today, -DAYS_BACK))
    const sessions = await asActor(visitor, (tx) => openSessions(tx, visitor, since))
    return sessions.map(({ activityId, startsAt, endsAt, ...session }) => ({
      ...session,
      activity_id: activityId,
      starts_at: startsAt.toISOString(),
      ends_at: endsAt.toISOString(),
      url: origin + paths.session(activityId, session.id),
    }))
  }
  const { bodies, places } = await asActor(visitor, (tx) =>
    directoryFacts(tx, visitor, { today, timeZone: territory.timeZone }),
  )
  if (list === 'organisations')
    return bodies.map(({ fiscalCode, verifiedOn, changedAt: _, formal: __, province: ___, ...body }) => ({
      ...body,
      fiscal_code: fiscalCode,
      checked_on: verifiedOn,
      url: origin + paths.organisation(body.id),
    }))
  return places.map(({ hours, managers: _, changedAt: __, province: ___, ...place }) => ({
    ...place,
    hours:
      hours
        .map(
          ({ weekday, opensAt, closesAt }) =>
            `${c.var.t(`directory.weekday.${weekday}`)} ${clock(opensAt)}–${clock(closesAt)}`,
        )
        .join('; ') || null,
    url: origin + paths.place(place.id),
  }))
}
