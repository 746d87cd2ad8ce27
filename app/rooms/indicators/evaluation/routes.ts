import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { newSample } from '../audit/pages/new.tsx'
import { oneRecord } from '../audit/pages/record.tsx'
import { oneSample } from '../audit/pages/sample.tsx'
import { oneDataset } from '../datasets/pages/dataset.tsx'
import { datasetFiles } from '../datasets/pages/files.ts'
import { freeze } from '../datasets/pages/freeze.tsx'
import { oneFinding } from '../findings/pages/finding.tsx'
import { newFinding } from '../findings/pages/new.tsx'
import { READERS } from '../rules.ts'
import { definitionLog } from './pages/definitions.tsx'
import { oneEvaluation } from './pages/evaluation.tsx'
import { evaluationList } from './pages/list.tsx'
import { newEvaluation } from './pages/new.tsx'
import { readingList } from './pages/readings.tsx'

export const evaluationNavigation = [
  { href: '/evaluations', label: 'indicators.evaluation.heading' as const, roles: [...READERS] },
]

// Pages with a name of their own come before the one an id stands for.
export const evaluation = new Hono<Env>()
  .route('/', evaluationList)
  .route('/', newEvaluation)
  .route('/', readingList)
  .route('/', definitionLog)
  .route('/', freeze)
  .route('/', datasetFiles)
  .route('/', oneDataset)
  .route('/', newSample)
  .route('/', oneSample)
  .route('/', oneRecord)
  .route('/', newFinding)
  .route('/', oneFinding)
  .route('/', oneEvaluation)
