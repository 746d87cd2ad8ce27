import { type Context, Hono } from 'hono'
import type { Auth } from '../ground/access/auth.ts'
import type { Env } from '../ground/access/request.ts'
import { Card, CardGrid } from '../ground/ui/card.tsx'
import { Page } from '../ground/ui/page.tsx'
import { allTerritories } from '../rooms/territories/reads.ts'
import { accountRoutes } from './account/routes.tsx'
import type { Config } from './config.ts'
import { mailRoutes } from './mailbox/routes.tsx'
import { offlineRoutes } from './offline/routes.tsx'
import { interfaceRoutes } from './public/interfaces.ts'
import { publicRoutes } from './public/routes.ts'
import { setupRoutes } from './set-up/routes.tsx'
import { invitationRoutes } from './sign-in/invitations.tsx'
import { signInRoutes } from './sign-in/routes.tsx'

type RootParts = {
  config: Config
  auth: Auth
  answer: (path: string, c: Context<Env>) => Response | Promise<Response>
}

/**
 * The addresses of the installation itself. `/` is whatever a newcomer needs first: set-up while there is nothing,
 * the only territory, or the list of territories. `answer` asks this same application for another address.
 */
export function rootRoutes({ config, auth, answer }: RootParts) {
  const parts = { config, auth }
  return new Hono<Env>()
    .get('/', async (c) => {
      const territories = await allTerritories()
      const [only, another] = territories
      if (!only) return answer('/setup', c)
      if (!another) return answer(`/${only.slug}`, c)
      return c.render(<Territories territories={territories} />, {
        title: c.var.t('shell.territories.heading'),
      })
    })
    .route('/', signInRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', setupRoutes(parts))
    .route('/', accountRoutes(parts))
    .route('/', offlineRoutes(auth))
    .route('/', publicRoutes())
    .route('/', interfaceRoutes(answer))
    .route('/', mailRoutes())
}

const Territories = ({ territories }: { territories: readonly { slug: string; name: string }[] }) => (
  <Page heading="shell.territories.heading" lead="shell.territories.lead">
    <CardGrid>
      {territories.map(({ slug, name }) => (
        <Card title={name} href={`/${slug}`} />
      ))}
    </CardGrid>
  </Page>
)
