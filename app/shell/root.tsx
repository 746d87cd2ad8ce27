import { Hono } from 'hono'
import type { Env } from '../ground/access/request.ts'
import type { AppParts } from './app.tsx'
import { allTerritories } from '../rooms/territories/reads.ts'
import { languageOf } from '../ground/texts/language.ts'
import { translatorFor } from '../ground/texts/texts.ts'
import { Page } from '../ground/ui/page.tsx'

export const rootRoutes = (_parts: AppParts) =>
  new Hono<Env>().get('/', async (c) => {
    c.set('language', languageOf(c)); c.set('t', translatorFor(c.var.language))
    const all = await allTerritories()
    return c.render(<Page heading={{ said: 'Trama' }}>{all.map((one) => <p><a href={`/${one.slug}`}>{one.name}</a></p>)}</Page>, { title: 'Trama' })
  })
