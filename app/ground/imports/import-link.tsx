import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../access/actor.ts'
import type { Env } from '../access/request.ts'
import { useBelow } from '../ui/below.ts'
import { ButtonLink } from '../ui/page.tsx'

/** The way from a list to taking one in, for those roles who may. */
export function ImportLink({ list, desk }: { list: string; desk: readonly string[] }) {
  const { actor } = useRequestContext<Env>().var
  const below = useBelow()
  if (!holdsRole(actor, ...desk)) return null
  return <ButtonLink href={below(`/import/${list}`)} label="imports.link" quiet />
}
