import { useBelow } from '../../../ground/ui/below.ts'
import type { Kind } from '../kinds/forms.ts'

/** The way back from a page of the exchange; from one of a kind, through its catalogue. */
export function useCrumbs(kind?: Kind) {
  const below = useBelow()
  return [
    { href: below('/exchange'), label: 'exchange.hub.heading' as const },
    ...(kind ? [{ href: below(`/exchange/${kind.code}`), label: kind.label }] : []),
  ]
}
