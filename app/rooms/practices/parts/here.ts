import type { Context } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import type { Words } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { type KnownDraft, type Practice, practiceById } from '../reads.ts'
import { KEEPERS, READERS } from '../rules.ts'

export const SECTION = '/practices'

/** The id an address names. Throws NotHere where it is none. */
export function idHere(c: Context<Env>, name = 'practice'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** The practice of an address, for whoever keeps practices, with what is being written of it. */
export async function keptHere(c: Context<Env>): Promise<Practice & { draft: KnownDraft }> {
  const actor = requireRole(c, ...KEEPERS)
  const id = idHere(c)
  const practice = await asActor(actor, (tx) => practiceById(tx, id))
  if (!practice?.draft) throw new NotHere()
  return { ...practice, draft: practice.draft }
}

export const keeps = ({ var: { actor } }: Context<Env>) => holdsRole(actor, ...KEEPERS)
export const reads = ({ var: { actor } }: Context<Env>) => holdsRole(actor, ...READERS)

/** The way back from a page of a practice. */
export function usePracticeCrumbs() {
  const at = useBelow()
  return (practice?: { id: string; title: string }): { href: string; label: Words }[] => [
    { href: at('/practices'), label: 'practices.list.heading' },
    ...(practice ? [{ href: at(`/practices/${practice.id}`), label: { said: practice.title } }] : []),
  ]
}
