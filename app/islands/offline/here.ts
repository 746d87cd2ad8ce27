import type { Held, Sent } from './held.ts'
import type { Queue } from './queue.ts'

/** What the pages are made of: where one stands, what this device holds, what waits. */
export type Here = {
  held: readonly Held[]
  /** The territory of the address, or the only one. */
  one: Held | undefined
  queue: Queue
  sent: readonly Sent[]
  /** Now, as far as the last contact knew how wrong the clock of this device is. */
  now: number
  /** Goes to a page made here, without asking the network. */
  go: (path: string, message?: string) => void
}

/** A page by its address below a territory. */
export type PageOf = (
  here: Here & { one: Held },
  found: RegExpExecArray,
  search: URLSearchParams,
) => HTMLElement
