import { type RawBuilder, sql } from 'kysely'
import type { RoomRegister } from './register.ts'

/** `person_id, on_date`: what happened with whom, and when, in all the rooms of one territory. */
export const factsWith = (rooms: readonly RoomRegister[], territoryId: string): RawBuilder<unknown> =>
  together(
    rooms.flatMap(({ tables }) =>
      tables.flatMap(({ table, happened }) =>
        happened
          ? [
              sql`select ${sql.ref(happened.with)} as person_id, ${happened.on} as on_date
                from ${sql.table(table)} where territory_id = ${territoryId}`,
            ]
          : [],
      ),
    ),
  )

/** `person_id`: everybody whom something still holds here, whatever the years. */
export const heldPeople = (rooms: readonly RoomRegister[], territoryId: string): RawBuilder<unknown> =>
  together(
    rooms.flatMap(({ tables }) =>
      tables.flatMap(({ table, holds }) =>
        holds
          ? [
              sql`select ${sql.ref(holds.whom)} as person_id from ${sql.table(table)}
                where territory_id = ${territoryId} and ${holds.while ?? sql<boolean>`true`}`,
            ]
          : [],
      ),
    ),
  )

const together = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` union all `)
