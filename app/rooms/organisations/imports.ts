import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { fiscalCode, phoneNumber } from '../../ground/files/italian.ts'
import { because } from '../../ground/files/reason.ts'
import { emailAddress, yesOrNo } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type {
  CellJudgement,
  ImportDefinition,
  IncomingRow,
  WrittenRow,
} from '../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../ground/imports/record-table.ts'
import { municipalityFields, municipalityOf } from '../people/municipalities/imports.ts'
import { readGazetteer } from '../people/municipalities/reads.ts'
import type { Gazetteer } from '../people/municipalities/rules.ts'
import { plain, TEAM } from '../people/rules.ts'
import { guessKind, kindSaid } from './rules.ts'

/** What a list says of one organisation; null where it says nothing. `kind` is a guess unless the list says it. */
export type ListedRow = Omit<Stored, 'id'> & { kind_said: boolean }
export type Stored = {
  id: string
  name: string
  kind: string
  fiscal_code: string | null
  istat_code: string | null
  address: string | null
  description: string | null
  website: string | null
  email: string | null
  phone: string | null
}

/** What an update replaced; contacts only where the actor could read them. */
type Kept = Omit<Stored, 'email' | 'phone'> & Partial<Pick<Stored, 'email' | 'phone'>>

const LONGEST = { name: 200, address: 200, description: 4000, website: 300 } as const
const text =
  (longest: number) =>
  (cell: string): CellJudgement =>
    cell.length > longest ? because('organisations.import.tooLong', { longest }) : done(cell)
/** A mark in a column: any word but a no is a yes. */
const mark = (cell: string) => {
  const said = yesOrNo(cell)
  return done(said.ok ? said.value : true)
}
const website = (cell: string): CellJudgement => {
  const address = /^https?:\/\//i.test(cell) ? cell : `https://${cell}`
  return URL.canParse(address) &&
    /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address) &&
    address.length <= LONGEST.website
    ? done(address)
    : because('organisations.import.website.shape')
}

/** `trama import organisations`: registers, lists of the third sector, address books of bodies. */
export const organisationImport: ImportDefinition<ListedRow, Gazetteer> = {
  kind: 'organisations',
  title: 'organisations.import.title',
  recordKind: 'organisation',
  fields: [
    {
      name: 'name',
      label: 'organisations.form.name',
      headings: [
        'denominazione',
        'ragione sociale',
        'nome',
        'organizzazione',
        'ente',
        'associazione',
        'name',
        'organisation',
      ],
      required: true,
      parse: text(LONGEST.name),
    },
    {
      name: 'fiscalCode',
      label: 'organisations.form.fiscalCode',
      headings: ['codice fiscale', 'cf', 'c f', 'partita iva', 'p iva', 'fiscal code', 'vat number'],
      parse: fiscalCode,
    },
    ...municipalityFields(true),
    {
      name: 'kind',
      label: 'organisations.form.kind',
      headings: ['tipo', 'tipologia', 'natura giuridica', 'forma giuridica', 'categoria', 'kind', 'type'],
      parse: (cell) => {
        const kind = kindSaid(plain(cell))
        return kind ? done(kind) : because('organisations.import.kind.unknown', { kind: cell })
      },
    },
    {
      name: 'address',
      label: 'organisations.form.address',
      headings: ['indirizzo', 'sede legale', 'sede', 'via', 'address'],
      parse: text(LONGEST.address),
    },
    {
      name: 'phone',
      label: 'organisations.form.contactPhone',
      headings: ['telefono', 'tel', 'cellulare', 'recapito telefonico', 'phone'],
      parse: phoneNumber,
    },
    {
      name: 'email',
      label: 'organisations.form.contactEmail',
      headings: ['e mail', 'email', 'mail', 'posta elettronica', 'pec'],
      parse: emailAddress,
    },
    {
      name: 'website',
      label: 'organisations.form.website',
      headings: ['sito', 'sito web', 'website', 'url'],
      parse: website,
    },
    {
      name: 'description',
      label: 'organisations.form.description',
      headings: ['descrizione', 'attivita', 'attivita svolta', 'note', 'description'],
      parse: text(LONGEST.description),
    },
    {
      name: 'thirdSector',
      label: 'organisations.import.thirdSector',
      headings: ['ets e onlus', 'ets', 'onlus', 'terzo settore', 'runts'],
      parse: mark,
    },
    {
      name: 'sport',
      label: 'organisations.import.sport',
      headings: ['asd', 'associazione sportiva'],
      parse: mark,
    },
    { name: 'publicBody', label: 'organisations.import.publicBody', headings: ['comuni'], parse: mark },
  ],
  prepare: readGazetteer,
  row: (values) => {
    const town = municipalityOf(values)
    if (!town.ok) return town
    const { name, fiscalCode, kind, address, phone, email, website, description } = values as Record<
      string,
      string | null
    >
    const { thirdSector, sport, publicBody } = values as Record<string, boolean | null>
    const said = String(name)
    const marks = { thirdSector: thirdSector ?? null, sport: sport ?? null, municipality: publicBody ?? null }
    return done({
      // Registers call a municipality by its bare name.
      name: publicBody && !/^comune/i.test(said) ? `Comune di ${said}` : said,
      kind: kind ?? guessKind(plain(said), marks),
      kind_said: Boolean(kind),
      fiscal_code: fiscalCode ?? null,
      istat_code: town.value,
      address: address ?? null,
      description: description ?? null,
      website: website ?? null,
      email: email ?? null,
      phone: phone ?? null,
    })
  },
  key: ({ fiscal_code, name, istat_code }) => fiscal_code ?? `${plain(name)} ${istat_code ?? ''}`,
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'organisation', ids),
  restore: (tx, _actor, records) =>
    change(
      tx,
      records.map(({ before }) => before as Kept),
    ),
  remove: (tx, _actor, ids) => removeUnreferenced(tx, 'organisation', ids),
}

/**
 * A row of an earlier import changes its record. A body written by hand is recognised by its fiscal code, or by name
 * and municipality, and only learns what nobody had written.
 */
async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedRow>[],
): Promise<WrittenRow[]> {
  const stored = await storedLike(tx, rows)
  const byId = new Map(stored.map((one) => [one.id, one]))
  const byCode = new Map(stored.flatMap((one) => (one.fiscal_code ? [[one.fiscal_code, one]] : [])))
  const byName = new Map(stored.map((one) => [nameKey(one), one]))
  const added: Stored[] = []
  const changed: Kept[] = []
  // Who cannot read contacts neither changes them nor keeps what was before: undoing must not empty them.
  const team = holdsRole(actor, ...TEAM)
  const withinReach = ({ email, phone, ...rest }: Stored): Kept => (team ? { ...rest, email, phone } : rest)

  const written = rows.map(({ row, known, newId }): WrittenRow => {
    const { kind_said, ...listed } = row
    const mine = known ? byId.get(known) : undefined
    const recognised =
      mine ??
      (row.fiscal_code ? byCode.get(row.fiscal_code) : undefined) ??
      sameName(byName.get(nameKey(row)), row)
    if (!recognised) {
      added.push({ id: newId, ...listed })
      return { recordId: newId, action: 'created' }
    }
    const said = mine && !kind_said ? { ...listed, kind: recognised.kind } : listed
    const after = mine
      ? { ...recognised, ...saying(said) }
      : { ...saying(said), ...saying(recognised), id: recognised.id }
    if (FIELDS.every((field) => (after[field] ?? null) === recognised[field]))
      return { recordId: recognised.id, action: 'unchanged' }
    changed.push(withinReach({ ...recognised, ...after }))
    return { recordId: recognised.id, action: 'updated', before: withinReach(recognised) }
  })
  await add(tx, actor, added)
  await change(tx, changed)
  return written
}

const FIELDS = [
  'name',
  'kind',
  'fiscal_code',
  'istat_code',
  'address',
  'description',
  'website',
  'email',
  'phone',
] as const
const nameKey = ({ name, istat_code }: Pick<Stored, 'name' | 'istat_code'>) =>
  `${plain(name)} ${istat_code ?? ''}`
/** Two codes are two bodies, whatever they are called. */
const sameName = (found: Stored | undefined, { fiscal_code }: ListedRow) =>
  found?.fiscal_code && fiscal_code && found.fiscal_code !== fiscal_code ? undefined : found
const saying = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, said]) => said !== null)) as Partial<Fields>

const storedLike = async (tx: ActorTx, rows: readonly IncomingRow<ListedRow>[]): Promise<Stored[]> => {
  const known = rows.flatMap(({ known }) => known ?? [])
  const codes = rows.flatMap(({ row }) => row.fiscal_code ?? [])
  const names = rows.map(({ row }) => plain(row.name))
  const { rows: stored } = await sql<Stored>`
    select o.id, o.name, o.kind, o.fiscal_code, o.istat_code, o.address, o.description, o.website, c.email, c.phone
    from organisation o
    left join organisation_contact c on c.territory_id = app.territory_id() and c.organisation_id = o.id
    where o.territory_id = app.territory_id() and o.id in (
      select id from organisation where territory_id = app.territory_id() and id = any(${known}::uuid[])
      union select id from organisation where territory_id = app.territory_id() and fiscal_code = any(${codes}::text[])
      union select id from organisation where territory_id = app.territory_id() and search_name = any(${names}::text[]))
  `.execute(tx)
  return stored
}

const AS_STORED = sql`(id uuid, name text, kind text, fiscal_code text, istat_code text, address text, description text,
  website text, email text, phone text)`

async function add(tx: ActorTx, actor: Actor, organisations: readonly Stored[]) {
  if (organisations.length === 0) return
  const listed = JSON.stringify(organisations)
  await sql`insert into organisation
      (territory_id, id, name, kind, fiscal_code, istat_code, address, description, website, recorded_by)
    select ${actor.territoryId}, id, name, kind, fiscal_code, istat_code, address, description, website, ${actor.personId}
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}`.execute(tx)
  await sql`insert into organisation_contact (territory_id, organisation_id, email, phone)
    select ${actor.territoryId}, id, email, phone from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}`.execute(
    tx,
  )
}

async function change(tx: ActorTx, organisations: readonly Kept[]) {
  if (organisations.length === 0) return
  const listed = JSON.stringify(organisations)
  await sql`update organisation o set name = listed.name, kind = listed.kind, fiscal_code = listed.fiscal_code,
      istat_code = listed.istat_code, address = listed.address, description = listed.description, website = listed.website
    from jsonb_to_recordset(${listed}::jsonb) as listed ${AS_STORED}
    where o.territory_id = app.territory_id() and o.id = listed.id`.execute(tx)
  const reached = JSON.stringify(organisations.filter((one) => one.email !== undefined))
  await sql`update organisation_contact c set email = listed.email, phone = listed.phone
    from jsonb_to_recordset(${reached}::jsonb) as listed ${AS_STORED}
    where c.territory_id = app.territory_id() and c.organisation_id = listed.id`.execute(tx)
}
