import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { assessingSpace } from '../assessing/pages/assess.tsx'
import { assessors } from '../assessing/pages/assessors.tsx'
import { toAssess } from '../assessing/pages/to-assess.tsx'
import { oneCandidate } from '../candidates/pages/candidate.tsx'
import { offering } from '../candidates/pages/offer.tsx'
import { offeredSpaces } from '../candidates/pages/received.tsx'
import { choosing } from '../choosing/pages/choose.tsx'
import { openingSpace } from '../choosing/pages/open.tsx'
import { spaceScores } from '../choosing/pages/scores.ts'
import { oneSpaceCall } from './pages/call.tsx'
import { prolongingSpaces } from './pages/later.tsx'
import { spaceCallList } from './pages/list.tsx'
import { writingSpaceCalls } from './pages/write.tsx'

// Named addresses before those that hold an id in their place.
const PAGES = [
  spaceCallList,
  writingSpaceCalls,
  prolongingSpaces,
  offering,
  offeredSpaces,
  assessors,
  toAssess,
  choosing,
  spaceScores,
  oneSpaceCall,
  assessingSpace,
  openingSpace,
  oneCandidate,
]

/** Calls for spaces, from the score sheet to the choice. */
export const spaces = new Hono<Env>()
for (const page of PAGES) spaces.route('/', page)
