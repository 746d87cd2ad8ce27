import type { Words } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'

/** The way back from a page of the ledger: all funds, then what the page is part of. */
export function useCrumbs() {
  const below = useBelow()
  return (...more: { href: string; label: Words }[]) => [
    { href: below('/funds'), label: 'funds.list.heading' as const },
    ...more.map(({ href, label }) => ({ href: below(href), label })),
  ]
}
