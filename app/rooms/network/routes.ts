import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { antennasPage } from './antennas/pages/antennas.tsx'
import { communitiesPage } from './desk/pages/communities.tsx'
import { compareNetworks } from './desk/pages/compare.tsx'
import { myNetwork } from './desk/pages/mine.tsx'
import { decideIntroduction } from './introductions/pages/decide.tsx'
import { introductionList } from './introductions/pages/list.tsx'
import { oneIntroduction } from './introductions/pages/one.tsx'
import { ladderPage } from './ladder/pages/ladder.tsx'
import { networkData } from './map/pages/data.ts'
import { networkPage } from './map/pages/network.tsx'
import { networkOutside } from './outside/pages/outside.tsx'

export const navigation = [{ href: '/network', label: 'network.nav', roles: TEAM }] as const

export const routes = new Hono<Env>()
  .route('/', networkPage)
  .route('/', networkData)
  .route('/', networkOutside)
  .route('/', myNetwork)
  .route('/', compareNetworks)
  .route('/', communitiesPage)
  .route('/', introductionList)
  .route('/', decideIntroduction)
  .route('/', oneIntroduction)
  .route('/', ladderPage)
  .route('/', antennasPage)
