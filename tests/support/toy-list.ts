import { sql } from 'kysely'
import type { Actor } from '../../app/ground/access/actor.ts'
import type { ActorTx } from '../../app/ground/db/as-actor.ts'
import { bodyFiscalCode } from '../../app/ground/files/italian.ts'
import { done, refused } from '../../app/ground/forms/outcome.ts'
import {
  type ImportDefinition,
  type IncomingRow,
  outsideTerritory,
  type WrittenRow,
} from '../../app/ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../app/ground/imports/record-table.ts'

/** The list with which the engine itself is tried and measured: names, codes, a town and a note of bodies. */
export type ToyRow = { name: string; code: string | null; town: string | null; note?: string | null }
type Stored = { id: string; name: string; fiscal_code: string | null; description: string | null }

export const TOWNS = ['Montichiari', 'Carpenedolo', 'Acquafredda']

export const toyList: ImportDefinition<ToyRow, { towns: readonly string[] }> = {
  kind: 'toys',
  title: 'imports.home.kind',
  recordKind: 'organisation',
  fields: [
    {
      name: 'name',
      label: 'imports.home.list',
      headings: ['denominazione', 'nome'],
      required: true,
      parse: (cell) => done(cell),
    },
    {
      name: 'code',
      label: 'imports.upload.field',
      headings: ['codice fiscale', 'fiscal code'],
      parse: bodyFiscalCode,
    },
    {
      name: 'town',
      label: 'imports.home.outcome',
      headings: ['comune', 'municipality'],
      parse: (cell, { towns }) => (towns.includes(cell) ? done(cell) : outsideTerritory()),
    },
    { name: 'note', label: 'imports.check.why', headings: ['nota', 'note'], parse: (cell) => done(cell) },
  ],
  prepare: async () => ({ towns: TOWNS }),
  row: (values) => {
    const row = values as ToyRow
    return row.note === row.name ? refused('imports.row.required') : done(row)
  },
  key: ({ code, name }) => code ?? name,
  write: writeToys,
  existing: (tx, ids) => existingIn(tx, 'organisation', ids),
  restore: async (tx, _actor, records) =>
    changeToys(
      tx,
      records.map(({ before }) => before as Stored),
    ),
  remove: (tx, _actor, ids) => removeUnreferenced(tx, 'organisation', ids),
}

async function writeToys(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ToyRow>[],
): Promise<WrittenRow[]> {
  const known = rows.flatMap(({ known }) => known ?? [])
  const before = new Map((await storedToys(tx, known)).map((stored) => [stored.id, stored]))
  const asStored = rows.map(({ row, known, newId }) => ({
    id: known ?? newId,
    name: row.name,
    fiscal_code: row.code,
    description: row.note ?? null,
  }))
  await addToys(
    tx,
    actor,
    asStored.filter(({ id }) => !before.has(id)),
  )
  await changeToys(
    tx,
    asStored.filter(({ id }) => before.has(id)),
  )
  return asStored.map(({ id }) =>
    before.has(id)
      ? { recordId: id, action: 'updated', before: before.get(id) }
      : { recordId: id, action: 'created' },
  )
}

const storedToys = (tx: ActorTx, ids: readonly string[]): Promise<Stored[]> =>
  tx
    .selectFrom('organisation')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(['id', 'name', 'fiscal_code', 'description'])
    .execute()

const addToys = (tx: ActorTx, actor: Actor, toys: readonly Stored[]) =>
  sql`insert into organisation (territory_id, id, name, kind, fiscal_code, description, recorded_by)
    select ${actor.territoryId}, id, name, 'association', fiscal_code, description, ${actor.personId}
    from jsonb_to_recordset(${JSON.stringify(toys)}::jsonb)
      as toy (id uuid, name text, fiscal_code text, description text)`.execute(tx)

const changeToys = async (tx: ActorTx, toys: readonly Stored[]) => {
  await sql`update organisation set name = toy.name, fiscal_code = toy.fiscal_code, description = toy.description
    from jsonb_to_recordset(${JSON.stringify(toys)}::jsonb)
      as toy (id uuid, name text, fiscal_code text, description text)
    where organisation.territory_id = app.territory_id() and organisation.id = toy.id`.execute(tx)
}
