import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { municipalitiesHere } from '../../territories/reads.ts'
import { circlesLeftAlone } from '../circles/reads.ts'
import { allHeld, leftToNobody } from '../hand-over/reads.ts'
import { operators } from '../reads.ts'
import { STAFF, TEAM } from '../rules.ts'
import { coverageSources } from './parts/sources.ts'
import { type Covering, LATELY_DAYS, mostOf, uncovered } from './rules.ts'

/** Who covers what, and first what nobody covers: for who appoints. */
export async function coverage(tx: ActorTx, today: string) {
  const since = daysLater(today, -LATELY_DAYS)
  const working = (await operators(tx)).filter(({ roles }) =>
    roles.some(({ role }) => STAFF.some((one) => one === role)),
  )
  const municipalities = (await municipalitiesHere(tx)).map(({ istat_code, name }) => ({
    code: istat_code,
    name,
  }))
  const named = new Map(municipalities.map(({ code, name }) => [code, name]))
  const met = await coverageSources.metWhere(tx, since)
  const people = new Map((await coverageSources.peopleMet(tx, since)).map((one) => [one.personId, one.count]))
  const sessions = new Map(
    (await coverageSources.sessionsKept(tx, since)).map((one) => [one.personId, one.count]),
  )
  const held = await allHeld(tx, today)
  const all = working.map(({ personId, name, roles }): Covering => {
    const own = met.filter((one) => one.personId === personId)
    const open = new Map(
      held.map(({ kind, duties }) => [kind, duties.filter((one) => one.personId === personId).length]),
    )
    return {
      personId,
      name,
      roles: roles.map(({ role }) => role),
      municipalities: mostOf(
        own.map(({ istatCode, meetings }) => ({ name: named.get(istatCode ?? ''), meetings })),
      ),
      places: mostOf(own.map(({ place, meetings }) => ({ name: place, meetings }))),
      meetings: own.reduce((sum, { meetings }) => sum + meetings, 0),
      people: people.get(personId) ?? 0,
      sessions: sessions.get(personId) ?? 0,
      open,
    }
  })
  return {
    all,
    kinds: held.filter(({ duties }) => duties.length > 0).map(({ kind }) => kind),
    gaps: {
      municipalities: uncovered(municipalities, met, new Set(working.map(({ personId }) => personId))),
      unmade: await coverageSources.unmade(tx, today),
      alone: (await circlesLeftAlone(tx)).length,
      left: await leftToNobody(tx, today),
      // With no meeting, session, nor open thing: perhaps away, perhaps there to take something up.
      idle: all.filter(
        ({ meetings, sessions: kept, open, roles }) =>
          roles.some((role) => TEAM.some((one) => one === role)) &&
          meetings + kept + [...open.values()].reduce((a, b) => a + b, 0) === 0,
      ),
    },
  }
}
export type Coverage = Awaited<ReturnType<typeof coverage>>
