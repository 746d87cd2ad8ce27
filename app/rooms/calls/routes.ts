import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { attachments } from './attachments/pages/attachments.tsx'
import { ballotPages } from './ballots/pages/ballots.tsx'
import { batchPages } from './ballots/pages/batch.tsx'
import { ballotSheets } from './ballots/pages/sheet.tsx'
import { codePages } from './codes/pages/codes.tsx'
import { following } from './followers/pages/follow.tsx'
import { granting } from './grants/pages/grant.tsx'
import { oneIdea } from './ideas/pages/idea.tsx'
import { received } from './ideas/pages/received.tsx'
import { writingIdeas } from './ideas/pages/write.tsx'
import { assessing } from './jury/pages/assess.tsx'
import { juryPages } from './jury/pages/jury.tsx'
import { oneCall } from './pages/call.tsx'
import { prolonging } from './pages/later.tsx'
import { callList } from './pages/list.tsx'
import { writingCalls } from './pages/write.tsx'
import { copyingPapers } from './papers/pages/copy.tsx'
import { printingPapers } from './papers/pages/print.tsx'
import { project } from './projects/pages/project.tsx'
import { scores } from './results/pages/scores.ts'
import { supporting } from './votes/pages/support.tsx'
import { turnout } from './votes/pages/turnout.tsx'
import { voting } from './votes/pages/vote.tsx'

export const navigation = [{ href: '/calls', label: 'calls.navigation' }] as const

// Named addresses before those that hold an id in their place.
const PAGES = [
  callList,
  writingCalls,
  prolonging,
  received,
  juryPages,
  assessing,
  scores,
  voting,
  supporting,
  turnout,
  codePages,
  ballotPages,
  batchPages,
  ballotSheets,
  printingPapers,
  copyingPapers,
  following,
  attachments,
  project,
  granting,
  writingIdeas,
  oneCall,
  oneIdea,
]

export const routes = new Hono<Env>()
for (const page of PAGES) routes.route('/', page)
