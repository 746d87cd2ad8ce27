import type { RoomRegister } from '../../ground/privacy/register.ts'
import { personal as activities } from '../../rooms/activities/personal.ts'
import { personal as calls } from '../../rooms/calls/personal.ts'
import { personal as directory } from '../../rooms/directory/personal.ts'
import { personal as encounters } from '../../rooms/encounters/personal.ts'
import { personal as exchange } from '../../rooms/exchange/personal.ts'
import { personal as funds } from '../../rooms/funds/personal.ts'
import { personal as indicators } from '../../rooms/indicators/personal.ts'
import { personal as intakes } from '../../rooms/intakes/personal.ts'
import { personal as network } from '../../rooms/network/personal.ts'
import { personal as operators } from '../../rooms/operators/personal.ts'
import { personal as organisations } from '../../rooms/organisations/personal.ts'
import { personal as pacts } from '../../rooms/pacts/personal.ts'
import { personal as people } from '../../rooms/people/personal.ts'
import { personal as places } from '../../rooms/places/personal.ts'
import { personal as practices } from '../../rooms/practices/personal.ts'
import { personal as tables } from '../../rooms/tables/personal.ts'
import { personal as territories } from '../../rooms/territories/personal.ts'
import { personal as ties } from '../../rooms/ties/personal.ts'
import { accounts } from './accounts.ts'
import { house } from './house.ts'

/** What every room holds about people, the last room first: it refers to those before it, so it is erased before them. */
export const register: readonly RoomRegister[] = [
  directory,
  practices,
  indicators,
  network,
  tables,
  calls,
  exchange,
  pacts,
  intakes,
  activities,
  encounters,
  funds,
  ties,
  operators,
  places,
  organisations,
  people,
  territories,
  house,
  accounts,
]

/** The rooms that keep something about people, in the order a reader meets them. */
export const roomsWithPeople = register.filter(({ processings }) => processings.length > 0).toReversed()
