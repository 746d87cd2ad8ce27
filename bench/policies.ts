import { Kysely, sql } from 'kysely'
import type { SignedInActor } from '../app/ground/access/actor.ts'
import type { ActorTx } from '../app/ground/db/as-actor.ts'
import type { Database } from '../app/ground/db/connection.ts'
import { asActor, poolOf } from '../app/ground/db/database.ts'
import { EagerDialect } from '../app/ground/db/eager-dialect.ts'
import { keepPlans } from '../app/ground/db/kept-plans.ts'
import { routeByTerritory } from '../app/ground/db/route-by-territory.ts'
import type { Tables } from '../app/ground/db/tables.ts'
import { countEncounters, encounters } from '../app/rooms/encounters/reads.ts'
import { personById } from '../app/rooms/people/reads.ts'

export type PolicyCost = { page: string; actorMs: number; ownerMs: number; costMs: number }

/** What somebody may lose to the policies on one page, at most. */
export const POLICY_AIM_MS = 1.5

type Page = { page: string; work: (tx: ActorTx) => Promise<unknown> }

const pagesOf = (personId: string): Page[] => [
  { page: 'beginning to act', work: (tx) => sql`select 1`.execute(tx) },
  {
    page: 'somebody',
    work: async (tx) => [await personById(tx, personId), await encounters(tx, { personId })],
  },
  {
    page: 'the diary',
    work: async (tx) => [await encounters(tx, {}, { limit: 50 }), await countEncounters(tx, {})],
  },
]

/**
 * The same queries of a page as an actor, beginning to act included, and as the owner of the tables, whom no policy
 * holds: the median of `times` each, one after the other. The house must be connected.
 */
export async function benchPolicies(
  database: Database,
  actor: SignedInActor,
  personId: string,
  times = 200,
): Promise<PolicyCost[]> {
  const pool = poolOf(database, 'trama_owner', 1)
  keepPlans(pool)
  const owner = new Kysely<Tables>({ dialect: new EagerDialect({ pool }) })
  try {
    const territorial = await tablesWithTerritory(owner)
    const asOwner = (work: Page['work']) =>
      owner
        .transaction()
        .execute((tx) =>
          work(tx.withPlugin(routeByTerritory(actor.territoryId, territorial)) as unknown as ActorTx),
        )
    const costs: PolicyCost[] = []
    for (const { page, work } of pagesOf(personId)) {
      const [actorMs, ownerMs] = await inTurn(times, [() => asActor(actor, work), () => asOwner(work)])
      costs.push({ page, actorMs, ownerMs, costMs: actorMs - ownerMs })
    }
    return costs
  } finally {
    await owner.destroy()
  }
}

/** Medians of two works done in turn, so that a busy moment falls on both. */
async function inTurn(
  times: number,
  works: [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[number, number]> {
  const took: [number[], number[]] = [[], []]
  for (let round = 0; round < times + 10; round += 1) {
    for (const [at, work] of works.entries()) {
      const started = performance.now()
      await work()
      if (round >= 10) took[at]?.push(performance.now() - started)
    }
  }
  return [median(took[0]), median(took[1])]
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function tablesWithTerritory(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const tables = await db.introspection.getTables()
  return new Set(
    tables
      .filter(({ columns }) => columns.some(({ name }) => name === 'territory_id'))
      .map(({ name }) => name),
  )
}
