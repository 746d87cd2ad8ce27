import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { decidePage } from './decisions/pages/decide.tsx'
import { oneDecision } from './decisions/pages/decision.tsx'
import { decisionRegister } from './decisions/pages/register.tsx'
import { approvePage } from './meetings/pages/approve.tsx'
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

export const navigation = [{ href: '/tables', label: 'tables.navigation' }] as const

// What has a word of its own comes before what is about one table.
export const routes = new Hono<Env>()
  .route('/', tableList)
  .route('/', newTable)
  .route('/', decisionRegister)
  .route('/', papers)
  .route('/', oneDecision)
  .route('/', oneMeeting)
  .route('/', topicPages)
  .route('/', presencePage)
  .route('/', approvePage)
  .route('/', minutePages)
  .route('/', decidePage)
  .route('/', newMeeting)
  .route('/', seatPages)
  .route('/', oneTable)
