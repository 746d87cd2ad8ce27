import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'

type Where = Pick<Here, 'id' | 'slug'>

/** What a link to one following carries: nobody can make it who does not hold the secret of the house. */
const tokenOf = (territoryId: string, id: string) => keyedMark(`call following ${territoryId}`, id)

/** Whether a link was made here for this following. */
export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** The link in a letter, to confirm or to leave. */
export const followingLink = (url: string, territory: Where, id: string) =>
  `${url}/${territory.slug}/calls/following/${id}/${tokenOf(territory.id, id)}`
