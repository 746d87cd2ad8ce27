import type { Context } from 'hono'
import * as z from 'zod'
import { holdsRole, type SignedInActor } from '../../ground/access/actor.ts'
import type { Env } from '../../ground/access/request.ts'
import { signedIn } from '../../ground/access/signed-in.ts'
import type { Clock, Contract, Told } from '../../ground/api/contract.ts'
import { cursorAfter, entityTag, lastOf, namesTag } from '../../ground/api/cursor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { asActor } from '../../ground/db/database.ts'
import { isId } from '../../ground/db/ids.ts'
import { textsOf } from '../../ground/texts/use-texts.ts'
import { apiProblem, errorsOf } from './problems.ts'
import { tellOnceADay } from './told-once.ts'

export const MOST_AT_ONCE = 100
const USUAL = 50

/** Which page of a list: how many, and after the last one of the page before. */
export const paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(USUAL),
  cursor: z.string().max(400).optional(),
})

export const clockOf = (c: Context<Env>): Clock => {
  const { now, territory, language } = c.var
  return { now, today: textsOf(c).dayOf(now), timeZone: territory.timeZone, language }
}

/** Who may go on with a kind of record: by the scopes of the access, and by role as on the page. Else why not. */
export function mayGoOn(
  c: Context<Env>,
  { name }: Contract,
  act: 'read' | 'write',
  roles: readonly string[] | undefined,
): SignedInActor | Response {
  const scope = `${name}:${act}` as const
  if (!c.var.program?.scopes.includes(scope)) {
    c.header(
      'WWW-Authenticate',
      `Bearer realm="${c.var.territory.slug}", error="insufficient_scope", scope="${scope}"`,
    )
    return apiProblem(c, 403, 'api.problem.scope')
  }
  const actor = signedIn(c)
  return roles && !holdsRole(actor, ...roles) ? apiProblem(c, 403, 'api.problem.role') : actor
}

/** The id of the address, as it is kept; nothing where none looks like it. */
export function idHere(c: Context<Env>, { codes }: Contract): string | undefined {
  const id = c.req.param('id') ?? ''
  if (codes) return /^[a-z_]{1,80}$/.test(id) ? id : undefined
  return isId(id) ? id.toLowerCase() : undefined
}

/** One record as it is told alone. */
export async function toldAlone(
  tx: ActorTx,
  actor: SignedInActor,
  { whole, tell }: Contract,
  id: string,
  clock: Clock,
  filter = {},
): Promise<Told | undefined> {
  if (whole) return whole(tx, actor, id, clock)
  return (await tell(tx, actor, [id], clock, filter))[0]
}

const tellReading = async (
  c: Context<Env>,
  tx: ActorTx,
  actor: SignedInActor,
  { people }: Contract,
  clock: Clock,
) => {
  if (people && c.var.program) await tellOnceADay(tx, actor, c.var.program.id, clock)
}

/** A page of a list; `next` leads to the one after it, and is null on the last. */
export const readList = (contract: Contract) => async (c: Context<Env>) => {
  const actor = mayGoOn(c, contract, 'read', contract.readers)
  if (actor instanceof Response) return actor
  const { list, name, tell } = contract
  if (!list) return c.notFound()
  const asked = c.req.query()
  const query = list.filter.extend(paging.shape).safeParse(asked)
  if (!query.success) return apiProblem(c, 400, undefined, errorsOf(c, query.error.issues, asked))
  const { limit, cursor, ...filter } = query.data as z.output<typeof paging> & Record<string, unknown>
  const of = [name, actor.territoryId, actor.accountId, filter]
  const after = cursor === undefined ? undefined : lastOf(cursor, of)
  if (cursor !== undefined && after === undefined) return apiProblem(c, 400, 'api.problem.cursor')
  const clock = clockOf(c)
  const { ids, items } = await asActor(actor, async (tx) => {
    // One more than asked tells whether there is a page after this.
    const ids = await list.ids(tx, actor, { filter: filter as never, after, limit: limit + 1 }, clock)
    const here = ids.slice(0, limit)
    await tellReading(c, tx, actor, contract, clock)
    return { ids, items: here.length ? await tell(tx, actor, here, clock, filter) : [] }
  })
  const last = ids[limit - 1]
  const next = ids.length > limit && last !== undefined ? cursorAfter(last, of) : null
  if (next) {
    const url = new URL(c.req.url)
    url.searchParams.set('cursor', next)
    c.header('Link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  const order = new Map(ids.map((id, at) => [id, at]))
  items.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return json(c, { items, next })
}

/** One record, with its mark: whoever has it already is told so. */
export const readOne = (contract: Contract) => async (c: Context<Env>) => {
  const actor = mayGoOn(c, contract, 'read', contract.readers)
  if (actor instanceof Response) return actor
  const id = idHere(c, contract)
  const asked = c.req.query()
  const filter = (contract.codes && contract.list ? contract.list.filter : z.strictObject({})).safeParse(
    asked,
  )
  if (!filter.success) return apiProblem(c, 400, undefined, errorsOf(c, filter.error.issues, asked))
  const clock = clockOf(c)
  const found =
    id &&
    (await asActor(actor, async (tx) => {
      const told = await toldAlone(tx, actor, contract, id, clock, filter.data)
      if (told) await tellReading(c, tx, actor, contract, clock)
      return told
    }))
  if (!found) return apiProblem(c, 404)
  const tag = entityTag(found)
  c.header('ETag', tag)
  const known = c.req.header('if-none-match')
  return known && namesTag(known, tag) ? c.body(null, 304) : json(c, found)
}

export function json(c: Context<Env>, body: object, status: 200 | 201 = 200) {
  c.header('Content-Type', 'application/json; charset=utf-8')
  return c.body(JSON.stringify(body), status)
}
