import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertRows } from '../../../ground/db/insert-rows.ts'
import { because } from '../../../ground/files/reason.ts'
import type { IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { CHECKS } from '../volunteers/rules.ts'
import { checksOf, type Judged, judge, overlap, type Spell, sameCheck, spellsOf } from './reads.ts'
import type { ListedCheck, ListedVolunteer } from './rules.ts'

/**
 * Writes the rows of a list into the register. Who stands in it since the same day stays, and gets the checks it lacks; a
 * spell that would overlap another of the same person is refused.
 */
export async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedVolunteer>[],
  { today }: { today: string },
): Promise<WrittenRow[]> {
  const judged = await judge(tx, actor, rows, today)
  const good = judged.filter((one): one is Judged => 'person' in one)
  const people = good.map(({ person }) => person)
  const spells = new Map<string, Spell[]>()
  for (const one of await spellsOf(tx, people))
    spells.set(one.person_id, [...(spells.get(one.person_id) ?? []), one])
  const checks = new Set((await checksOf(tx, people)).map(sameCheck))
  const fresh: (Judged & { checks: ListedCheck[] })[] = []
  const missing: { id: string; person: string; check: ListedCheck }[] = []
  const written = judged.map((one): WrittenRow => {
    if (!('person' in one)) return one
    const { row, newId, person } = one
    const there = spells.get(person) ?? []
    const same = there.find(({ from_on }) => from_on === row.fromOn)
    if (!same && there.some((spell) => overlap(spell, row))) return because('operators.volunteers.already')
    const lacking = row.checks.filter((check) => !checks.has(sameCheck({ person_id: person, ...check })))
    for (const check of lacking) checks.add(sameCheck({ person_id: person, ...check }))
    if (same) {
      const added = lacking.map((check) => ({ id: idWithin(newId, check.kind), person, check }))
      missing.push(...added)
      if (added.length === 0) return { recordId: same.id, action: 'unchanged' }
      return { recordId: same.id, action: 'updated', before: { checks: added.map(({ id }) => id) } }
    }
    spells.set(person, [
      ...there,
      { id: newId, person_id: person, from_on: row.fromOn, until_on: row.untilOn },
    ])
    fresh.push({ ...one, checks: lacking })
    return { recordId: newId, action: 'created' }
  })
  await enrolListed(tx, actor, fresh)
  await insertRows(
    tx,
    'volunteer_check',
    [
      ...missing,
      ...fresh.flatMap(({ newId, person, checks: of }) =>
        of.map((check) => ({ id: idWithin(newId, check.kind), person, check })),
      ),
    ].map(({ id, person, check }) => ({
      territory_id: actor.territoryId,
      id,
      person_id: person,
      kind: check.kind,
      done_on: check.doneOn,
      expires_on: check.expiresOn,
      recorded_by: actor.personId,
    })),
  )
  return written
}

async function enrolListed(tx: ActorTx, actor: Actor, fresh: readonly Judged[]) {
  await insertRows(
    tx,
    'volunteer',
    fresh.map(({ row, newId, person, organisation }) => ({
      territory_id: actor.territoryId,
      id: newId,
      person_id: person,
      organisation_id: organisation,
      from_on: row.fromOn,
      until_on: row.untilOn,
      recorded_by: actor.personId,
    })),
  )
}

/** The checks that came with these rows of the register, if they had them. */
export const checksBrought = (ids: readonly string[]) =>
  ids.flatMap((id) => CHECKS.map((kind) => idWithin(id, kind)))

export async function dropChecks(tx: ActorTx, ids: readonly string[]) {
  if (ids.length === 0) return
  await tx.deleteFrom('volunteer_check').where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}
