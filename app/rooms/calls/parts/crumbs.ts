import type { Words } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import type { Call } from '../reads.ts'

/** The way back from a page of calls: all calls, then the call it is about, then more. */
export function useCrumbs() {
  const below = useBelow()
  return (call?: Call, ...more: { href: string; label: Words }[]) => [
    { href: below('/calls'), label: 'calls.list.heading' as const },
    ...(call ? [{ href: below(`/calls/${call.id}`), label: { said: call.title } }] : []),
    ...more.map(({ href, label }) => ({ href: below(href), label })),
  ]
}
