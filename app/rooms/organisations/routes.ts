import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { STAFF } from '../people/rules.ts'
import { editOrganisation } from './pages/edit.tsx'
import { manage } from './pages/manage.tsx'
import { members } from './pages/members.tsx'
import { newOrganisation } from './pages/new.tsx'

export const navigation: NavItem[] = [
  { href: '/organisations/manage', label: 'organisations.navigation', roles: STAFF },
]

/** What the staff does; the page everyone reads is of room directory. */
export const routes = new Hono<Env>()
  .route('/', manage)
  .route('/', newOrganisation)
  .route('/', editOrganisation)
  .route('/', members)
