import type { MiddlewareHandler } from 'hono'
import type { Auth } from '../../ground/access/auth.ts'
import { programOf } from '../../ground/access/program-access.ts'
import type { Env } from '../../ground/access/request.ts'
import { apiProblem } from './problems.ts'

/** Only this says who asks: a cookie says nothing here, so that no page of another site can ask in somebody’s name. */
const BEARER = /^Bearer +([\w.~+/=-]+)$/i

/**
 * Finds for whom a program asks, by the token of its access, and as whom they act in this territory. A token that was taken
 * back a second ago is nobody's: each request asks anew.
 */
export const recogniseProgram =
  (auth: Auth): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const [, token] = BEARER.exec(c.req.header('authorization') ?? '') ?? []
    const { territory, requestId } = c.var
    const realm = `realm="${territory.slug}"`
    if (!token) {
      c.header('WWW-Authenticate', `Bearer ${realm}`)
      return apiProblem(c, 401, 'api.token.missing')
    }
    const found = await programOf(auth, token, territory.id)
    if (found === 'unknown') {
      c.header('WWW-Authenticate', `Bearer ${realm}, error="invalid_token"`)
      return apiProblem(c, 401, 'api.token.unknown')
    }
    if (typeof found === 'string') return apiProblem(c, 403, `api.token.${found}`)
    const { access, session, membership, roles, acting } = found
    const { accountId } = session
    c.set('program', access)
    c.set('session', session)
    c.set('actor', {
      territoryId: territory.id,
      accountId,
      personId: membership.personId,
      roles,
      requestId,
      program: true,
      ...(acting && { acting }),
    })
    await next()
  }
