import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { pactAgreeing } from './agreeing/pages/agreeing.tsx'
import { draftPact } from './draft/pages/draft.tsx'
import { pactKindsPages } from './kinds/pages/kinds.tsx'
import { allPacts } from './pages/list.tsx'
import { newPact } from './pages/new.tsx'
import { onePact } from './pages/pact.tsx'
import { pactEnd } from './progress/pages/end.tsx'
import { pactItem } from './progress/pages/item.tsx'
import { pactReview } from './progress/pages/review.tsx'
import { pactScale } from './progress/pages/scale.tsx'
import { pactPaper } from './signing/pages/paper.tsx'
import { signPact } from './signing/pages/sign.tsx'
import { pactTeam } from './team/pages/team.tsx'

export const navigation = [{ href: '/pacts', label: 'pacts.navigation', roles: TEAM }] as const

// What has a word of its own comes before what is about one pact.
export const routes = new Hono<Env>()
  .route('/', allPacts)
  .route('/', newPact)
  .route('/', pactKindsPages)
  .route('/', pactTeam)
  .route('/', draftPact)
  .route('/', signPact)
  .route('/', pactPaper)
  .route('/', pactItem)
  .route('/', pactReview)
  .route('/', pactScale)
  .route('/', pactEnd)
  .route('/', pactAgreeing)
  .route('/', onePact)
