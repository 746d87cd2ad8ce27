import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { leaseLife } from './pages/lease.tsx'

export const routes = new Hono<Env>().route('/', leaseLife)
