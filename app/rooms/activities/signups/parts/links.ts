import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'

/** What the link to one sign-up carries: nobody can make it who does not hold the secret of the house. */
const tokenOf = (territoryId: string, id: string) => keyedMark(`signup link ${territoryId}`, id)

/** Whether a link was made here for this sign-up. */
export function isSignUpToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** The page of one's own sign-up, to see it, to confirm it and to give it up. */
export const signUpPath = ({ id: territoryId, slug }: Pick<Here, 'id' | 'slug'>, id: string) =>
  `/${slug}/sign-ups/${id}/${tokenOf(territoryId, id)}`
