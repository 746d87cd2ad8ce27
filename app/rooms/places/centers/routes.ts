import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { agreementPaper } from '../agreements/pages/paper.tsx'
import { writingAgreements } from '../agreements/pages/write.tsx'
import { peopleOfCenter } from '../families/pages/people.tsx'
import { civic } from './pages/civic.tsx'
import { centerList } from './pages/list.tsx'

export const navigation = [{ href: '/civic-centers', label: 'places.centers.heading' }] as const

/** Civic centers: the public list, what the staff keeps of each, and what was agreed. */
export const civicCenters = new Hono<Env>()
  .route('/', centerList)
  .route('/', civic)
  .route('/', peopleOfCenter)
  .route('/', writingAgreements)
  .route('/', agreementPaper)
