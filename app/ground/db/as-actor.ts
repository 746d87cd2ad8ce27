import { type Kysely, sql, type Transaction } from 'kysely'
import { type Actor, isCommand } from '../access/actor.ts'
import { unawaited } from './eager-dialect.ts'
import { routeByTerritory } from './route-by-territory.ts'
import type { Tables } from './tables.ts'

declare const scoped: unique symbol
/** A transaction already narrowed to one actor. Only `asActor` can make one. */
export type ActorTx = Transaction<Tables> & { readonly [scoped]: true }
export type AsActor = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => Promise<T>

/**
 * Runs `work` in one transaction in which the database shows and accepts only what `actor` may see and change.
 * Queries through Kysely's builder carry the territory by themselves; raw SQL must name it. A throw rolls
 * everything back.
 */
export const asActorOf =
  (web: Kysely<Tables>, command: Kysely<Tables>, territorial: ReadonlySet<string>): AsActor =>
  (actor, work) =>
    (isCommand(actor) ? command : web).transaction().execute(async (tx) => {
      const acted = (
        isCommand(actor)
          ? sql`select app.act_as_command(${actor.territoryId}, ${actor.personId}, ${[...actor.roles]})`
          : sql`select app.act_as(${actor.territoryId}, ${actor.accountId}, ${actor.acting ?? null})`
      ).execute(tx)
      // The first question follows at once; if nobody could act, the transaction is broken and answers nothing.
      unawaited(acted)
      return work(tx.withPlugin(routeByTerritory(actor.territoryId, territorial)) as unknown as ActorTx)
    })
