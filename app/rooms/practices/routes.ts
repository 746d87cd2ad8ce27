import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { modelPages } from './models/pages/model.tsx'
import { modelList } from './models/pages/models.tsx'
import { oneAdoption } from './packs/pages/adoption.tsx'
import { oneArrival } from './packs/pages/arrival.tsx'
import { packList } from './packs/pages/packs.tsx'
import { practiceFigures } from './pages/figures.tsx'
import { practiceList } from './pages/list.tsx'
import { practicePaper } from './pages/paper.tsx'
import { onePractice } from './pages/practice.tsx'
import { practiceTestimonies } from './pages/testimonies.tsx'
import { practiceVersions } from './pages/versions.tsx'
import { writingPractices } from './pages/write.tsx'
import { makingPacks } from './set-up/pages/make.tsx'

// Words before ids: `/practices/models` is no practice.
const PAGES = [
  practiceList,
  modelList,
  modelPages,
  packList,
  oneArrival,
  oneAdoption,
  writingPractices,
  practiceFigures,
  practiceTestimonies,
  practiceVersions,
  practicePaper,
  makingPacks,
  onePractice,
]

export const routes = new Hono<Env>()
for (const page of PAGES) routes.route('/', page)

export const navigation = [{ href: '/practices', label: 'practices.nav.practices' as const }]
