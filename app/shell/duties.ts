import * as makings from '../rooms/activities/makers/duties.ts'
import * as reminders from '../rooms/encounters/duties.ts'
import * as agreements from '../rooms/exchange/agreements/duties.ts'
import * as notices from '../rooms/exchange/notices/duties.ts'
import * as introductions from '../rooms/network/introductions/duties.ts'
import * as circles from '../rooms/operators/circles/duties.ts'
import { roomDuties } from '../rooms/operators/hand-over/parts/duties.ts'
import * as decisions from '../rooms/tables/decisions/duties.ts'

/** What each room knows that an operator holds open, in the order in which it is handed over. Said again it stays one. */
export function gatherDuties() {
  roomDuties.splice(
    0,
    roomDuties.length,
    reminders.duties,
    circles.duties,
    makings.duties,
    introductions.duties,
    decisions.duties,
    agreements.duties,
    notices.duties,
  )
}
