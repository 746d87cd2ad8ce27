import * as makings from '../rooms/activities/makers/duties.ts'
import * as reminders from '../rooms/encounters/duties.ts'
import * as agreements from '../rooms/exchange/agreements/duties.ts'
import * as notices from '../rooms/exchange/notices/duties.ts'
import * as introductions from '../rooms/network/introductions/duties.ts'
import * as circles from '../rooms/operators/circles/duties.ts'
import { coverageSources } from '../rooms/operators/coverage/parts/sources.ts'
import { roomDuties } from '../rooms/operators/hand-over/parts/duties.ts'
import * as centers from '../rooms/places/coordinators/duties.ts'
import * as decisions from '../rooms/tables/decisions/duties.ts'

/** What each room knows that an operator holds open, in the order in which it is handed over. Said again it stays one. */
export function gatherDuties() {
  roomDuties.splice(
    0,
    roomDuties.length,
    reminders.duties,
    circles.duties,
    makings.duties,
    centers.duties,
    introductions.duties,
    decisions.duties,
    agreements.duties,
    notices.duties,
  )
  Object.assign(coverageSources, {
    metWhere: reminders.metWhere,
    peopleMet: reminders.peopleMetBy,
    sessionsKept: makings.sessionsKeptBy,
    unmade: makings.unmade,
  } satisfies typeof coverageSources)
}
