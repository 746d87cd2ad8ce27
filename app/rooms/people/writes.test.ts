import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { newId } from '../../ground/db/ids.ts'
import { personForm } from './forms.ts'
import { findPeople, peopleAfter, personById } from './reads.ts'
import { plain } from './rules.ts'
import { changePerson, newPersonNamed, recordPerson } from './writes.ts'

openHouse()

const told = (more: object = {}) =>
  personForm.parse({
    givenName: 'Nadia',
    familyName: 'Fratus',
    birthYear: '1948',
    phone: '333 1234567',
    ...more,
  })

test('someone written down by a facilitator is found by the team of the territory and by nobody else', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const stranger = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  const citizen = await valley.operator('Carla Neri', 'citizen')
  const id = newId()

  await asActor(anna, (tx) => recordPerson(tx, anna, id, told()))

  expect(await asActor(anna, (tx) => findPeople(tx, 'nad'))).toMatchObject([{ id, birth_year: 1948 }])
  expect(await asActor(stranger, (tx) => findPeople(tx, 'nad'))).toEqual([])
  expect(await asActor(stranger, (tx) => personById(tx, id))).toBeUndefined()
  expect(await asActor(citizen, (tx) => personById(tx, id))).toBeUndefined()
  expect(await asActor(valley.visitor, (tx) => findPeople(tx, 'nad'))).toEqual([])
})

test('an administrator knows the name, not how to reach someone', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const setter = await valley.operator('Dario Conti', 'administrator')
  const id = newId()
  await asActor(anna, (tx) => recordPerson(tx, anna, id, told()))

  expect(await asActor(anna, (tx) => personById(tx, id))).toMatchObject({
    contact: { phone: '+393331234567' },
  })
  expect(await asActor(setter, (tx) => personById(tx, id))).toMatchObject({
    given_name: 'Nadia',
    contact: { phone: null },
    profile: { birth_year: null },
  })
})

test('the same form sent twice is one person; someone else cannot send it again', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const bruno = await valley.operator('Bruno Verdi', 'facilitator')
  const id = newId()
  const send = () => asActor(anna, (tx) => recordPerson(tx, anna, id, told({ interests: 'cucito, orto' })))

  const both = await Promise.all([send(), send()])

  expect(both).toEqual([undefined, undefined])
  expect(await asOwner('select 1 from journal where record_id = $1', [id])).toHaveLength(1)
  await expect(asActor(bruno, (tx) => recordPerson(tx, bruno, id, told()))).rejects.toThrow(NotHere)
})

test('a person can be known by one name only, and met for the first time by a whole one', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [one, other] = await asActor(anna, async (tx) => [
    await newPersonNamed(tx, anna, 'Fatou'),
    await newPersonNamed(tx, anna, 'Maria Teresa Dalla Costa'),
  ])
  expect(await asActor(anna, (tx) => personById(tx, one as string))).toMatchObject({
    given_name: 'Fatou',
    family_name: '',
  })
  expect(await asActor(anna, (tx) => personById(tx, other as string))).toMatchObject({
    family_name: 'Dalla Costa',
  })
})

test('correcting a person replaces what was said and keeps what they like as the form has it', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const id = newId()
  await asActor(anna, (tx) =>
    recordPerson(tx, anna, id, told({ interests: 'cucito, orto', offers: 'passaggi in auto' })),
  )

  const corrected = told({ givenName: 'Nadja', phone: undefined, municipality: '017113', interests: 'orto' })
  await asActor(anna, (tx) => changePerson(tx, anna, id, corrected))

  expect(await asActor(anna, (tx) => personById(tx, id))).toMatchObject({
    given_name: 'Nadja',
    contact: { phone: null },
    profile: { municipality: 'Montichiari' },
    interests: [{ kind: 'interest', said: 'orto' }],
  })
})

test('people are found by the beginnings of their names in any order, by phone and by e-mail', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const id = newId()
  const form = told({ givenName: 'Niccolò Maria', familyName: 'D’Àvila', email: 'Nico@Example.org' })
  await asActor(anna, (tx) => recordPerson(tx, anna, id, form))
  const finds = async (said: string) =>
    (await asActor(anna, (tx) => findPeople(tx, said))).some((one) => one.id === id)

  for (const said of [
    'nic',
    'NICCOLO',
    'd avila',
    'nic avi',
    'davila nic',
    'maria d',
    '333 12.34.567',
    'nico@example.org',
  ]) {
    expect([said, await finds(said)]).toEqual([said, said !== 'davila nic'])
  }
  expect(await asActor(anna, (tx) => findPeople(tx, '  '))).toEqual([])
  expect(await asActor(anna, (tx) => findPeople(tx, "x' or true --"))).toEqual([])
})

test('pages of everybody follow each other without gaps', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  for (const name of ['Rita Rossi', 'Ada Rossi', 'Ada Rossi', 'Ugo Zani']) await valley.person(name)

  const first = await asActor(anna, (tx) => peopleAfter(tx, undefined, 3))
  const rest = await asActor(anna, (tx) => peopleAfter(tx, first.at(-1)?.id, 3))

  expect([...first, ...rest].map((one) => `${one.given_name} ${one.family_name}`)).toEqual([
    'Anna Bianchi',
    'Ada Rossi',
    'Ada Rossi',
    'Rita Rossi',
    'Ugo Zani',
  ])
})

test('a name is made plain as the database makes it plain', async () => {
  for (const said of [
    'Niccolò D’Àvila',
    '  É. Łukasz-Müller ',
    'ﬁore ½',
    'Øyvind',
    'anna@example.org',
    '李 Wei',
  ]) {
    const [row] = await asOwner<{ plain: string }>('select app.plain($1) as plain', [said])
    expect([said, plain(said)]).toEqual([said, row?.plain])
  }
})

test('correcting somebody who is not there is no correction, and the journal knows nothing of it', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const elsewhere = await (await newTerritory()).person('Nadia Fratus')
  await expect(asActor(anna, (tx) => changePerson(tx, anna, elsewhere, told()))).rejects.toThrow(NotHere)
  expect(await asOwner('select 1 from journal where record_id = $1', [elsewhere])).toEqual([])
})
