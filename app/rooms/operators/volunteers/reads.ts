import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { type Check, type CheckKind, lacksOn, type Standing } from './rules.ts'

export type Volunteer = Standing & {
  id: string
  personId: string
  name: string
  organisation: string | null
  checks: Check[]
}

const entries = (tx: ActorTx) =>
  tx
    .selectFrom('volunteer as v')
    .innerJoin('person as p', 'p.id', 'v.person_id')
    .leftJoin('organisation as o', 'o.id', 'v.organisation_id')
    .select([
      'v.id',
      'v.person_id',
      'v.from_on',
      'v.until_on',
      'o.name as organisation',
      'p.given_name',
      'p.family_name',
    ])

/** The register, in the order in which people came into it: numbers follow from it and never change. */
export async function register(tx: ActorTx): Promise<Volunteer[]> {
  const rows = await entries(tx).orderBy('v.from_on').orderBy('v.id').limit(2000).execute()
  const checks = await checksOfAll(
    tx,
    rows.map(({ person_id }) => person_id),
  )
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: fullName(row),
    organisation: row.organisation,
    fromOn: row.from_on,
    untilOn: row.until_on,
    checks: checks.get(row.person_id) ?? [],
  }))
}

async function checksOfAll(tx: ActorTx, ids: readonly string[]): Promise<Map<string, Check[]>> {
  const found = new Map<string, Check[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .selectFrom('volunteer_check')
    .where('person_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .orderBy('done_on', 'desc')
    .select(['id', 'person_id', 'kind', 'done_on', 'expires_on'])
    .execute()
  for (const { id, person_id, kind, done_on, expires_on } of rows) {
    const check = { id, kind: kind as CheckKind, doneOn: done_on, expiresOn: expires_on }
    found.set(person_id, [...(found.get(person_id) ?? []), check])
  }
  return found
}

/** What stands written of one person as a volunteer: every time they were in the register, and their checks. */
export async function volunteerOf(tx: ActorTx, personId: string) {
  const rows = await entries(tx).where('v.person_id', '=', personId).orderBy('v.from_on', 'desc').execute()
  const times = rows.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
  return { times, checks: (await checksOfAll(tx, [personId])).get(personId) ?? [] }
}

/** What keeps somebody from going to another's home on a day; a room above asks it before a visit is agreed. */
export async function lacksOf(tx: ActorTx, personId: string, on: string) {
  const times = await tx
    .selectFrom('volunteer')
    .where('person_id', '=', personId)
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .execute()
  const checks = (await checksOfAll(tx, [personId])).get(personId) ?? []
  return lacksOn(times, checks, on)
}
