import type { MiddlewareHandler } from 'hono'
import type { Env } from '../ground/access/request.ts'
import { languageOf } from '../ground/texts/choose-language.ts'
import { translatorFor } from '../ground/texts/texts.ts'
import { territoryAt } from '../rooms/territories/reads.ts'

/** The territory an address is about: its first segment, if a territory has that slug. */
export const findTerritory: MiddlewareHandler<Env> = async (c, next) => {
  const [, slug] = c.req.path.split('/')
  const territory = slug ? await territoryAt(slug) : undefined
  if (territory) c.set('territory', territory)
  await next()
}

/** The language to answer in. */
export const speak: MiddlewareHandler<Env> = async (c, next) => {
  const language = languageOf(c, c.var.territory as { language: string } | undefined)
  c.set('language', language)
  c.set('t', translatorFor(language))
  await next()
}
