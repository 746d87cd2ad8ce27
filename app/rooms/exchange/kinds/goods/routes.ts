import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { booking } from './pages/book.tsx'
import { desk } from './pages/desk.tsx'
import { shelf } from './pages/shelf.tsx'

/** Addresses with a word of their own come before those with somebody's id. */
export const routes = new Hono<Env>().route('/', desk).route('/', booking).route('/', shelf)
