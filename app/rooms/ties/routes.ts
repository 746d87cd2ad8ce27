import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { declarePages } from './declared/pages/declare.tsx'
import { linkPages } from './links/pages/links.tsx'
import { sayPages } from './links/pages/say.tsx'
import { factPages } from './pages/facts.tsx'
import { tiePages } from './pages/ties.tsx'
import { saidPages } from './said/pages/said.tsx'
import { settingsPages } from './weights/pages/settings.tsx'

// Pages with a word of their own come before the page of somebody's ties.
export const routes = new Hono<Env>()
  .route('/', settingsPages)
  .route('/', saidPages)
  .route('/', linkPages)
  .route('/', declarePages)
  .route('/', sayPages)
  .route('/', factPages)
  .route('/', tiePages)
