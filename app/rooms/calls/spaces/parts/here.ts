import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import type { Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { idHere } from '../../parts/here.ts'
import { type SpaceCall, spaceCallById } from '../reads.ts'
import { KEEPERS } from '../rules.ts'

/** The call for spaces an address names. Throws NotHere where it is hidden or missing. */
export async function spaceCallHere(c: Context<Env>): Promise<SpaceCall> {
  const id = idHere(c, 'call')
  const call = await asActor(c.var.actor, (tx) => spaceCallById(tx, id))
  if (!call) throw new NotHere()
  return call
}

/** A published call without a result, for who keeps it. */
export async function undecidedSpaces(c: Context<Env>): Promise<SpaceCall> {
  requireRole(c, ...KEEPERS)
  const call = await spaceCallHere(c)
  if (!call.publishedAt || call.decidedOn) throw new NotHere()
  return call
}

export const SECTION = '/civic-centers'

/** The way back: civic centers, the calls for spaces, the call it is about, then more. */
export function useSpaceCrumbs() {
  const below = useBelow()
  return (call?: SpaceCall, ...more: { href: string; label: Words }[]) => [
    { href: below('/space-calls'), label: 'calls.spaces.list' as const },
    ...(call ? [{ href: below(`/space-calls/${call.id}`), label: { said: call.title } }] : []),
    ...more.map(({ href, label }) => ({ href: below(href), label })),
  ]
}
