import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { MetAt } from '../rules.ts'

type Counts = (tx: ActorTx, since: string) => Promise<{ personId: string; count: number }[]>

/** What later rooms know of who covers what; filled by the shell. Counts and places, never whom. */
export const coverageSources: {
  metWhere: (tx: ActorTx, since: string) => Promise<MetAt[]>
  peopleMet: Counts
  sessionsKept: Counts
  /** What goes on and nobody leads. */
  unmade: (tx: ActorTx, today: string) => Promise<{ id: string; title: string }[]>
} = {
  metWhere: async () => [],
  peopleMet: async () => [],
  sessionsKept: async () => [],
  unmade: async () => [],
}
