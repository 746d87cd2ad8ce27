import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { decideIntroduction } from './introductions/pages/decide.tsx'
import { introductionList } from './introductions/pages/list.tsx'
import { oneIntroduction } from './introductions/pages/one.tsx'

export const routes = new Hono<Env>()
  .route('/', introductionList)
  .route('/', decideIntroduction)
  .route('/', oneIntroduction)
