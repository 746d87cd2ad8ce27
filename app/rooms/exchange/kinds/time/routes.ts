import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { hours } from './pages/hours.tsx'

export const routes = new Hono<Env>().route('/', hours)
