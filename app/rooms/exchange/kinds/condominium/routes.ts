import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { houseRota } from './pages/rota.tsx'

export const routes = new Hono<Env>().route('/', houseRota)
