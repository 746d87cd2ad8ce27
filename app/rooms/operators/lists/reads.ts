import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { because, type Reason } from '../../../ground/files/reason.ts'
import type { IncomingRow } from '../../../ground/imports/definition.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import { peopleNamed } from '../../people/names/reads.ts'
import { plain } from '../../people/rules.ts'
import type { ListedVolunteer } from './rules.ts'

export type Spell = { id: string; person_id: string; from_on: string; until_on: string | null }
export type Judged = { row: ListedVolunteer; newId: string; person: string; organisation: string | null }

/** Whom and which body each row means; or why it cannot go in. */
export async function judge(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedVolunteer>[],
  today: string,
): Promise<(Judged | Reason)[]> {
  const named = await peopleNamed(
    tx,
    rows.map(({ row }) => row),
  )
  const bodies = await bodiesNamed(
    tx,
    rows.flatMap(({ row }) => row.organisation ?? []),
  )
  const meant = rows.map(({ row }) => named(row))
  const unnameable = await refusalsToName(
    tx,
    actor,
    meant.flatMap((one) => ('id' in one ? one.id : [])),
    today,
  )
  return rows.map(({ row, newId }, at): Judged | Reason => {
    const one = meant[at]!
    const { person: name, organisation: body } = row
    if (!('id' in one)) return because(`operators.volunteers.import.${one.none}`, { person: name })
    const unnamed = unnameable.get(one.id)
    if (unnamed) return because(unnamed)
    const organisation = body === null ? null : bodies.get(plain(body))
    if (organisation === undefined)
      return because('operators.volunteers.import.organisation', { organisation: body ?? '' })
    return { row, newId, person: one.id, organisation }
  })
}

/** The bodies of these names; one of a name that two have is none of them. */
async function bodiesNamed(tx: ActorTx, said: readonly string[]): Promise<Map<string, string>> {
  const names = [...new Set(said.map(plain))]
  const found = await tx
    .selectFrom('organisation')
    .where(sql<boolean>`search_name = any(${names}::text[])`)
    .select(['id', 'search_name'])
    .execute()
  const bodies = Map.groupBy(found, ({ search_name }) => search_name)
  return new Map([...bodies].flatMap(([name, [one, another]]) => (one && !another ? [[name, one.id]] : [])))
}

export const spellsOf = (tx: ActorTx, people: readonly string[]): Promise<Spell[]> =>
  tx
    .selectFrom('volunteer')
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .select(['id', 'person_id', 'from_on', 'until_on'])
    .execute()

export const checksOf = (tx: ActorTx, people: readonly string[]) =>
  tx
    .selectFrom('volunteer_check')
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .select(['person_id', 'kind', 'done_on as doneOn', 'expires_on as expiresOn'])
    .execute()
export const sameCheck = (check: {
  person_id: string
  kind: string
  doneOn: string
  expiresOn: string | null
}) => [check.person_id, check.kind, check.doneOn, check.expiresOn].join(' ')

export const overlap = (spell: Spell, { fromOn, untilOn }: ListedVolunteer) =>
  spell.from_on <= (untilOn ?? '9999') && fromOn <= (spell.until_on ?? '9999')
