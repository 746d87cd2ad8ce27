import { useBelow } from '../../../ground/ui/below.ts'
import type { Crumb } from '../../../ground/ui/page.tsx'
import type { PactLine } from '../reads.ts'

/** The way back from a page of one pact. */
export function useCrumbs(pact?: Pick<PactLine, 'id' | 'person'>): Crumb[] {
  const below = useBelow()
  const list: Crumb = { href: below('/pacts'), label: 'pacts.list.heading' }
  return pact ? [list, { href: below(`/pacts/${pact.id}`), label: { said: pact.person } }] : [list]
}
