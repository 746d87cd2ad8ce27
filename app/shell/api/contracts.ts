import type { Contract } from '../../ground/api/contract.ts'
import { activities } from '../../rooms/activities/api/api.ts'
import { attendances, registers } from '../../rooms/activities/registers/api.ts'
import { sessions } from '../../rooms/activities/sessions/api.ts'
import { calls, ideas } from '../../rooms/calls/api/api.ts'
import { encounters, reminders } from '../../rooms/encounters/api/api.ts'
import { outcomes } from '../../rooms/indicators/api/api.ts'
import { editions } from '../../rooms/indicators/editions/api.ts'
import { organisations } from '../../rooms/organisations/api/api.ts'
import { people } from '../../rooms/people/api/api.ts'
import { openingHours, places } from '../../rooms/places/api/api.ts'
import { decisions, tables } from '../../rooms/tables/api/api.ts'

/** What every room lets programs read and write, in the order of the rooms. */
export const CONTRACTS: readonly Contract[] = [
  people,
  organisations,
  places,
  openingHours,
  encounters,
  reminders,
  activities,
  sessions,
  registers,
  attendances,
  calls,
  ideas,
  tables,
  decisions,
  outcomes,
  editions,
]

/** All that an access may be given, one by one. */
export const SCOPES = CONTRACTS.flatMap(({ name, create, change }) => [
  `${name}:read` as const,
  ...(create || change ? [`${name}:write` as const] : []),
])
