import type { SealedColumn } from '../../ground/access/rotate.ts'
import * as photos from '../../ground/photos/keep.ts'
import * as checkin from '../../rooms/activities/checkin/writes.ts'
import * as askings from '../../rooms/activities/joining/writes.ts'
import * as makers from '../../rooms/activities/makers/writes.ts'
import * as sheets from '../../rooms/activities/sheets/writes.ts'
import * as signUps from '../../rooms/activities/signups/writes.ts'
import * as stories from '../../rooms/activities/stories/writes.ts'
import * as proposers from '../../rooms/calls/candidates/writes.ts'
import * as ideaFollowers from '../../rooms/calls/followers/writes.ts'
import * as ideas from '../../rooms/calls/ideas/writes.ts'
import * as newsletter from '../../rooms/directory/newsletter/writes.ts'
import * as encounters from '../../rooms/encounters/writes.ts'
import * as agreements from '../../rooms/exchange/agreements/writes.ts'
import * as briefs from '../../rooms/exchange/briefs/writes.ts'
import * as facts from '../../rooms/exchange/facts/writes.ts'
import * as matches from '../../rooms/exchange/matches/writes.ts'
import * as notices from '../../rooms/exchange/notices/writes.ts'
import * as rounds from '../../rooms/exchange/rounds/writes.ts'
import * as papers from '../../rooms/funds/papers/writes.ts'
import * as funds from '../../rooms/funds/writes.ts'
import * as evidence from '../../rooms/indicators/audit/writes.ts'
import * as codes from '../../rooms/indicators/datasets/writes.ts'
import * as reports from '../../rooms/indicators/reports/writes.ts'
import * as reportSignings from '../../rooms/indicators/signings/writes.ts'
import * as intakes from '../../rooms/intakes/writes.ts'
import * as introductions from '../../rooms/network/introductions/writes.ts'
import * as handOver from '../../rooms/operators/hand-over/writes.ts'
import * as secondStep from '../../rooms/operators/second-step/writes.ts'
import * as supervision from '../../rooms/operators/supervision/writes.ts'
import * as pacts from '../../rooms/pacts/writes.ts'
import * as guardians from '../../rooms/people/guardians/writes.ts'
import * as sensitive from '../../rooms/people/sensitive/writes.ts'
import * as vulnerability from '../../rooms/people/vulnerability/writes.ts'
import * as bookings from '../../rooms/places/bookings/writes.ts'
import * as proceedings from '../../rooms/tables/candidates/writes.ts'
import * as decisions from '../../rooms/tables/decisions/writes.ts'
import * as proceedingPapers from '../../rooms/tables/documents/writes.ts'
import * as errata from '../../rooms/tables/errata/writes.ts'
import * as minutes from '../../rooms/tables/minutes/writes.ts'
import * as actsRequests from '../../rooms/tables/requests/writes.ts'

/** Every column that holds sealed values, as the rooms declare them. */
export const allSealed: readonly SealedColumn[] = [
  ...photos.sealed,
  ...vulnerability.sealed,
  ...sensitive.sealed,
  ...guardians.sealed,
  ...encounters.sealed,
  ...newsletter.sealed,
  ...bookings.sealed,
  ...stories.sealed,
  ...signUps.sealed,
  ...checkin.sealed,
  ...makers.sealed,
  ...sheets.sealed,
  ...reports.sealed,
  ...reportSignings.sealed,
  ...intakes.sealed,
  ...funds.sealed,
  ...papers.sealed,
  ...introductions.sealed,
  ...secondStep.sealed,
  ...handOver.sealed,
  ...supervision.sealed,
  ...pacts.sealed,
  ...notices.sealed,
  ...matches.sealed,
  ...agreements.sealed,
  ...briefs.sealed,
  ...facts.sealed,
  ...ideas.sealed,
  ...ideaFollowers.sealed,
  ...proposers.sealed,
  ...askings.sealed,
  ...rounds.sealed,
  ...minutes.sealed,
  ...decisions.sealed,
  ...errata.sealed,
  ...proceedings.sealed,
  ...proceedingPapers.sealed,
  ...actsRequests.sealed,
  ...codes.sealed,
  ...evidence.sealed,
]
