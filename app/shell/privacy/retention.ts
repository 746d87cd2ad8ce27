import { sql } from 'kysely'
import { type Actor, commandIn } from '../../ground/access/actor.ts'
import { daysLater, localDay } from '../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../ground/db/database.ts'
import type { AnyJob } from '../../ground/jobs/jobs.ts'
import { recordAll } from '../../ground/journal/record.ts'
import { forgetOldRows } from '../../ground/paper/sheets.ts'
import { dropOldPhotos } from '../../ground/photos/stand.ts'
import { factsWith, heldPeople } from '../../ground/privacy/expiry.ts'
import { dropOldFeedback } from '../../rooms/directory/statements/writes.ts'
import { dropOldEvaluations } from '../../rooms/indicators/evaluation/writes.ts'
import { dropOldConcerns } from '../../rooms/people/guardians/writes.ts'
import { type Expiring, expiringBy as expiring } from '../../rooms/people/rights/reads.ts'
import { dropOldRequests } from '../../rooms/people/rights/writes.ts'
import { allTerritories } from '../../rooms/territories/reads.ts'
import { erasePerson } from './erasure.ts'
import { register } from './rooms.ts'

/** Whoever is about to expire stands in the report this long before. */
export const REPORT_DAYS = 90
const AT_ONCE = 200
const EVERY_NIGHT = '20 2 * * *'

/** The years of a processing as the register says them. */
export const yearsOf = (code: string) =>
  register.flatMap(({ processings }) => processings).find((one) => one.code === code)?.years ?? 0

/**
 * Whose last fact is older than the register keeps people, on that day: no role, no account, no agreement that stands, no
 * child they answer for, no concern the law still keeps. The oldest first. Whom somebody walks along with is among them:
 * who reads this is not told.
 */
export const expiringBy = (tx: ActorTx, actor: Actor, day: string): Promise<Expiring[]> =>
  expiring(tx, actor, { ...expiry(actor), by: day })

/**
 * The same without whom somebody walks along with, or did less than the years of it ago: those who are erased. For the night
 * and the command line; the database refuses it to people.
 */
export const expired = (tx: ActorTx, actor: Actor, day: string, limit = AT_ONCE): Promise<Expiring[]> => {
  const endedSince = daysLater(day, -Math.round(yearsOf('accompaniment') * 365.25))
  const { held, ...rest } = expiry(actor)
  const inCircles = sql`select h.person_id from app.held_in_circles(${endedSince}::date) h`
  return expiring(tx, actor, { ...rest, held: sql`${held} union all ${inCircles}`, by: day, limit })
}

const expiry = (actor: Actor) => ({
  years: yearsOf('registry'),
  limit: AT_ONCE,
  facts: factsWith(register, actor.territoryId),
  held: heldPeople(register, actor.territoryId),
})

/** Erases who has expired by that day, as a request would: figures of past dates stay. Returns how many. */
export async function eraseExpired(territoryId: string, today: string): Promise<number> {
  const keeper = commandIn(territoryId, ['coordinator', 'case_operator'])
  let erased = 0
  for (;;) {
    const people = await asActor(keeper, (tx) => expired(tx, keeper, today))
    if (people.length === 0) break
    let gone = 0
    for (const { id } of people) {
      const outcome = await asActor(keeper, (tx) => erasePerson(tx, keeper, id, null))
      if (outcome.ok && !outcome.value.keptFor.length) gone += 1
    }
    erased += gone
    // Nobody of these could go: someone has to look, another round would find them again.
    if (gone === 0) break
  }
  await asActor(keeper, (tx) => dropExpired(tx, keeper, today))
  return erased
}

/** What expires by itself, without a person's record: feedback, answered requests, old concerns, rows and photos of paper, what an evaluation left. */
async function dropExpired(tx: ActorTx, actor: Actor, today: string) {
  const before = (code: string) => daysLater(today, -Math.round(yearsOf(code) * 365.25))
  const dropped = {
    accessibility_feedback: await dropOldFeedback(tx, before('feedback')),
    rights_request: await dropOldRequests(tx, before('rights')),
    safety_concern: await dropOldConcerns(tx, before('safety')),
    paper_sheet: await forgetOldRows(tx, actor.territoryId, before('paper')),
    record_photo: await dropOldPhotos(tx, actor.territoryId, before('photos')),
    evaluation: await dropOldEvaluations(tx, before('evaluation')),
  }
  for (const [kind, rows] of Object.entries(dropped))
    await recordAll(
      tx,
      actor,
      'privacy.expired',
      kind,
      rows.map(({ id }) => id),
    )
}

/** Every night; an example's people are invented and stay. */
export const retentionJob: AnyJob = {
  name: 'privacy.retention',
  every: EVERY_NIGHT,
  retries: 0,
  work: async () => {
    const now = new Date()
    for (const { id, example, timeZone } of await allTerritories())
      if (!example) await eraseExpired(id, localDay(now, timeZone))
  },
}
