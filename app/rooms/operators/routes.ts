import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { leftAlone } from './circles/pages/left-alone.tsx'
import { inviting } from './pages/invite.tsx'
import { list } from './pages/list.tsx'
import { oneOperator } from './pages/operator.tsx'
import { STAFF } from './rules.ts'
import { resetting } from './second-step/pages/reset.tsx'

export const navigation: NavItem[] = [{ href: '/operators', label: 'operators.nav', roles: STAFF }]

/** `/operators/invite` and `/operators/left-alone` come before the address of a person. */
export const routes = new Hono<Env>()
  .route('/', list)
  .route('/', inviting)
  .route('/', leftAlone)
  .route('/', oneOperator)
  .route('/', resetting)
