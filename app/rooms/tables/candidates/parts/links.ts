import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'

const tokenOf = (territoryId: string, id: string) => keyedMark(`application ${territoryId}`, id)

/** Whether a link was made here for this application: nobody can make it who does not hold the secret of the house. */
export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** Where a candidate reads how their application stands, below the territory. */
export const pathToMine = ({ id: territoryId }: Pick<Here, 'id'>, id: string) =>
  `/tables/applications/${id}/${tokenOf(territoryId, id)}`
