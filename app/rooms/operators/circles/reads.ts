import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { ACCOMPANYING, type CircleMember } from './rules.ts'

/** Everyone who is or was in a circle, who stands first; empty for whoever is not in it. */
export async function membersOf(tx: ActorTx, circleId: string): Promise<CircleMember[]> {
  const rows = await tx
    .selectFrom('circle_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.circle_id', '=', circleId)
    .select(['m.id', 'm.person_id', 'm.part', 'm.from_at', 'm.until_at', 'p.given_name', 'p.family_name'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('role_assignment as r')
            .whereRef('r.person_id', '=', 'm.person_id')
            .where('r.role', 'in', ACCOMPANYING)
            .where('r.starts_at', '<=', sql<Date>`now()`)
            .where((or) => or.or([or('r.ends_at', 'is', null), or('r.ends_at', '>', sql<Date>`now()`)])),
        )
        .as('accompanies'),
    )
    .orderBy(sql`m.until_at is not null`)
    .orderBy('m.from_at')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: fullName(row),
    part: row.part,
    fromAt: row.from_at,
    untilAt: row.until_at,
    acts: Boolean(row.accompanies),
  }))
}

/** The circles in which nobody is left who can act, for whoever coordinates: of which kind and since when, not whose. */
export async function circlesLeftAlone(tx: ActorTx) {
  const { rows } = await sql<{ circle_id: string; kind: string; opened_at: Date }>`
    select circle_id, kind, opened_at from app.circles_left_alone()`.execute(tx)
  return rows.map((row) => ({ id: row.circle_id, kind: row.kind, openedAt: row.opened_at }))
}
