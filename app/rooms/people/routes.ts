import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { endings } from './consents/pages/endings.ts'
import { personPrivacy } from './consents/pages/privacy.tsx'
import { duplicates } from './duplicates/pages/duplicates.tsx'
import { pair } from './duplicates/pages/pair.tsx'
import { concerns } from './guardians/pages/concerns.tsx'
import { beginning } from './households/pages/begin.tsx'
import { household } from './households/pages/household.tsx'
import { editPerson } from './pages/edit.tsx'
import { list } from './pages/list.tsx'
import { newPerson } from './pages/new.tsx'
import { onePerson } from './pages/person.tsx'
import { STAFF } from './rules.ts'
import { breakingGlass } from './sensitive/pages/break-glass.tsx'
import { allOpenings } from './sensitive/pages/openings.tsx'
import { whoRead } from './sensitive/pages/who-read.tsx'
import { OVERSEES } from './sensitive/rules.ts'
import { vulnerability } from './vulnerability/pages/vulnerability.tsx'

export const navigation: NavItem[] = [{ href: '/people', label: 'people.navigation', roles: STAFF }]

export const footer: NavItem[] = [
  { href: '/break-glass', label: 'people.sensitive.all.heading', roles: OVERSEES },
]

/** Addresses with a word of their own come before those with somebody's id. */
export const routes = new Hono<Env>()
  .route('/', list)
  .route('/', newPerson)
  .route('/', duplicates)
  .route('/', pair)
  .route('/', household)
  .route('/', beginning)
  .route('/', vulnerability)
  .route('/', personPrivacy)
  .route('/', concerns)
  .route('/', endings)
  .route('/', breakingGlass)
  .route('/', allOpenings)
  .route('/', whoRead)
  .route('/', editPerson)
  .route('/', onePerson)
