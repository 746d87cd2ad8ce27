import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { STAFF } from '../people/rules.ts'
import { bookingNavigation, bookingRoutes } from './bookings/routes.ts'
import { civicCenters } from './centers/routes.ts'
import { editPlace } from './pages/edit.tsx'
import { openingHours } from './pages/hours.tsx'
import { manage } from './pages/manage.tsx'
import { managers } from './pages/managers.tsx'
import { newPlace } from './pages/new.tsx'
import { rota } from './rota/routes.ts'

export const navigation: NavItem[] = [
  { href: '/places/manage', label: 'places.navigation', roles: STAFF },
  ...bookingNavigation,
]

/** What the staff does; the page everyone reads is of room directory. */
export const routes = new Hono<Env>()
  .route('/', manage)
  .route('/', newPlace)
  .route('/', editPlace)
  .route('/', openingHours)
  .route('/', managers)
  .route('/', bookingRoutes)
  .route('/', civicCenters)
  .route('/', rota)
