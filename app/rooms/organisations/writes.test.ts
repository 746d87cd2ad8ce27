import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { newId } from '../../ground/db/ids.ts'
import { organisationForm } from './forms.ts'
import {
  alreadyKnown,
  contactOf,
  findOrganisations,
  membersOf,
  organisationById,
  organisationsLike,
} from './reads.ts'
import {
  addMember,
  changeOrganisation,
  endMembership,
  listOrganisation,
  newOrganisationNamed,
  recordOrganisation,
  unlistOrganisation,
  verifyOrganisation,
} from './writes.ts'

openHouse()
const told = (more: object = {}) =>
  organisationForm.parse({
    name: 'Banco del tempo “Il Girasole”',
    kind: 'association',
    contactPhone: '0309876543',
    ...more,
  })

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const id = newId()
  const write = (more: object = {}) => asActor(anna, (tx) => recordOrganisation(tx, anna, id, told(more)))
  const page = (filter: object) =>
    asActor(anna, (tx) => organisationsLike(tx, filter, { today: '2019-09-30', limit: 50, offset: 0 }))
  return { valley, anna, id, write, page }
}

test('an organisation is public from the day it agreed to be listed, its contacts for the team never', async () => {
  const { valley, anna, id, write } = await house()
  await write()
  const seen = async () => (await asActor(valley.visitor, (tx) => organisationById(tx, id)))?.id

  expect(await seen()).toBeUndefined()
  await asActor(anna, (tx) => listOrganisation(tx, anna, id, '2018-03-01'))
  expect(await seen()).toBe(id)
  expect(await asActor(anna, (tx) => contactOf(tx, id))).toMatchObject({ phone: '0309876543' })
  expect(await asActor(valley.visitor, (tx) => contactOf(tx, id))).toBeUndefined()
  await asActor(anna, (tx) => unlistOrganisation(tx, anna, id))
  expect(await seen()).toBeUndefined()
})

test('nobody outside sees or changes it', async () => {
  const { valley, anna, id, write } = await house()
  await write()
  const stranger = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  const citizen = await valley.operator('Carla Neri', 'citizen')
  expect(await asActor(anna, (tx) => findOrganisations(tx, 'banco del t'))).toMatchObject([{ id }])
  for (const other of [stranger, citizen]) {
    expect(await asActor(other, (tx) => organisationById(tx, id))).toBeUndefined()
    expect(await asActor(other, (tx) => listOrganisation(tx, other, id, '2018-01-01'))).toBe(false)
  }
})

test('the same form sent twice is one organisation, and only to its author', async () => {
  const { valley, id, write } = await house()
  const bruno = await valley.operator('Bruno Verdi', 'facilitator')
  await Promise.all([write(), write()])
  await expect(asActor(bruno, (tx) => recordOrganisation(tx, bruno, id, told()))).rejects.toThrow(NotHere)
  expect(await asOwner('select 1 from organisation where id = $1', [id])).toHaveLength(1)
})

test('the round of verifications shows who was never verified and who was more than a year ago', async () => {
  const { anna, id, write, page } = await house()
  await write()
  const verify = (on: string) => asActor(anna, (tx) => verifyOrganisation(tx, anna, id, newId(), on))
  const ages = async () => {
    const found = []
    for (const verified of ['to_verify', 'never', 'old', 'recent'])
      if ((await page({ verified })).length) found.push(verified)
    return found
  }
  expect(await ages()).toEqual(['to_verify', 'never'])
  await verify('2017-05-01')
  expect(await ages()).toEqual(['to_verify', 'old'])
  await verify('2019-05-01')
  expect(await ages()).toEqual(['recent'])
})

test('lists are narrowed by what is asked, and each line knows how many there are', async () => {
  const { anna, id, write, page } = await house()
  await write({ municipality: '017113' })
  await asActor(anna, (tx) => newOrganisationNamed(tx, anna, 'Le nonne del cortile'))

  expect((await page({})).map(({ name, total }) => [name, total])).toEqual([
    ['Banco del tempo “Il Girasole”', 2],
    ['Le nonne del cortile', 2],
  ])
  for (const filter of [
    { q: 'girasole' },
    { kind: 'association' },
    { formal: 'yes' },
    { municipality: '017113' },
  ]) {
    expect([filter, (await page(filter)).map((line) => line.id)]).toEqual([filter, [id]])
  }
  expect((await page({ formal: 'no' })).map(({ kind }) => kind)).toEqual(['informal_group'])
  expect(await page({ listed: 'yes' })).toEqual([])
})

test('people have parts in an organisation from a day and until one; a part recorded twice is one', async () => {
  const { valley, anna, id, write } = await house()
  await write()
  const [nadia, membership] = [await valley.person('Nadia Fratus'), newId()]
  const join = () =>
    asActor(anna, (tx) =>
      addMember(tx, anna, membership, {
        organisationId: id,
        personId: nadia,
        role: 'presidente',
        fromOn: '2017-01-01',
      }),
    )

  expect([await join(), await join()]).toEqual([true, false])
  expect(await asActor(anna, (tx) => endMembership(tx, anna, membership, '2016-01-01'))).toBe(false)
  expect(await asActor(anna, (tx) => endMembership(tx, anna, membership, '2018-01-01'))).toBe(true)
  expect(await asActor(anna, (tx) => membersOf(tx, id))).toMatchObject([
    { person_id: nadia, role: 'presidente', until_on: '2018-01-01' },
  ])
  expect(await asActor(valley.visitor, (tx) => membersOf(tx, id))).toEqual([])
})

test('a body with the same name or fiscal code is found before it is written down again', async () => {
  const { anna, id, write } = await house()
  await write({ fiscalCode: '80017670177' })
  const known = (name: string, fiscalCode?: string) =>
    asActor(anna, (tx) => alreadyKnown(tx, { name, fiscalCode }))
  expect(await known('BANCO DEL TEMPO IL GIRASOLE')).toMatchObject([{ id }])
  expect(await known('Altro nome', '80017670177')).toMatchObject([{ id }])
  expect(await known('Altro nome')).toEqual([])
})

test('correcting an organisation replaces profile and contacts', async () => {
  const { anna, id, write } = await house()
  await write()
  const corrected = told({ website: 'example.org/girasole', contactPhone: undefined, offers: 'una sala' })
  await asActor(anna, (tx) => changeOrganisation(tx, anna, id, corrected))
  expect(await asActor(anna, (tx) => organisationById(tx, id))).toMatchObject({
    website: 'https://example.org/girasole',
    offers: 'una sala',
  })
  expect(await asActor(anna, (tx) => contactOf(tx, id))).toMatchObject({ phone: null })
})

test.each([
  [{ fiscalCode: '80017670178' }, 'organisations.form.fiscalCode.check'],
  [{ fiscalCode: '123' }, 'organisations.form.fiscalCode.shape'],
  [{ website: 'javascript:alert(1)' }, 'forms.error.url'],
  [{ kind: 'club' }, 'organisations.form.kind.missing'],
  [{ publicEmail: 'segreteria' }, 'forms.error.email'],
])('an organisation told with %o is refused', (more, message) => {
  const read = organisationForm.safeParse({ name: 'Prova', kind: 'association', ...more })
  expect(read.error?.issues[0]?.message).toBe(message)
})

test('an organisation of another territory is not corrected from here', async () => {
  const { id, write } = await house()
  await write()
  const bruno = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  await expect(asActor(bruno, (tx) => changeOrganisation(tx, bruno, id, told()))).rejects.toThrow(NotHere)
  await expect(asActor(bruno, (tx) => changeOrganisation(tx, bruno, id, told(), false))).rejects.toThrow(
    NotHere,
  )
})
