import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { leftAlone } from './circles/pages/left-alone.tsx'
import { competenceGlossary } from './competences/pages/glossary.tsx'
import { whoCoversWhat } from './coverage/pages/coverage.tsx'
import { leaving } from './hand-over/pages/leaving.tsx'
import { oneHandOver } from './hand-over/pages/part.tsx'
import { practicesTold } from './makers/pages/exchanges.tsx'
import { inviting } from './pages/invite.tsx'
import { list } from './pages/list.tsx'
import { oneOperator } from './pages/operator.tsx'
import { STAFF, TEAM } from './rules.ts'
import { resetting } from './second-step/pages/reset.tsx'
import { oneSupervision } from './supervision/pages/group.tsx'
import { supervisionList } from './supervision/pages/groups.tsx'
import { certificates } from './training/pages/certificate.tsx'
import { onePath } from './training/pages/path.tsx'
import { trainingPaths } from './training/pages/paths.tsx'
import { personTraining } from './training/pages/person.tsx'
import { oneSession } from './training/pages/session.tsx'
import { volunteers } from './volunteers/pages/register.tsx'
import { oneVolunteer } from './volunteers/pages/volunteer.tsx'

export const navigation: NavItem[] = [
  { href: '/operators', label: 'operators.nav', roles: STAFF },
  { href: '/training', label: 'operators.training.navigation', roles: [...STAFF, 'volunteer'] },
  { href: '/volunteers', label: 'operators.volunteers.navigation', roles: TEAM },
]

/** `/operators/invite` and `/operators/left-alone` come before the address of a person, what is below `/training` before that of a path. */
export const routes = new Hono<Env>()
  .route('/', list)
  .route('/', inviting)
  .route('/', leftAlone)
  .route('/', whoCoversWhat)
  .route('/', oneOperator)
  .route('/', resetting)
  .route('/', volunteers)
  .route('/', oneVolunteer)
  .route('/', trainingPaths)
  .route('/', competenceGlossary)
  .route('/', personTraining)
  .route('/', certificates)
  .route('/', oneSession)
  .route('/', practicesTold)
  .route('/', supervisionList)
  .route('/', oneSupervision)
  .route('/', onePath)
  .route('/', leaving)
  .route('/', oneHandOver)
