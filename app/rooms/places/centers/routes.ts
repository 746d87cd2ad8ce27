import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import type { NavItem } from '../../../ground/ui/nav-item.ts'
import { agreementPaper } from '../agreements/pages/paper.tsx'
import { writingAgreements } from '../agreements/pages/write.tsx'
import { peopleOfCenter } from '../families/pages/people.tsx'
import { civic } from './pages/civic.tsx'
import { centerList } from './pages/list.tsx'

export const navigation: NavItem[] = [
  { href: '/civic-centers', label: 'places.centers.heading' },
  // Whoever works here finds their turns on their day.
  { href: '/my-turns', label: 'places.rota.mine', roles: ['volunteer', 'partner'] },
]

/** Civic centers: the public list, what the staff keeps of each, and what was agreed. */
export const civicCenters = new Hono<Env>()
  .route('/', centerList)
  .route('/', civic)
  .route('/', peopleOfCenter)
  .route('/', writingAgreements)
  .route('/', agreementPaper)
