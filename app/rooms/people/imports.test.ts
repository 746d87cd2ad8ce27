import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { readSheet } from '../../ground/files/sheet.ts'
import { columnsOf } from '../../ground/imports/remembered-columns.ts'
import { runImport } from '../../ground/imports/run-import.ts'
import { undoImport } from '../../ground/imports/undo-import.ts'
import { personForm } from './forms.ts'
import { peopleImport } from './imports.ts'
import { findPeople, personById } from './reads.ts'
import { vulnerabilityForm } from './vulnerability/forms.ts'
import { tellVulnerability } from './vulnerability/writes.ts'
import { recordPerson } from './writes.ts'

openHouse()

async function importing(actor: Actor, list: string) {
  const read = await readSheet(Buffer.from(list), { fileName: 'elenco.csv' })
  if (!read.ok) throw new Error(read.refusal)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, peopleImport, read.value.headings))
  const bad: string[] = []
  const run = await runImport(asActor, actor, peopleImport, read.value, {
    mapping,
    onBad: (row, reasons) => void bad.push(`${row.number} ${reasons.map(({ refusal }) => refusal)}`),
  })
  if (!run.ok) throw new Error(run.refusal)
  return { ...run.value, bad, mapping }
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [peopleImport], id ?? ''))

async function desk() {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Neri', 'coordinator')
  const named = async (said: string) => {
    const [found] = await asActor(carla, (tx) => findPeople(tx, said))
    return found && asActor(carla, (tx) => personById(tx, found.id))
  }
  return { valley, carla, named }
}

const LIST = `Cognome;Nome;Data di nascita;Cellulare;E-mail;Comune;Lingua;Interessi
Fratus;Nadia;12/03/1948;333 1234567;Nadia@Example.org;Montichiari;italiano;"cucito, orto"
El Amrani;Youssef;;;;Carpenedolo (BS);arabo;
Rossi;Ada;31/02/1950;;;;;
Zani;Ugo;;333 sera;;;;
;;12/03/1960;;;;;
Verdi;Luca;;;;Atlantide;klingon;
`

test('an address book goes in; what cannot be right is told row by row', async () => {
  const { carla, named } = await desk()
  const { counts, bad } = await importing(carla, LIST)
  expect(counts).toMatchObject({ read: 6, created: 2, outside: 0, bad: 4 })
  expect(bad).toEqual([
    '4 files.date.unreal',
    '5 files.phone.shape',
    '6 people.import.name.missing',
    '7 people.import.language.unknown',
  ])
  expect(await named('fratus')).toMatchObject({
    given_name: 'Nadia',
    profile: { born_on: '1948-03-12', municipality: 'Montichiari', language: 'it' },
    contact: { phone: '+393331234567', email: 'nadia@example.org' },
    interests: [{ said: 'cucito' }, { said: 'orto' }],
  })
  expect(await named('el amrani')).toMatchObject({ given_name: 'Youssef', profile: { language: 'ar' } })
})

test('the same list again changes nothing; a changed phone corrects the same person; undoing gives back', async () => {
  const { carla, named } = await desk()
  await importing(carla, LIST)
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  const { counts, importId } = await importing(carla, LIST.replace('333 1234567', '333 7654321'))
  expect(counts).toMatchObject({ created: 0, updated: 1 })
  expect(await named('fratus')).toMatchObject({ contact: { phone: '+393337654321' } })
  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { restored: 1 } })
  expect(await named('fratus')).toMatchObject({ contact: { phone: '+393331234567' } })
})

test('someone written by hand is recognised by name and birthday; a namesake is not taken for her', async () => {
  const { carla } = await desk()
  const [nadia, namesake] = [newId(), newId()]
  const told = (more: object) => personForm.parse({ givenName: 'Nadia', familyName: 'Fratus', ...more })
  await asActor(carla, (tx) =>
    recordPerson(tx, carla, nadia, told({ bornOn: '1948-03-12', phone: '030 9876543' })),
  )
  await asActor(carla, (tx) => recordPerson(tx, carla, namesake, told({ bornOn: '1990-01-01' })))

  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 1, updated: 1 })

  expect(await asActor(carla, (tx) => personById(tx, nadia))).toMatchObject({
    contact: { phone: '+390309876543', email: 'nadia@example.org' },
  })
  expect(await asActor(carla, (tx) => personById(tx, namesake))).toMatchObject({ contact: { email: null } })
})

test('whole names in one column are read in the order their heading says', async () => {
  const { carla, named } = await desk()
  await importing(carla, 'Nominativo,Anno di nascita\nBianchi Anna Maria,1960\n')
  await importing(carla, 'Nome e cognome\nUgo Zani\n')
  await importing(carla, 'Nome\nRita Levi\n')
  expect(await named('anna maria')).toMatchObject({ family_name: 'Bianchi', profile: { birth_year: 1960 } })
  expect(await named('zani')).toMatchObject({ given_name: 'Ugo' })
  expect(await named('levi')).toMatchObject({ given_name: 'Rita' })
})

test('a fiscal code recognises the row again and is kept nowhere', async () => {
  const { valley, carla } = await desk()
  const list = (name: string) => `Nome e cognome;Codice fiscale\n${name};RSSMRA85T10A562S\n`
  await importing(carla, list('Mario Rossi'))
  expect((await importing(carla, list('Mario  Rossi'))).counts).toMatchObject({ created: 0 })
  for (const table of [
    'import_record',
    'import_run',
    'person',
    'person_profile',
    'person_contact',
    'journal',
  ]) {
    const rows = await asOwner<{ said: string }>(
      `select t::text as said from ${table} t where territory_id = $1`,
      [valley.id],
    )
    expect([table, rows.some(({ said }) => /RSSMRA/i.test(said))]).toEqual([table, false])
  }
  const [record] = await asOwner<{ source_key: string }>(
    'select source_key from import_record where territory_id = $1',
    [valley.id],
  )
  expect(record?.source_key).not.toMatch(/rossi/i)
})

test('taking an import back leaves whoever someone wrote about, even where that cannot be read', async () => {
  const { valley, carla, named } = await desk()
  const { importId } = await importing(carla, LIST)
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const nadia = await named('fratus')
  const fact = vulnerabilityForm.parse({ kind: 'illness', fromOn: '2018-01-01' })
  await asActor(anna, (tx) => tellVulnerability(tx, anna, newId(), nadia?.id ?? '', fact))

  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { removed: 1, kept: 1 } })
  expect(await named('fratus')).toBeDefined()
  expect(await named('el amrani')).toBeUndefined()
})

test('an administrator takes names in but not what people like', async () => {
  const { valley, carla } = await desk()
  const eva = await valley.operator('Eva Riva', 'administrator')
  const { counts, bad } = await importing(eva, LIST)
  expect(counts).toMatchObject({ created: 1 })
  expect(bad).toContain('2 people.import.interests.team')
  expect(await asActor(carla, (tx) => findPeople(tx, 'el amrani'))).toHaveLength(1)
})

test('an administrator’s import teaches nothing about people the team knows, so undoing it loses nothing', async () => {
  const { valley, carla, named } = await desk()
  const eva = await valley.operator('Eva Riva', 'administrator')
  const list = 'Nome e cognome;Anno di nascita;Telefono\nNadia Fratus;1948;030 9876543\n'
  await importing(carla, list)
  const { counts, importId } = await importing(eva, list.replace('030 9876543', '030 9876544'))
  expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  await undoing(carla, importId)
  expect(await named('fratus')).toMatchObject({ contact: { phone: '+390309876543' } })
})
