import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'

type Where = Pick<Here, 'id' | 'slug'>

/** What a link to one subscription carries: nobody can make it who does not hold the secret of the house. */
const tokenOf = (territoryId: string, id: string) => keyedMark(`newsletter ${territoryId}`, id)

/** Whether a link was made here for this subscription. */
export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** The link in a letter: to confirm a subscription, or to leave. */
export const linkTo = (url: string, territory: Where, id: string, act: 'confirm' | 'leave') =>
  `${url}/${territory.slug}/newsletter/${id}/${tokenOf(territory.id, id)}/${act}`
