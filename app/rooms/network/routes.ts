import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { antennasPage } from './antennas/pages/antennas.tsx'
import { decideIntroduction } from './introductions/pages/decide.tsx'
import { introductionList } from './introductions/pages/list.tsx'
import { oneIntroduction } from './introductions/pages/one.tsx'
import { ladderPage } from './ladder/pages/ladder.tsx'

export const navigation = [{ href: '/network', label: 'network.nav', roles: TEAM }] as const

export const routes = new Hono<Env>()
  .route('/', introductionList)
  .route('/', decideIntroduction)
  .route('/', oneIntroduction)
  .route('/', ladderPage)
  .route('/', antennasPage)
