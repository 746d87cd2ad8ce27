import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Env, Here } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { isId } from '../../../../ground/db/ids.ts'

type Where = Pick<Here, 'id' | 'slug'>

/** What a link to one subscription carries: nobody can make it who does not hold the secret of the house. */
const tokenOf = (territoryId: string, id: string) => keyedMark(`newsletter ${territoryId}`, id)

/** Whether a link was made here for this subscription. */
export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** The link in a letter: to confirm a subscription, to choose, or to leave. */
export const linkTo = (url: string, territory: Where, id: string, act: 'confirm' | 'leave' | 'choose') =>
  `${url}/${territory.slug}/newsletter/${id}/${tokenOf(territory.id, id)}/${act}`

/** Whose link an address is. Throws NotHere for one that was not made here. */
export function subscriptionHere(c: Context<Env>): string {
  const [id, token] = [c.req.param('subscriber') ?? '', c.req.param('token') ?? '']
  if (!isId(id) || !isToken(c.var.territory.id, id, token)) throw new NotHere()
  return id
}
