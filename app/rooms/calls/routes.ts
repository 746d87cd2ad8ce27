import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
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
import { scores } from './results/pages/scores.ts'

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
  granting,
  writingIdeas,
  oneCall,
  oneIdea,
]

export const routes = new Hono<Env>()
for (const page of PAGES) routes.route('/', page)
