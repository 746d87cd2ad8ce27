import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { following } from './pages/following.tsx'
import { visits } from './pages/visits.tsx'

export const routes = new Hono<Env>().route('/', following).route('/', visits)
