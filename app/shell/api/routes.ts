import { type Handler, Hono, type MiddlewareHandler } from 'hono'
import type { Auth } from '../../ground/access/auth.ts'
import type { Env } from '../../ground/access/request.ts'
import { CONTRACTS } from './contracts.ts'
import { apiProblem } from './problems.ts'
import { json, readList, readOne } from './reading.ts'
import { recogniseProgram } from './recognise.ts'
import { changeOne, makeOne } from './writing.ts'

type Parts = { auth: Auth; byAccount: MiddlewareHandler<Env> }

/** The records of the house for programs, version 1: each request acts as the account that made the access. */
export function recordRoutes({ auth, byAccount }: Parts) {
  const routes = new Hono<Env>()
    .basePath('/api/v1')
    // As the national guidelines on interoperability ask: whether it works, without a token.
    .get('/status', (c) => {
      c.header('Content-Type', 'application/problem+json; charset=utf-8')
      c.header('Cache-Control', 'no-store')
      return c.body(JSON.stringify({ type: 'about:blank', status: 200, title: c.var.t('api.status.ok') }))
    })
    .use(recogniseProgram(auth), byAccount)
    .get('/', (c) => {
      const { actor, program, territory } = c.var
      return json(c, {
        territory: {
          id: territory.id,
          slug: territory.slug,
          name: territory.name,
          timeZone: territory.timeZone,
        },
        access: { name: program?.name, scopes: program?.scopes, expiresOn: program?.expiresOn },
        roles: actor.roles,
        openapi: `/${territory.slug}/api/openapi.json`,
      })
    })
  for (const contract of CONTRACTS) {
    const { name, list, create, change } = contract
    const [all, one] = [`/${name}`, `/${name}/:id`]
    if (list) routes.get(all, readList(contract))
    if (create) routes.post(all, makeOne(contract, create))
    if (list || create) routes.all(all, only([...(list ? ['GET', 'HEAD'] : []), ...(create ? ['POST'] : [])]))
    routes.get(one, readOne(contract))
    if (change) routes.put(one, changeOne(contract, change))
    routes.all(one, only(['GET', 'HEAD', ...(change ? ['PUT'] : [])]))
  }
  return routes.all('/status', only(['GET', 'HEAD']))
}

const only =
  (allowed: readonly string[]): Handler<Env> =>
  (c) => {
    c.header('Allow', allowed.join(', '))
    return apiProblem(c, 405)
  }
