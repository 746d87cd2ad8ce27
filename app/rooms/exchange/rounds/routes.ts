import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { hostPages } from './pages/hosts.tsx'
import { roundList } from './pages/list.tsx'
import { needOfRound } from './pages/need.tsx'
import { roundResult } from './pages/result.ts'
import { oneRound } from './pages/round.tsx'
import { wishPages } from './pages/wishes.tsx'

// What has a word of its own comes before what is about one round.
export const routes = new Hono<Env>()
  .route('/', roundList)
  .route('/', wishPages)
  .route('/', hostPages)
  .route('/', roundResult)
  .route('/', needOfRound)
  .route('/', oneRound)
