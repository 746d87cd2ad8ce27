import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { notices } from './attention/pages/notices.tsx'
import { reading } from './attention/pages/reading.tsx'
import { newIntake } from './begin/pages/new.tsx'
import { going } from './going/pages/going.tsx'
import { agreeing } from './pages/agreeing.tsx'
import { oneIntake } from './pages/intake.tsx'
import { allIntakes } from './pages/list.tsx'
import { storyOfIntake } from './pages/story.tsx'

export const navigation = [{ href: '/intakes', label: 'intakes.navigation', roles: TEAM }] as const

export const routes = new Hono<Env>()
  .route('/', allIntakes)
  .route('/', newIntake)
  .route('/', notices)
  .route('/', reading)
  .route('/', going)
  .route('/', agreeing)
  .route('/', storyOfIntake)
  .route('/', oneIntake)
