import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { tiePages } from './pages/ties.tsx'

export const routes = new Hono<Env>().route('/', tiePages)
