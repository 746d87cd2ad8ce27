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
import { personForm } from '../forms.ts'
import { beginHousehold, joinHousehold } from '../households/writes.ts'
import { routes } from '../routes.ts'
import { readingsAbout } from '../sensitive/reads.ts'
import { breakGlass } from '../sensitive/writes.ts'
import { changePerson } from '../writes.ts'
import { concernForm, guardianForm } from './forms.ts'
import { readConcerns, refusalsToName, refusalToActOnline, refusalToName } from './reads.ts'
import { isUnder, lastDayAsMinor } from './rules.ts'
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

test('in an emergency who coordinates opens a concern: its author is told, and each reading stands in the log', async () => {
  const { valley, anna, sofia } = await house()
  const said = { notedOn: today, basis: 'report_duty', reason: 'Lividi', words: 'Non vuole tornare a casa' }
  await asActor(anna, (tx) => noteConcern(tx, anna, newId(), sofia, concernForm.parse(said)))
  const carla = await valley.operator('Carla Neri', 'coordinator')
  const read = () => asActor(carla, (tx) => readConcerns(tx, carla, sofia))
  expect(await read()).toEqual([])
  const told = await asActor(carla, (tx) =>
    breakGlass(tx, carla, newId(), sofia, 'Chiamata dal pronto soccorso'),
  )
  expect(told).toEqual([anna.accountId])
  expect(await read()).toMatchObject([{ words: said.words }])
  const readings = await asActor(carla, (tx) => readingsAbout(tx, sofia))
  expect(readings).toMatchObject([{ kind: 'safety_concern', reader: 'Carla Neri' }])
  await asOwner(`update sensitive_opening set closes_at = now() where territory_id = $1`, [valley.id])
  expect(await read(), 'after its hour').toEqual([])
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

test('a minor is in no household by name until who holds parental responsibility agrees', async () => {
  const { anna, sofia, marta, consent, makeGuardian } = await house()
  const family = newId()
  const begin = (id: string, who: string) =>
    asActor(anna, (tx) => beginHousehold(tx, anna, id, who, { name: 'Famiglia Fratus' }, today))
  const join = () => asActor(anna, (tx) => joinHousehold(tx, anna, family, { personId: sofia }, today))
  expect(await begin(newId(), sofia)).toEqual({ ok: false, refusal: 'people.naming.minor' })
  await begin(family, marta)
  expect(await join()).toEqual({ ok: false, refusal: 'people.naming.minor' })
  expect(await asOwner('select 1 from household_member where person_id = $1', [sofia])).toEqual([])
  await makeGuardian()
  await consent(marta)
  expect(await join()).toMatchObject({ ok: true })
})

test('of many people those who may not be named are told one by one, and those of age are not among them', async () => {
  const { valley, anna, sofia, marta } = await house()
  const luca = await valley.person('Luca Zani')
  await asOwner(
    'insert into person_restriction (territory_id, id, person_id, from_on) values ($1, $2, $3, $4)',
    [valley.id, newId(), luca, '2026-01-01'],
  )
  const reasons = await asActor(anna, (tx) => refusalsToName(tx, anna, [sofia, marta, luca], today))
  expect(Object.fromEntries(reasons)).toEqual({
    [sofia]: 'people.naming.minor',
    [luca]: 'people.naming.restricted',
  })
  expect((await asActor(anna, (tx) => refusalsToName(tx, anna, [sofia], '2032-01-01'))).size).toBe(0)
})

test('under fourteen nobody acts online by name without a consent to that, whatever else was agreed', async () => {
  const { anna, sofia, marta, consent, makeGuardian } = await house()
  const online = (on = today) => asActor(anna, (tx) => refusalToActOnline(tx, anna, sofia, on))
  await makeGuardian()
  await consent(marta)
  expect(await online()).toBe('people.naming.online')
  expect(await online('2028-01-01')).toBe(undefined)
  const form = consentForm.parse({ kind: 'online_minor', givenOn: today, how: 'signed', givenBy: marta })
  const id = newId()
  await asActor(anna, (tx) => giveConsent(tx, anna, id, sofia, form))
  expect(await online()).toBe(undefined)
  await asActor(anna, (tx) => revokeConsent(tx, anna, id, today))
  expect(await online()).toBe('people.naming.online')
})

test('a parent answers for a child until the eighteenth birthday, and for no adult', async () => {
  const { valley, anna, sofia, marta, makeGuardian } = await house()
  const untilOn = async () =>
    (
      await asOwner<{ until_on: string }>('select until_on::text from guardian where minor_id = $1', [sofia])
    )[0]?.until_on
  await makeGuardian()
  expect(await untilOn()).toBe('2031-12-31')
  const born = personForm.parse({ givenName: 'Sofia', familyName: 'Fratus', bornOn: '2014-02-28' })
  await asActor(anna, (tx) => changePerson(tx, anna, sofia, born))
  expect(await untilOn()).toBe('2031-12-31')
  await asOwner('update guardian set until_on = null where minor_id = $1', [sofia])
  await asActor(anna, (tx) => changePerson(tx, anna, sofia, born))
  expect(await untilOn()).toBe('2032-02-27')
  const adult = await valley.person('Ugo Fratus')
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 1990)', [
    valley.id,
    adult,
  ])
  const said = { guardian: marta, saidBy: 'La madre', fromOn: '2020-01-01' }
  const recordAs = (title: string) =>
    asActor(anna, (tx) => recordGuardian(tx, anna, newId(), adult, guardianForm.parse({ ...said, title })))
  expect(await recordAs('parent')).toEqual({ ok: false, refusal: 'people.guardians.adult' })
  expect(await recordAs('tutor')).toMatchObject({ ok: true })
})

test.each([
  [{ bornOn: '2012-03-11' }, '2030-03-10'],
  [{ bornOn: '2012-02-29' }, '2030-02-28'],
  [{ birthYear: 2012 }, '2029-12-31'],
  [{}, null],
])('%o is a minor until %s', (born, day) => {
  expect(lastDayAsMinor(born)).toBe(day)
})
