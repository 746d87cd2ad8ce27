import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'

type Where = Pick<Here, 'id' | 'slug'>

const tokenOf = (territoryId: string, id: string) => keyedMark(`booking ${territoryId}`, id)

/** Whether a link was made here for this booking. */
export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** The page of a booking for whoever has no account: what the link holds opens it, and nobody else can make one. */
export const linkTo = (url: string, territory: Where, id: string) =>
  `${url}/${territory.slug}/bookings/${id}/${tokenOf(territory.id, id)}`

/** Where people reach this installation: its public address where one is set, else the one they came by. */
export const originOf = (c: Context) =>
  (process.env.TRAMA_URL || new URL(c.req.url).origin).replace(/\/+$/, '')
