import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { interviews } from './pages/interviews.tsx'

export const routes = new Hono<Env>().route('/', interviews)
