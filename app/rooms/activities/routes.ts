import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { STAFF } from '../people/rules.ts'
import { settling } from './arrivals/pages/settle.ts'
import { budget } from './budget/pages/budget.tsx'
import { checkInDesk } from './checkin/pages/check-in.tsx'
import { oneCohort } from './cohorts/pages/cohort.tsx'
import { cohortPages } from './cohorts/pages/cohorts.tsx'
import { remains } from './cohorts/pages/remains.tsx'
import { settingPage } from './cohorts/pages/setting.tsx'
import { zonePages } from './cohorts/pages/zones.tsx'
import { signUpActs } from './desk/pages/acts.ts'
import { signUpDesk } from './desk/pages/sign-ups.tsx'
import { exchanges, findLab } from './exchanges/pages/exchanges.tsx'
import { makers } from './makers/pages/makers.tsx'
import { oneActivity } from './pages/activity.tsx'
import { editActivity } from './pages/edit.tsx'
import { activityList } from './pages/list.tsx'
import { newActivity } from './pages/new.tsx'
import { sheetsToPrint } from './paper/pages/print.tsx'
import { sheetTyping } from './paper/pages/typing.tsx'
import { groupPhases } from './phases/pages/groups.tsx'
import { phases } from './phases/pages/phases.tsx'
import { pointPoster } from './points/pages/poster.tsx'
import { posters } from './prints/pages/poster.tsx'
import { publicRedesigns, redesignsOfGroup } from './redesigns/pages/list.tsx'
import { redesigns } from './redesigns/pages/redesign.tsx'
import { changeOfSeries } from './series/pages/change.tsx'
import { sessionPhotos } from './sessions/pages/photos.tsx'
import { sessionPlan } from './sessions/pages/plan.tsx'
import { sessionRegister } from './sessions/pages/register.tsx'
import { sheetPaper } from './sheets/pages/paper.tsx'
import { oneSheet } from './sheets/pages/sheet.tsx'
import { sheetList } from './sheets/pages/sheets.tsx'
import { sheetVersions } from './sheets/pages/versions.tsx'
import { stories } from './stories/pages/stories.tsx'

export const navigation = [{ href: '/activities', label: 'activities.navigation', roles: STAFF }] as const

// Named addresses before those that hold an id in their place.
export const routes = new Hono<Env>()
  .route('/', activityList)
  .route('/', newActivity)
  .route('/', signUpActs)
  .route('/', signUpDesk)
  .route('/', checkInDesk)
  .route('/', settling)
  .route('/', posters)
  .route('/', pointPoster)
  .route('/', sheetsToPrint)
  .route('/', sheetTyping)
  .route('/', sessionPlan)
  .route('/', sessionPhotos)
  .route('/', sessionRegister)
  .route('/', groupPhases)
  .route('/', cohortPages)
  .route('/', oneCohort)
  .route('/', zonePages)
  .route('/', remains)
  .route('/', findLab)
  .route('/', oneSheet)
  .route('/', sheetVersions)
  .route('/', sheetPaper)
  .route('/', oneActivity)
  .route('/', editActivity)
  .route('/', changeOfSeries)
  .route('/', stories)
  .route('/', phases)
  .route('/', makers)
  .route('/', settingPage)
  .route('/', budget)
  .route('/', sheetList)
  .route('/', exchanges)
  .route('/', redesignsOfGroup)
  .route('/', publicRedesigns)
  .route('/', redesigns)
