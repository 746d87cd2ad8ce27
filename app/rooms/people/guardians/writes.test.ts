import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { encounterForm } from '../../encounters/forms.ts'
import { noteEncounter } from '../../encounters/writes.ts'
import { consentForm } from '../consents/forms.ts'
import { objectorsTo, privacyOf } from '../consents/reads.ts'
import { stands } from '../consents/rules.ts'
import { giveConsent, objectToNetwork, revokeConsent, withdrawObjection } from '../consents/writes.ts'
import { routes } from '../routes.ts'
import { concernForm, guardianForm } from './forms.ts'
import { readConcerns, refusalToName } from './reads.ts'
import { isUnder } from './rules.ts'
import { noteConcern, recordGuardian } from './writes.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')
const today = '2026-03-11'

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [sofia, marta] = [await valley.person('Sofia Fratus'), await valley.person('Marta Fratus')]
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2014)', [
    valley.id,
    sofia,
  ])
  const meet = (personId: string) => {
    const form = encounterForm.parse({ who: [`person:${personId}`], metAt: '2026-03-11T10:00' })
    return asActor(anna, (tx) => noteEncounter(tx, anna, newId(), form, { now, timeZone: 'Europe/Rome' }))
  }
  const consent = (givenBy?: string) =>
    asActor(anna, (tx) => {
      const form = consentForm.parse({ kind: 'named_minor', givenOn: '2026-03-01', how: 'signed', givenBy })
      return giveConsent(tx, anna, newId(), sofia, form)
    })
  const makeGuardian = () => {
    const form = guardianForm.parse({
      guardian: marta,
      title: 'parent',
      saidBy: 'Stato di famiglia',
      fromOn: '2020-01-01',
    })
    return asActor(anna, (tx) => recordGuardian(tx, anna, newId(), sofia, form))
  }
  return { valley, anna, sofia, marta, meet, consent, makeGuardian }
}

test('a minor is met by name only once who holds parental responsibility agrees, and no longer when they withdraw', async () => {
  const { anna, sofia, marta, meet, consent, makeGuardian } = await house()
  expect(await meet(sofia)).toEqual({ ok: false, refusal: 'people.naming.minor' })
  expect(await consent(marta)).toEqual({ ok: false, refusal: 'people.consents.givenBy.missing' })
  await makeGuardian()
  const given = await consent(marta)
  expect(await meet(sofia)).toMatchObject({ ok: true })
  if (!given.ok) throw new Error('the consent was refused')
  await asActor(anna, (tx) => revokeConsent(tx, anna, given.value.id, today))
  expect(await meet(sofia)).toEqual({ ok: false, refusal: 'people.naming.minor' })
})

test('a minor whose age stands on a merged record is still a minor', async () => {
  const { valley, sofia, meet } = await house()
  const kept = await valley.person('Sofia F.')
  expect(await meet(kept)).toMatchObject({ ok: true })
  await asOwner('update person set merged_into = $3 where territory_id = $1 and id = $2', [
    valley.id,
    sofia,
    kept,
  ])
  expect(await meet(kept)).toEqual({ ok: false, refusal: 'people.naming.minor' })
  expect(await meet(sofia)).toEqual({ ok: false, refusal: 'people.naming.minor' })
})

test('whose age nobody knows, and an adult, are met by name', async () => {
  const { valley, marta, meet } = await house()
  expect(await meet(marta)).toMatchObject({ ok: true })
  await asOwner('insert into person_profile (territory_id, person_id, born_on) values ($1, $2, $3)', [
    valley.id,
    marta,
    '2008-03-11',
  ])
  expect(await meet(marta)).toMatchObject({ ok: true })
  await asOwner("update person_profile set born_on = '2008-03-12' where person_id = $1", [marta])
  expect(await meet(marta)).toMatchObject({ ok: false })
})

test('a concern for a child’s safety needs no consent; its author and case operators read it, sealed', async () => {
  const { valley, anna, sofia } = await house()
  const said = {
    notedOn: today,
    basis: 'report_duty',
    reason: 'Lividi sulle braccia',
    words: 'Non vuole tornare a casa',
  }
  await asActor(anna, (tx) => noteConcern(tx, anna, newId(), sofia, concernForm.parse(said)))
  const readAs = async (role: string) => {
    const other = await valley.operator('Bruno Verdi', role)
    return (await asActor(other, (tx) => readConcerns(tx, other, sofia))).length
  }
  expect(await asActor(anna, (tx) => readConcerns(tx, anna, sofia))).toMatchObject([{ words: said.words }])
  expect(await readAs('case_operator')).toBe(1)
  for (const role of ['facilitator', 'coordinator', 'administrator', 'evaluator'])
    expect([role, await readAs(role)]).toEqual([role, 0])
  const [row] = await asOwner<{ sealed: Buffer }>('select sealed from safety_concern where person_id = $1', [
    sofia,
  ])
  expect(row?.sealed.includes('Lividi')).toBe(false)
})

test('who objects is out of the network under every id they were recorded by, until they say otherwise', async () => {
  const { valley, anna, sofia, marta } = await house()
  const twin = await valley.person('Marta F.')
  await asOwner('update person set merged_into = $1 where id = $2', [marta, twin])
  const id = newId()
  await asActor(anna, (tx) => objectToNetwork(tx, anna, id, marta, today))
  const out = await asActor(anna, (tx) => objectorsTo(tx, anna, 'network'))
  expect([out.has(marta), out.has(twin), out.has(sofia)]).toEqual([true, true, false])
  await asActor(anna, (tx) => withdrawObjection(tx, anna, id, today))
  expect((await asActor(anna, (tx) => objectorsTo(tx, anna, 'network'))).size).toBe(0)
})

test('a consent withdrawn stops standing that very day', async () => {
  const { anna, marta } = await house()
  const id = newId()
  const photos = consentForm.parse({ kind: 'photos', givenOn: '2026-01-01', how: 'signed' })
  await asActor(anna, (tx) => giveConsent(tx, anna, id, marta, photos))
  const standsNow = async () =>
    stands('photos', (await asActor(anna, (tx) => privacyOf(tx, marta))).consents, today)
  expect(await standsNow()).toBe(true)
  expect(await asActor(anna, (tx) => revokeConsent(tx, anna, id, today))).toBe(true)
  expect(await standsNow()).toBe(false)
  expect(await asActor(anna, (tx) => revokeConsent(tx, anna, id, today))).toBe(false)
})

test('the page shows what stands and takes each form back with its reason', async () => {
  const { valley, anna, sofia, marta } = await house()
  const rooms = visits(routes, valley, { actor: anna, now })
  const path = `/people/${sofia}/privacy`
  const refused = await rooms.post(`${path}/consents`, { kind: 'named_minor', givenOn: today, how: 'aloud' })
  expect([refused.status, refused.html.includes('responsabilità genitoriale')]).toEqual([422, true])
  const guardian = { guardian: marta, title: 'parent', saidBy: 'La madre', fromOn: '2020-01-01' }
  expect((await rooms.post(`${path}/guardians`, guardian)).status).toBe(303)
  const given = { kind: 'named_minor', givenOn: today, how: 'aloud', givenBy: marta }
  expect((await rooms.post(`${path}/consents`, given)).status).toBe(303)
  expect((await rooms.post(`${path}/agreements`, { agreedOn: today, how: 'aloud' })).status).toBe(303)
  expect(
    (await rooms.post(`${path}/informed`, { about: 'network', informedOn: today, how: 'aloud' })).status,
  ).toBe(303)
  expect((await rooms.post(`${path}/objections`, { _once: newId() })).status).toBe(303)
  const { html } = await rooms.get(path)
  for (const words of ['Marta Fratus', 'L’analisi della rete', 'Si oppone', 'Finisce oggi'])
    expect(html).toContain(words)
  expect((await rooms.get(`${path}/concerns`)).status).toBe(200)
  expect(await asActor(anna, (tx) => refusalToName(tx, anna, [sofia], today))).toBe(undefined)
})

test.each([
  [{ bornOn: '2012-03-11' }, 14, false],
  [{ bornOn: '2012-03-12' }, 14, true],
  [{ birthYear: 2008 }, 18, false],
  [{ birthYear: 2009 }, 18, true],
  [{}, 18, false],
])('%o is under %i: %s', (born, age, under) => {
  expect(isUnder(age, today, born)).toBe(under)
})

test('an objection whose form lost its id is written down once, under a new one', async () => {
  const { valley, anna, marta } = await house()
  const rooms = visits(routes, valley, { actor: anna, now })
  expect((await rooms.post(`/people/${marta}/privacy/objections`, {})).status).toBe(303)
  expect(
    await asOwner('select 1 from person_objection where territory_id = $1 and person_id = $2', [
      valley.id,
      marta,
    ]),
  ).toHaveLength(1)
})
