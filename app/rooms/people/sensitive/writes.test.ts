import { expect, test } from 'vitest'
import { mailsTo, openShell } from '../../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { createAccount } from '../../../ground/access/accounts.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { currentAuth } from '../../../ground/access/auth.ts'
import { chooseLanguage } from '../../../ground/access/reading-language.ts'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { readVulnerability } from '../vulnerability/reads.ts'
import { tellVulnerability } from '../vulnerability/writes.ts'
import { tellOpened } from './parts/letter.ts'
import { newNotices, openings, readingsAbout } from './reads.ts'
import { breakGlass, closeGlass } from './writes.ts'

openHouse()
openShell()

const REASON = 'Ha chiamato il pronto soccorso: serve sapere come sta.'

/** Somebody about whom Anna wrote a hard time, and Carla who coordinates. */
async function somebody() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const carla = await territory.operator('Carla Neri', 'coordinator')
  const person = await territory.person('Ada Verdi')
  await tell(anna, person)
  return { territory, anna, carla, person }
}
const tell = (author: SignedInActor, person: string) =>
  asActor(author, (tx) =>
    tellVulnerability(tx, author, newId(), person, {
      kind: 'bereavement',
      words: 'La perdita della sorella',
      fromOn: '2018-03-01',
      untilOn: undefined,
    }),
  )
const factsSeenBy = (actor: SignedInActor, person: string) =>
  asActor(actor, (tx) => readVulnerability(tx, actor, person))
const open = (actor: SignedInActor, person: string, id = newId()) =>
  asActor(actor, (tx) => breakGlass(tx, actor, id, person, REASON))

test('what Anna wrote is hers alone, until a coordinator opens it for a reason', async () => {
  const { anna, carla, person } = await somebody()
  expect(await factsSeenBy(anna, person)).toHaveLength(1)
  expect(await factsSeenBy(carla, person)).toEqual([])
  expect(await open(carla, person)).toEqual([anna.accountId])
  expect(await factsSeenBy(carla, person)).toMatchObject([{ words: 'La perdita della sorella', own: false }])
  expect(await asActor(carla, (tx) => openings(tx, carla))).toMatchObject([
    { reason: REASON, by: 'Carla Neri' },
  ])
})

test('only what is about that person opens, and only to who opened it', async () => {
  const { territory, anna, carla, person } = await somebody()
  const other = await territory.person('Bruno Gialli')
  await tell(anna, other)
  const colleague = await territory.operator('Dina Rosa', 'coordinator')
  await open(carla, person)
  expect(await factsSeenBy(carla, other)).toEqual([])
  expect(await factsSeenBy(colleague, person)).toEqual([])
})

test('after its hour, or once closed, it is closed again; it cannot be made longer', async () => {
  const { territory, carla, person } = await somebody()
  const id = newId()
  await open(carla, person, id)
  await expect(
    asActor(carla, (tx) =>
      tx
        .updateTable('sensitive_opening')
        .set({ closes_at: new Date(Date.now() + 60_000) })
        .execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' })
  await asOwner(
    `update sensitive_opening set opened_at = opened_at - interval '2 hours', closes_at = closes_at - interval '2 hours'
     where territory_id = $1`,
    [territory.id],
  )
  expect(await factsSeenBy(carla, person)).toEqual([])

  const again = newId()
  await open(carla, person, again)
  expect(await factsSeenBy(carla, person)).toHaveLength(1)
  expect(await asActor(carla, (tx) => closeGlass(tx, carla, again))).toBe(true)
  expect(await factsSeenBy(carla, person)).toEqual([])
})

test('nobody else breaks the glass, by the page or around it', async () => {
  const { territory, anna, person } = await somebody()
  const administrator = await territory.operator('Elio Blu', 'administrator')
  for (const actor of [anna, administrator]) {
    await expect(open(actor, person)).rejects.toMatchObject({ code: '42501' })
    await expect(
      asActor(actor, (tx) =>
        tx
          .insertInto('sensitive_opening')
          .values({
            territory_id: territory.id,
            id: newId(),
            person_id: person,
            opened_by: actor.personId,
            reason: Buffer.from('x'),
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  }
  expect(await asOwner('select from sensitive_opening where territory_id = $1', [territory.id])).toEqual([])
})

test('who wrote it is told on their day, and says so once', async () => {
  const { territory, anna, carla, person } = await somebody()
  const id = newId()
  await open(carla, person, id)
  await open(carla, person, id)
  expect(
    await asOwner("select from journal where territory_id = $1 and act = 'people.brokeGlass'", [
      territory.id,
    ]),
  ).toHaveLength(1)
  expect(await asActor(anna, (tx) => newNotices(tx, anna))).toMatchObject([
    { by: 'Carla Neri', person: 'Ada Verdi' },
  ])
  const seen = await visits(routes, territory, { actor: anna }).post(`/break-glass/${id}/seen`, {})
  expect(seen.status).toBe(303)
  expect(await asActor(anna, (tx) => newNotices(tx, anna))).toEqual([])
  expect((await visits(routes, territory, { actor: carla }).post(`/break-glass/${id}/seen`, {})).status).toBe(
    404,
  )
})

test('the letter that tells says nothing about anybody', async () => {
  const { territory, anna, carla, person } = await somebody()
  const email = `anna-${anna.personId}@esempio.it`
  const account = await createAccount(currentAuth(), { email, name: 'Anna', proved: true })
  await asOwner('update account_person set account_id = $1 where account_id = $2', [account, anna.accountId])
  const answer = await visits(routes, territory, { actor: carla }).post(`/people/${person}/break-glass`, {
    reason: REASON,
  })
  expect(answer.location).toBe(`/${territory.slug}/people/${person}/vulnerability`)
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  const [letter] = await mailsTo(email)
  expect(JSON.stringify(letter)).not.toMatch(/Ada|Verdi|Carla|pronto soccorso/)
  expect(letter?.text).toContain('qualcosa di riservato')

  await chooseLanguage(currentAuth(), account, 'en')
  await tellOpened({ name: 'Valle', slug: territory.slug, language: 'it' }, [account])
  await expect.poll(async () => (await mailsTo(email)).length).toBe(2)
  expect((await mailsTo(email))[0]?.text, 'in the language they read in').toContain('something reserved')
})

test('every reading is written down, and shown to who wrote, who coordinates, and the person', async () => {
  const { territory, anna, carla, person } = await somebody()
  const other = await territory.operator('Furio Viola', 'facilitator')
  await open(carla, person)
  await factsSeenBy(carla, person)
  const readers = async (actor: SignedInActor) =>
    (await asActor(actor, (tx) => readingsAbout(tx, person))).map(({ reader }) => reader)
  expect(await readers(anna)).toEqual(['Carla Neri'])
  expect(await readers(carla)).toEqual(['Carla Neri'])
  expect(await readers(other)).toEqual([])
  const stored = JSON.stringify(
    await asOwner('select * from sensitive_read where territory_id = $1', [territory.id]),
  )
  expect(stored).not.toContain('sorella')
  const page = await visits(routes, territory, { actor: carla }).get(`/people/${person}/who-read`)
  expect(page.html).toContain('Carla Neri')
})

test('a reason too short opens nothing', async () => {
  const { territory, carla, person } = await somebody()
  const answer = await visits(routes, territory, { actor: carla }).post(`/people/${person}/break-glass`, {
    reason: 'così',
  })
  expect(answer.status).toBe(422)
  expect(await factsSeenBy(carla, person)).toEqual([])
})
