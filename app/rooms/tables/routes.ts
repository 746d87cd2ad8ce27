import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { signPage } from './agreements/pages/sign.tsx'
import { deputiesPage } from './attending/pages/deputies.tsx'
import { guestsPage } from './attending/pages/guests.tsx'
import { applyPages } from './candidates/pages/apply.tsx'
import { oneCandidate } from './candidates/pages/candidate.tsx'
import { candidateList } from './candidates/pages/list.tsx'
import { mineApplication } from './candidates/pages/mine.tsx'
import { closeTablePage } from './closing/pages/close.tsx'
import { editTable } from './closing/pages/edit.tsx'
import { decidePage } from './decisions/pages/decide.tsx'
import { oneDecision } from './decisions/pages/decision.tsx'
import { decisionRegister } from './decisions/pages/register.tsx'
import { proceedingDocuments } from './documents/pages/documents.tsx'
import { erratumPages } from './errata/pages/erratum.tsx'
import { approvePage } from './meetings/pages/approve.tsx'
import { callOffPage } from './meetings/pages/call-off.tsx'
import { oneMeeting } from './meetings/pages/meeting.tsx'
import { newMeeting } from './meetings/pages/new.tsx'
import { presencePage } from './meetings/pages/presence.tsx'
import { topicPages } from './meetings/pages/topic.tsx'
import { minutePages } from './minutes/pages/minutes.tsx'
import { tableList } from './pages/list.tsx'
import { newTable } from './pages/new.tsx'
import { seatPages } from './pages/seats.tsx'
import { oneTable } from './pages/table.tsx'
import { papers } from './papers/pages/papers.tsx'
import { proceedingPapers } from './papers/pages/proceeding-papers.tsx'
import { droppedPage } from './phases/pages/dropped.tsx'
import { partsPage } from './phases/pages/parts.tsx'
import { phasesPage } from './phases/pages/phases.tsx'
import { closePage } from './proceedings/pages/close.tsx'
import { editProceeding } from './proceedings/pages/edit.tsx'
import { extendPage } from './proceedings/pages/extend.tsx'
import { proceedingsPage } from './proceedings/pages/list.tsx'
import { newProceeding } from './proceedings/pages/new.tsx'
import { oneProceeding } from './proceedings/pages/proceeding.tsx'
import { stepsPage } from './proceedings/pages/steps.tsx'
import { answerPage } from './questions/pages/answer.tsx'
import { askPage } from './questions/pages/ask.tsx'
import { requestPages } from './requests/pages/requests.tsx'

export const navigation = [{ href: '/tables', label: 'tables.navigation' }] as const

// What has a word of its own comes before what is about one table.
export const routes = new Hono<Env>()
  .route('/', tableList)
  .route('/', newTable)
  .route('/', decisionRegister)
  .route('/', papers)
  .route('/', proceedingsPage)
  .route('/', oneProceeding)
  .route('/', editProceeding)
  .route('/', extendPage)
  .route('/', stepsPage)
  .route('/', closePage)
  .route('/', applyPages)
  .route('/', candidateList)
  .route('/', oneCandidate)
  .route('/', mineApplication)
  .route('/', askPage)
  .route('/', answerPage)
  .route('/', phasesPage)
  .route('/', partsPage)
  .route('/', droppedPage)
  .route('/', signPage)
  .route('/', proceedingDocuments)
  .route('/', requestPages)
  .route('/', proceedingPapers)
  .route('/', newProceeding)
  .route('/', oneDecision)
  .route('/', oneMeeting)
  .route('/', topicPages)
  .route('/', presencePage)
  .route('/', approvePage)
  .route('/', minutePages)
  .route('/', decidePage)
  .route('/', newMeeting)
  .route('/', callOffPage)
  .route('/', deputiesPage)
  .route('/', guestsPage)
  .route('/', erratumPages)
  .route('/', editTable)
  .route('/', closeTablePage)
  .route('/', seatPages)
  .route('/', oneTable)
