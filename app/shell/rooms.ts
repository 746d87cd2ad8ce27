import type { Hono } from 'hono'
import type { Env } from '../ground/access/request.ts'
import { localTime } from '../ground/calendar/local-time.ts'
import { beginnings } from '../ground/forms/beginning.ts'
import * as imports from '../ground/imports/routes.ts'
import { otherPapers, paperKinds } from '../ground/paper/kinds.ts'
import * as paper from '../ground/paper/routes.tsx'
import * as photos from '../ground/photos/routes.ts'
import { coursesAtPlace } from '../rooms/activities/demand/parts/place-courses.tsx'
import { demand } from '../rooms/activities/demand/routes.ts'
import { myLabs } from '../rooms/activities/makers/parts/my-labs.tsx'
import { placesOfMySessions } from '../rooms/activities/makers/reads.ts'
import { attendanceSheets } from '../rooms/activities/paper/kind.ts'
import { activitiesOfPerson } from '../rooms/activities/parts/person-activities.tsx'
import { sessionsOfToday } from '../rooms/activities/parts/today.tsx'
import { forgottenToday } from '../rooms/activities/redesigns/parts/today.tsx'
import * as activities from '../rooms/activities/routes.ts'
import { ballotKind } from '../rooms/calls/ballots/reads.ts'
import { ideaPapers } from '../rooms/calls/papers/reads.ts'
import { ideaStepsToday } from '../rooms/calls/projects/parts/today.tsx'
import * as calls from '../rooms/calls/routes.ts'
import { spaces } from '../rooms/calls/spaces/routes.ts'
import * as directory from '../rooms/directory/routes.ts'
import { encounterCards } from '../rooms/encounters/cards/reads.ts'
import { encountersOfPerson } from '../rooms/encounters/parts/person-encounters.tsx'
import { daySections, encounterSteps, placesToday } from '../rooms/encounters/parts/sections.ts'
import * as encounters from '../rooms/encounters/routes.ts'
import { emporiumSlips } from '../rooms/exchange/emporium/reads.ts'
import { visitsGiven } from '../rooms/exchange/facts/reads.ts'
import { grantsToOpenDoors } from '../rooms/exchange/parts/doors.ts'
import { exchangesOfPerson } from '../rooms/exchange/parts/person-exchanges.tsx'
import { exchangesToday } from '../rooms/exchange/parts/today.tsx'
import * as exchange from '../rooms/exchange/routes.ts'
import { visitSlips } from '../rooms/exchange/slips/reads.ts'
import { dueApprovals } from '../rooms/funds/approvals/parts/due-approvals.tsx'
import * as funds from '../rooms/funds/routes.ts'
import * as indicators from '../rooms/indicators/routes.tsx'
import { waitingInTerritory, waitingToday } from '../rooms/intakes/parts/my-day.tsx'
import { intakesOfPerson } from '../rooms/intakes/parts/person-intakes.tsx'
import { intakeSections } from '../rooms/intakes/parts/sections.ts'
import * as intakes from '../rooms/intakes/routes.ts'
import { introductionOfTheDay } from '../rooms/network/introductions/parts/today.tsx'
import * as network from '../rooms/network/routes.ts'
import { circlesAlone } from '../rooms/operators/circles/parts/alone-notice.tsx'
import { handOversToLookAt, leftToMe } from '../rooms/operators/hand-over/parts/today.tsx'
import { hoursElsewhere } from '../rooms/operators/hours/parts/elsewhere.ts'
import * as operators from '../rooms/operators/routes.ts'
import { DESK } from '../rooms/operators/rules.ts'
import { trainingToday } from '../rooms/operators/training/parts/today.tsx'
import { checksEndingToday } from '../rooms/operators/volunteers/parts/today.tsx'
import { joining } from '../rooms/organisations/parts/joining.ts'
import { organisationsOfPerson } from '../rooms/organisations/parts/person-section.tsx'
import * as organisations from '../rooms/organisations/routes.ts'
import { pactsToOpenDoors } from '../rooms/pacts/parts/doors.ts'
import { pactsOfIntake } from '../rooms/pacts/parts/intake-pacts.tsx'
import { pactsToday } from '../rooms/pacts/parts/mine-today.tsx'
import { pactsOfPerson } from '../rooms/pacts/parts/person-pacts.tsx'
import * as pacts from '../rooms/pacts/routes.ts'
import { personSections } from '../rooms/people/parts/sections.ts'
import * as people from '../rooms/people/routes.ts'
import { STAFF, TEAM } from '../rooms/people/rules.ts'
import { openedOfMine } from '../rooms/people/sensitive/parts/notices.tsx'
import { bookingNavigation } from '../rooms/places/bookings/routes.ts'
import { civicSection } from '../rooms/places/centers/parts/civic-section.tsx'
import { placeSections } from '../rooms/places/centers/parts/sections.ts'
import * as civicCenters from '../rooms/places/centers/routes.ts'
import { roomsAskedFor } from '../rooms/places/desk/parts/today.tsx'
import { managing } from '../rooms/places/parts/managing.ts'
import { roomsSection } from '../rooms/places/rooms/parts/rooms-section.tsx'
import { throughSources } from '../rooms/places/rota/parts/through.ts'
import { turnsToday } from '../rooms/places/rota/parts/today.tsx'
import { turnsOf } from '../rooms/places/rota/reads.ts'
import * as places from '../rooms/places/routes.ts'
import { fieldsOfModel } from '../rooms/practices/models/parts/begun.ts'
import * as practices from '../rooms/practices/routes.ts'
import { decisionsToday } from '../rooms/tables/decisions/parts/today.tsx'
import { proceedingsToday } from '../rooms/tables/proceedings/parts/today.tsx'
import * as tables from '../rooms/tables/routes.ts'
import { endManaging, letManage } from '../rooms/ties/managing/writes.ts'
import { tiesSection } from '../rooms/ties/parts/ties-section.tsx'
import * as ties from '../rooms/ties/routes.ts'
import { waitingSaidToday } from '../rooms/ties/said/parts/waiting-said.tsx'
import { joinOrganisation, leaveOrganisation } from '../rooms/ties/writes.ts'
import { gatherDuties } from './duties.ts'
import { allImports } from './imports.ts'
import * as journal from './journal/routes.tsx'
import type { NavEntry, NavItem } from './navigation.tsx'
import { devicesNavigation } from './offline/here.tsx'
import { dueRequests } from './privacy/parts/due-requests.tsx'
import * as privacy from './privacy/routes.ts'

// The public directory comes last: `/places/new` is a page of places before it is the address of a place.
export const roomRoutes: readonly Hono<Env>[] = [
  people.routes,
  organisations.routes,
  places.routes,
  operators.routes,
  ties.routes,
  funds.routes,
  encounters.routes,
  activities.routes,
  demand,
  intakes.routes,
  network.routes,
  pacts.routes,
  exchange.routes,
  calls.routes,
  spaces,
  tables.routes,
  indicators.routes,
  practices.routes,
  imports.importPages(allImports, DESK),
  paper.paperPages(STAFF),
  journal.routes,
  privacy.routes,
  photos.routes,
  directory.routes,
]

// One's own day first, then what one does: with somebody, together, in what is public, for the house. Managing places and
// organisations begins from their public pages.
export const navigation: readonly NavEntry[] = [
  ...encounters.navigation,
  { label: 'shell.nav.beside', items: [...people.navigation, ...intakes.navigation, ...pacts.navigation] },
  {
    label: 'shell.nav.together',
    items: [
      ...activities.navigation,
      ...paper.navigationFor(STAFF),
      ...bookingNavigation,
      ...network.navigation,
    ],
  },
  {
    label: 'shell.nav.territory',
    items: [
      ...directory.navigation,
      ...civicCenters.navigation,
      ...exchange.navigation,
      ...tables.navigation,
      ...calls.navigation,
      ...practices.navigation,
    ],
  },
  {
    label: 'shell.nav.house',
    items: [
      ...indicators.navigation,
      ...funds.navigation,
      ...operators.navigation,
      ...imports.navigationFor(DESK),
      ...journal.navigation,
      ...devicesNavigation,
    ],
  },
]

export const footer: readonly NavItem[] = [...directory.footer, ...people.footer]

// What later rooms know of a person, or of somebody's day, is shown on the page of an earlier one.
personSections.push(
  pactsOfPerson,
  exchangesOfPerson,
  intakesOfPerson,
  encountersOfPerson,
  activitiesOfPerson,
  organisationsOfPerson,
  tiesSection,
)
daySections.push(
  sessionsOfToday,
  leftToMe,
  exchangesToday,
  pactsToday,
  decisionsToday,
  ideaStepsToday,
  proceedingsToday,
  openedOfMine,
  circlesAlone,
  handOversToLookAt,
  checksEndingToday,
  trainingToday,
  turnsToday,
  roomsAskedFor,
  myLabs,
  forgottenToday,
  waitingSaidToday,
  introductionOfTheDay,
  dueApprovals,
  waitingToday,
  waitingInTerritory,
  dueRequests,
)
// A note of now is most likely made where one's session or turn of today is.
placesToday.push(
  async (tx, actor, { day, timeZone }) =>
    (await placesOfMySessions(tx, actor.personId, day)).map(({ placeId, at }) => ({
      placeId,
      at: localTime(at, timeZone),
    })),
  async (tx, actor, { day }) =>
    (await turnsOf(tx, actor.personId, day, day)).map(({ placeId, from }) => ({
      placeId,
      at: `${day}T${from}`,
    })),
)
intakeSections.push(pactsOfIntake)
throughSources.push(pactsToOpenDoors, grantsToOpenDoors)
placeSections.push(roomsSection, civicSection, coursesAtPlace)
encounterSteps.push({ label: 'intakes.encounter.begin', path: (id) => `/intakes/new?encounter=${id}` })
joining.join = joinOrganisation
joining.leave = leaveOrganisation
managing.begin = letManage
managing.end = endManaging
hoursElsewhere.push({ what: 'operators.hours.visit', given: visitsGiven })
beginnings.from = fieldsOfModel
otherPapers.push(
  { path: '/diary/cards', label: 'encounters.cards.heading', roles: TEAM },
  { path: '/visits/slips', label: 'exchange.slips.heading', roles: TEAM },
  { path: '/emporium/slips', label: 'exchange.emporium.slipsOfEmporium', roles: TEAM },
  { path: '/calls', label: 'calls.codes.heading', roles: STAFF },
)
paperKinds.push(attendanceSheets, encounterCards, visitSlips, ...emporiumSlips, ideaPapers, ballotKind)
gatherDuties()
