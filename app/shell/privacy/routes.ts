import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { breachesPage } from './pages/breaches.tsx'
import { dpiaPage } from './pages/dpia.tsx'
import { mine } from './pages/mine.tsx'
import { notice } from './pages/notice.tsx'
import { partsPage } from './pages/parts.tsx'
import { registerPage } from './pages/register.tsx'
import { requestPage } from './pages/request.tsx'
import { requestsPage } from './pages/requests.tsx'
import { retentionPage } from './pages/retention.tsx'

/** What all rooms together say about people's data: notice, register, requests, breaches. */
export const routes = new Hono<Env>()
for (const page of [
  notice,
  mine,
  registerPage,
  partsPage,
  requestsPage,
  requestPage,
  breachesPage,
  retentionPage,
  dpiaPage,
])
  routes.route('/', page)
