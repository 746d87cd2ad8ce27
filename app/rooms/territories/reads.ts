import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import type { Here } from '../../ground/access/request.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { beforeActor } from '../../ground/db/database.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { isIstatCode, municipalitiesSaid } from './rules.ts'

const COLUMNS = ['id', 'slug', 'name', 'language', 'time_zone', 'installation'] as const
type Row = {
  id: string
  slug: string
  name: string
  language: string
  time_zone: string
  installation: string
}

const here = ({ time_zone, installation, ...territory }: Row): Here => ({
  ...territory,
  timeZone: time_zone,
  example: installation === 'example',
})

/** The territory at the first segment of an address, or nothing. */
export async function territoryAt(
  slug: string,
  db: Kysely<Tables> = beforeActor(),
): Promise<Here | undefined> {
  const row = await db.selectFrom('territory').select(COLUMNS).where('slug', '=', slug).executeTakeFirst()
  return row && here(row)
}

export async function allTerritories(db: Kysely<Tables> = beforeActor()): Promise<Here[]> {
  return (await db.selectFrom('territory').select(COLUMNS).orderBy('name').execute()).map(here)
}

/** The day it is in the actor's territory, by its own clock. */
export async function dayHere(tx: ActorTx, { territoryId }: Actor): Promise<string> {
  const { today } = await tx
    .selectFrom('territory')
    .where('id', '=', territoryId)
    .select(sql<string>`(now() at time zone time_zone)::date`.as('today'))
    .executeTakeFirstOrThrow()
  return today
}

/** Whether nothing has been set up yet. */
export const isEmptyInstallation = async (db: Kysely<Tables> = beforeActor()) =>
  (await db.selectFrom('territory').select('id').limit(1).executeTakeFirst()) === undefined

/** `example`, `real`, or nothing before the first territory. */
export const installationKind = async (db: Kysely<Tables> = beforeActor()) =>
  (await db.selectFrom('installation').select('kind').executeTakeFirst())?.kind

/** Up to `limit` municipalities of Italy whose name or ISTAT code begins with what was typed. */
export function findMunicipalities(typed: string, limit = 12, db: Kysely<Tables> | ActorTx = beforeActor()) {
  const query = db
    .selectFrom('municipality')
    .select(['istat_code', 'name', 'province_code'])
    .orderBy('search_name')
    .limit(limit)
  return (
    isIstatCode(typed) || /^\d+$/.test(typed)
      ? query.where(sql<boolean>`starts_with(istat_code, ${typed})`)
      : query.where(sql<boolean>`starts_with(search_name, app.plain(${typed}))`)
  ).execute()
}

/** Municipalities named one by one, by code or by name: what was found, what is unknown, what could be two. */
export async function municipalitiesNamed(said: string[], db: Kysely<Tables> | ActorTx = beforeActor()) {
  const names = said.map((words) => words.replace(/\s*\([A-Za-z]{2}\)$/, ''))
  const known = await db
    .selectFrom('municipality')
    .select(['istat_code', 'name', 'province_code'])
    .where((where) =>
      where.or([
        where('istat_code', 'in', said),
        sql<boolean>`search_name = any (select app.plain(word) from unnest(${names}::text[]) as word)`,
      ]),
    )
    .execute()
  return municipalitiesSaid(said, known, plain)
}

// The same as app.plain() of the database, for the few names of one list.
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9@]+/g, ' ')
    .trim()

/** The territory's own municipalities, by name. */
export const municipalitiesHere = (tx: ActorTx) =>
  tx
    .selectFrom('territory_municipality')
    .innerJoin('municipality', 'municipality.istat_code', 'territory_municipality.istat_code')
    .select([
      'municipality.istat_code',
      'municipality.name',
      'municipality.province_code',
      'municipality.cadastral_code',
    ])
    .orderBy('municipality.search_name')
    .execute()
