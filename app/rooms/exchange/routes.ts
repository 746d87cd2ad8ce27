import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { oneAgreement } from './agreements/pages/agreement.tsx'
import { agreementChanges } from './agreements/pages/changes.tsx'
import { agreementMoney } from './agreements/pages/money.tsx'
import { newAgreement } from './agreements/pages/new.tsx'
import { agreementPaper } from './agreements/pages/paper.tsx'
import { board } from './board/pages/board.tsx'
import { copyingEmporiumSlips } from './emporium/pages/copy.tsx'
import { printingEmporiumSlips } from './emporium/pages/print.tsx'
import { factPages } from './facts/pages/fact.tsx'
import { allKinds, filesOfKinds } from './kinds/reads.ts'
import { oneMatch } from './matches/pages/match.tsx'
import { matchOffers } from './matches/pages/offers.tsx'
import { catalogue, hub } from './notices/pages/catalogue.tsx'
import { mine } from './notices/pages/mine.tsx'
import { oneNotice } from './notices/pages/notice.tsx'
import { renewNoticePage } from './notices/pages/renew.tsx'
import { writeNotice } from './notices/pages/write.tsx'
import { photos } from './photos/pages/photos.tsx'
import { poolPages } from './pools/pages/pools.tsx'
import * as rounds from './rounds/routes.ts'
import { copyingSlips } from './slips/pages/copy.tsx'
import { printingSlips } from './slips/pages/print.tsx'
import { weightsPage } from './weights/pages/weights.tsx'

/** The catalogue, and the pages that a kind says somebody comes back to day by day. */
export const navigation: readonly NavItem[] = [
  { href: '/exchange', label: 'exchange.navigation' },
  ...allKinds().flatMap(({ pages = [] }) => pages.filter(({ daily }) => daily)),
]

/** Pages a kind has of its own: found, like the kinds. */
const ofKinds = await filesOfKinds<{ routes: Hono<Env> }>('routes.ts')

// What has a word of its own comes before what is about a kind.
export const routes = [...ofKinds.values()]
  .reduce(
    (all, kind) => all.route('/', kind.routes),
    new Hono<Env>()
      .route('/', hub)
      .route('/', mine)
      .route('/', board)
      .route('/', poolPages)
      .route('/', rounds.routes)
      .route('/', weightsPage)
      .route('/', printingSlips)
      .route('/', copyingSlips)
      .route('/', printingEmporiumSlips)
      .route('/', copyingEmporiumSlips)
      .route('/', renewNoticePage)
      .route('/', photos)
      .route('/', oneNotice)
      .route('/', matchOffers)
      .route('/', oneMatch)
      .route('/', agreementChanges)
      .route('/', agreementMoney)
      .route('/', agreementPaper)
      .route('/', oneAgreement)
      .route('/', factPages),
  )
  .route('/', newAgreement)
  .route('/', writeNotice)
  .route('/', catalogue)
