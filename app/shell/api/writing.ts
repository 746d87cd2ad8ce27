import type { Context } from 'hono'
import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { Env } from '../../ground/access/request.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { asAnswers } from '../../ground/api/answers.ts'
import type { Contract, Told, Writing, Written } from '../../ground/api/contract.ts'
import { entityTag, namesTag } from '../../ground/api/cursor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { asActor } from '../../ground/db/database.ts'
import { isId, newId } from '../../ground/db/ids.ts'
import { apiProblem, errorsOf } from './problems.ts'
import { clockOf, idHere, json, mayGoOn, toldAlone } from './reading.ts'

type Refused = Extract<Written, { ok: false }>
type Kept = { told: Told; before: Told | undefined }

/**
 * Makes a record under the id its sender chose (`Idempotency-Key`), or one of our own: the same key sent again records once
 * and is answered with the record as it stands.
 */
export const makeOne = (contract: Contract, create: Writing) => async (c: Context<Env>) => {
  const actor = mayGoOn(c, contract, 'write', create.roles)
  if (actor instanceof Response) return actor
  const key = c.req.header('idempotency-key')?.replace(/^"(.*)"$/, '$1')
  if (key !== undefined && !isId(key)) return apiProblem(c, 400, 'api.problem.key')
  const value = await valueSent(c, create)
  if (value instanceof Response) return value
  const id = key?.toLowerCase() ?? newId()
  const clock = clockOf(c)
  const kept = await asActor(actor, async (tx): Promise<Kept | Refused> => {
    await oneAtATime(tx, actor, id)
    const before = await toldAlone(tx, actor, contract, id, clock)
    const written = await create.write(tx, actor, id, value.sent as never, clock)
    if (!written.ok) return written
    const told = await toldAlone(tx, actor, contract, written.id, clock)
    if (!told) throw new NotHere()
    return { told, before }
  })
  if (!('told' in kept)) return refusalOf(c, kept)
  const { territory } = c.var
  c.header('Location', `/${territory.slug}/api/v1/${contract.name}/${kept.told.id}`)
  c.header('ETag', entityTag(kept.told))
  return json(c, kept.told, kept.before ? 200 : 201)
}

/**
 * Changes a record as its form does: what is not sent is no longer said. It must name the mark of what it changes
 * (`If-Match`), so that nobody's change is lost unseen.
 */
export const changeOne = (contract: Contract, change: Writing) => async (c: Context<Env>) => {
  const actor = mayGoOn(c, contract, 'write', change.roles)
  if (actor instanceof Response) return actor
  const id = idHere(c, contract)
  if (!id) return apiProblem(c, 404)
  const mark = c.req.header('if-match')
  if (!mark) return apiProblem(c, 428, 'api.problem.mark')
  const value = await valueSent(c, change)
  if (value instanceof Response) return value
  const clock = clockOf(c)
  const kept = await asActor(actor, async (tx): Promise<Kept | Refused | 'changed'> => {
    await oneAtATime(tx, actor, id)
    const before = await toldAlone(tx, actor, contract, id, clock)
    if (!before) throw new NotHere()
    if (!namesTag(mark, entityTag(before))) return 'changed'
    const written = await change.write(tx, actor, id, value.sent as never, clock)
    if (!written.ok) return written
    const told = await toldAlone(tx, actor, contract, id, clock)
    if (!told) throw new NotHere()
    return { told, before }
  })
  if (kept === 'changed') return apiProblem(c, 412, 'api.problem.changed')
  if (!('told' in kept)) return refusalOf(c, kept)
  c.header('ETag', entityTag(kept.told))
  return json(c, kept.told)
}

/** Two programs that write the same record come one after the other, until the transaction ends. */
const oneAtATime = (tx: ActorTx, { territoryId }: SignedInActor, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${territoryId} ${id}`}, 0))`.execute(tx)

/** What was sent, by the very shape of the page's form; or what is wrong with it. */
async function valueSent(c: Context<Env>, { form }: Writing): Promise<{ sent: unknown } | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return apiProblem(c, 415, 'api.problem.json')
  let body: unknown
  try {
    body = JSON.parse(await c.req.text())
  } catch (error) {
    if (error instanceof SyntaxError) return apiProblem(c, 400, 'api.problem.json')
    throw error
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return apiProblem(c, 400, 'api.problem.json')
  const answers = asAnswers(body)
  const read = await form(clockOf(c)).safeParseAsync(answers)
  return read.success
    ? { sent: read.data }
    : apiProblem(c, 422, undefined, errorsOf(c, read.error.issues, answers))
}

const refusalOf = (c: Context<Env>, { refusal, field, conflict }: Refused) =>
  apiProblem(c, conflict ? 409 : 422, refusal, field ? [{ field, detail: c.var.t(refusal) }] : undefined)
