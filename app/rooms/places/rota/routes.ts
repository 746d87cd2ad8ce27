import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { opening } from './pages/opening.tsx'
import { turns } from './pages/turns.tsx'

/** Keys, and who opens, closes and cleans. */
export const rota = new Hono<Env>().route('/', opening).route('/', turns)
