import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { notices } from './attention/pages/notices.tsx'
import { reading } from './attention/pages/reading.tsx'
import { newIntake } from './begin/pages/new.tsx'
import { care } from './care/pages/care.tsx'
import { careGroup } from './care/pages/group.tsx'
import { CARES } from './care/rules.ts'
import { going } from './going/pages/going.tsx'
import { agreeing } from './pages/agreeing.tsx'
import { oneIntake } from './pages/intake.tsx'
import { allIntakes } from './pages/list.tsx'
import { storyOfIntake } from './pages/story.tsx'
import { paths } from './school/pages/paths.tsx'
import { sendingSignal } from './school/pages/send.tsx'
import { schoolSignals } from './school/pages/signals.tsx'

export const navigation = [
  { href: '/intakes', label: 'intakes.navigation', roles: TEAM },
  { href: '/care', label: 'intakes.care.navigation', roles: CARES },
  { href: '/school/send', label: 'intakes.signal.navigation', roles: ['partner'] },
  { href: '/paths', label: 'intakes.path.navigation', roles: ['partner', 'guardian'] },
] as const

export const routes = new Hono<Env>()
  .route('/', allIntakes)
  .route('/', newIntake)
  .route('/', notices)
  .route('/', reading)
  .route('/', going)
  .route('/', agreeing)
  .route('/', storyOfIntake)
  .route('/', sendingSignal)
  .route('/', schoolSignals)
  .route('/', paths)
  .route('/', care)
  .route('/', careGroup)
  .route('/', oneIntake)
