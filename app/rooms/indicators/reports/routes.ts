import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { outlineEditor, outlineList } from '../outlines/pages/list.tsx'
import { papers } from '../papers/pages/papers.tsx'
import { signing } from '../signings/pages/sign.tsx'
import { beginning } from './pages/begin.tsx'
import { reportLayout } from './pages/layout.ts'
import { reportList } from './pages/list.tsx'
import { reportProgress } from './pages/progress.tsx'
import { oneReport } from './pages/report.tsx'
import { reportVersions } from './pages/versions.tsx'

/** Reports: `/reports/outlines` and `/reports/signed` come before the address of a report. */
export const reports = new Hono<Env>()
  .route('/', reportList)
  .route('/', beginning)
  .route('/', outlineList)
  .route('/', outlineEditor)
  .route('/', papers)
  .route('/', reportProgress)
  .route('/', reportVersions)
  .route('/', reportLayout)
  .route('/', signing)
  .route('/', oneReport)
