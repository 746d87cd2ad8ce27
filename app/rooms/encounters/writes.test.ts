import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { newId } from '../../ground/db/ids.ts'
import { tiesOf } from '../ties/reads.ts'
import { countPeopleMet, peopleMet } from './day/reads.ts'
import { finishReminder } from './day/writes.ts'
import { type EncounterForm, encounterForm } from './forms.ts'
import { encounterById, encounters, reminders } from './reads.ts'
import { findWho, placesToChoose, topicsLately } from './who/reads.ts'
import { correctEncounter, noteEncounter } from './writes.ts'

openHouse()

const clock = { now: new Date('2026-06-10T15:00:00Z'), timeZone: 'Europe/Rome' }
const told = (said: object): EncounterForm => encounterForm.parse({ metAt: '2026-06-10T16:30', ...said })

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const placeId = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind) values ($1, $2, 'Punto di Comunità', 'community_point')",
    [territory.id, placeId],
  )
  return { territory, anna, maria, luca, placeId }
}

const note = (actor: SignedInActor, form: EncounterForm, id = newId()) =>
  asActor(actor, (tx) => noteEncounter(tx, actor, id, form, clock))
const read = (actor: SignedInActor, id: string) => asActor(actor, (tx) => encounterById(tx, id))
const rowsOf = (territoryId: string, table: string) =>
  asOwner(`select * from ${table} where territory_id = $1`, [territoryId])

test('Anna notes an encounter once, and finds all of it again', async () => {
  const { territory, anna, maria, placeId } = await valley()
  const id = newId()
  const form = told({
    who: [`person:${maria}`, 'new-person:Giulia Sala', 'new-group:Mamme del mercoledì'],
    placeId,
    topics: ['Casa'],
    otherTopics: 'affitto, casa',
    note: 'Il padrone di casa vuole vendere.',
    next: 'Chiamare Maria',
    nextOn: '2026-06-12',
  })

  expect(await note(anna, form, id)).toEqual({ ok: true, value: { encounterId: id } })

  const encounter = await read(anna, id)
  expect(encounter).toMatchObject({
    author: 'Anna Bianchi',
    place: 'Punto di Comunità',
    people: [{ name: 'Maria Rossi' }, { name: 'Giulia Sala' }],
    organisations: [{ name: 'Mamme del mercoledì' }],
    topics: ['affitto', 'casa'],
    note: { text: 'Il padrone di casa vuole vendere.', reserved: false },
    reminders: [{ text: 'Chiamare Maria', dueOn: '2026-06-12', done: false }],
  })
  expect(encounter?.metAt.toISOString()).toBe('2026-06-10T14:30:00.000Z')
  const ties = await asActor(anna, (tx) => tiesOf(tx, maria))
  expect(ties.map((tie) => tie.name).sort()).toEqual([
    'Anna Bianchi',
    'Giulia Sala',
    'Mamme del mercoledì',
    'Punto di Comunità',
  ])
  expect(await rowsOf(territory.id, 'journal')).toMatchObject([
    { act: 'people.recorded', person_id: anna.personId },
    { act: 'organisations.recorded' },
    { act: 'encounters.noted', record_id: id },
  ])
})

test('neither the note nor the reminder can be read in the database', async () => {
  const { territory, anna, maria } = await valley()
  await note(anna, told({ who: [`person:${maria}`], note: 'Segreto', next: 'Segreto' }))
  const [noted] = (await rowsOf(territory.id, 'encounter_note')) as { sealed: Buffer }[]
  const [reminder] = (await rowsOf(territory.id, 'reminder')) as { sealed: Buffer }[]
  expect(noted?.sealed.includes('Segreto')).toBe(false)
  expect(reminder?.sealed.includes('Segreto')).toBe(false)
})

test('the same form sent twice, even at once, is one encounter', async () => {
  const { territory, anna, maria } = await valley()
  const id = newId()
  const form = told({ who: [`person:${maria}`, 'new-person:Giulia Sala'], topics: ['casa'] })

  const answers = await Promise.all([note(anna, form, id), note(anna, form, id), note(anna, form, id)])
  answers.push(await note(anna, form, id))

  expect(answers).toEqual(Array(4).fill({ ok: true, value: { encounterId: id } }))
  expect(await rowsOf(territory.id, 'encounter')).toHaveLength(1)
  expect(await asActor(anna, (tx) => findWho(tx, 'giulia'))).toHaveLength(1)
  expect((await asActor(anna, (tx) => tiesOf(tx, maria))).map(({ times }) => times)).toEqual([1, 1])
})

test('a form sent again by someone else is not there', async () => {
  const { territory, anna, maria } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const id = newId()
  await note(anna, told({ who: [`person:${maria}`] }), id)
  await expect(note(bruno, told({ who: [`person:${maria}`] }), id)).rejects.toThrow(NotHere)
})

test('the diary does not tell the future', async () => {
  const { territory, anna, maria } = await valley()
  const refusal = { ok: false, refusal: 'encounters.form.future' }
  expect(await note(anna, told({ who: [`person:${maria}`], metAt: '2026-06-10T17:01' }))).toEqual(refusal)
  expect(await note(anna, told({ who: [`person:${maria}`], metAt: '2026-06-10T17:00' }))).toMatchObject({
    ok: true,
  })
  expect(await rowsOf(territory.id, 'encounter')).toHaveLength(1)
})

test('people and places of another territory are not there', async () => {
  const { anna, maria } = await valley()
  const other = await valley()
  await expect(note(anna, told({ who: [`person:${other.maria}`] }))).rejects.toThrow(NotHere)
  await expect(note(anna, told({ who: [`person:${maria}`], placeId: other.placeId }))).rejects.toThrow(
    NotHere,
  )
  const id = newId()
  await note(other.anna, told({ who: [`person:${other.maria}`] }), id)
  expect(await read(other.anna, id)).toBeDefined()
  expect(await read(anna, id)).toBeUndefined()
})

test('a note kept for oneself is read by its author alone', async () => {
  const { territory, anna, maria } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'coordinator')
  const id = newId()
  await note(
    anna,
    told({ who: [`person:${maria}`], note: 'Solo per me', reserved: 'yes', next: 'Tornare' }),
    id,
  )
  expect(await read(anna, id)).toMatchObject({
    note: { text: 'Solo per me', reserved: true },
    reminders: [{}],
  })
  expect(await read(bruno, id)).toMatchObject({
    people: [{ name: 'Maria Rossi' }],
    note: null,
    reminders: [],
  })
})

test('an administrator sets the territory up and does not read the diary', async () => {
  const { territory, anna, maria } = await valley()
  const ada = await territory.operator('Ada Conti', 'administrator')
  await note(anna, told({ who: [`person:${maria}`] }))
  expect(await asActor(anna, (tx) => encounters(tx, {}))).toHaveLength(1)
  expect(await asActor(ada, (tx) => encounters(tx, {}))).toEqual([])
  await expect(note(ada, told({ who: [`person:${maria}`] }))).rejects.toThrow('row-level security')
})

test('its author corrects an encounter, and the ties follow', async () => {
  const { territory, anna, maria, luca, placeId } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'coordinator')
  const id = newId()
  await note(anna, told({ who: [`person:${maria}`, `person:${luca}`], placeId, note: 'Prima' }), id)
  const again = told({ who: [`person:${luca}`], topics: ['lavoro'], note: 'Dopo', metAt: '2026-06-09T10:00' })

  await expect(asActor(bruno, (tx) => correctEncounter(tx, bruno, id, again, clock))).rejects.toThrow(NotHere)
  expect(await asActor(anna, (tx) => tiesOf(tx, maria))).toHaveLength(3)
  await asActor(anna, (tx) => correctEncounter(tx, anna, id, again, clock))

  expect(await read(anna, id)).toMatchObject({
    people: [{ id: luca }],
    topics: ['lavoro'],
    note: { text: 'Dopo' },
    place: null,
  })
  expect(await asActor(anna, (tx) => tiesOf(tx, maria))).toEqual([])
  expect(await asActor(anna, (tx) => tiesOf(tx, luca))).toMatchObject([
    { name: 'Anna Bianchi', times: 1, firstOn: '2026-06-09', lastOn: '2026-06-09' },
  ])
})

test('whom Anna has not met for a while comes back to her, and only to her', async () => {
  const { territory, anna, maria, luca } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  await note(anna, told({ who: [`person:${maria}`], metAt: '2026-01-10T10:00' }))
  await note(anna, told({ who: [`person:${maria}`, `person:${luca}`], metAt: '2026-03-10T10:00' }))
  await note(anna, told({ who: [`person:${luca}`] }))
  const notSince = daysLater('2026-06-10', -60)

  expect(await asActor(anna, (tx) => peopleMet(tx, anna, { notSince }))).toEqual([
    { id: maria, name: 'Maria Rossi', lastOn: '2026-03-10', times: 2 },
  ])
  expect(await asActor(anna, (tx) => peopleMet(tx, anna, { order: 'name' }))).toMatchObject([
    { id: maria },
    { id: luca },
  ])
  expect(await asActor(anna, (tx) => countPeopleMet(tx, anna))).toBe(2)
  expect(await asActor(bruno, (tx) => peopleMet(tx, bruno))).toEqual([])
})

test('a merged person is one person in the diary', async () => {
  const { anna, maria, luca } = await valley()
  await note(anna, told({ who: [`person:${maria}`] }))
  await note(anna, told({ who: [`person:${luca}`] }))
  await asOwner('update person set merged_into = $1 where id = $2', [maria, luca])
  expect(await asActor(anna, (tx) => peopleMet(tx, anna))).toMatchObject([{ id: maria, times: 2 }])
  expect(await asActor(anna, (tx) => encounters(tx, { personId: maria }))).toHaveLength(2)
})

test('a reminder is done once, by the one it belongs to', async () => {
  const { territory, anna, maria } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'coordinator')
  await note(anna, told({ who: [`person:${maria}`], next: 'Chiamare Maria' }))
  const due = () =>
    asActor(anna, (tx) => reminders(tx, { toDoUntil: '2026-06-17', assignedTo: anna.personId }))
  const [reminder] = await due()
  if (!reminder) throw new Error('the reminder is not there')
  expect(reminder.dueOn).toBe('2026-06-17')

  await expect(asActor(bruno, (tx) => finishReminder(tx, bruno, reminder.id, clock.now))).rejects.toThrow(
    NotHere,
  )
  await asActor(anna, (tx) => finishReminder(tx, anna, reminder.id, clock.now))
  await asActor(anna, (tx) => finishReminder(tx, anna, reminder.id, clock.now))

  expect(await due()).toEqual([])
  const acts = (await rowsOf(territory.id, 'journal')) as { act: string }[]
  expect(acts.filter(({ act }) => act === 'encounters.reminderDone')).toHaveLength(1)
})

test('the form offers the place used last and the topics that come up', async () => {
  const { territory, anna, maria, placeId } = await valley()
  await asOwner("insert into place (territory_id, id, name, kind) values ($1, $2, 'Aula civica', 'space')", [
    territory.id,
    newId(),
  ])
  expect(await asActor(anna, (tx) => placesToChoose(tx, anna))).toMatchObject([
    { name: 'Aula civica' },
    { id: placeId },
  ])
  await note(anna, told({ who: [`person:${maria}`], placeId, topics: ['casa'] }))
  await note(anna, told({ who: [`person:${maria}`], topics: ['casa', 'lavoro'] }))
  expect(await asActor(anna, (tx) => placesToChoose(tx, anna))).toMatchObject([
    { id: placeId },
    { name: 'Aula civica' },
  ])
  expect(await asActor(anna, (tx) => topicsLately(tx))).toEqual(['casa', 'lavoro'])
})

test('the diary is narrowed down by who, where, what and when', async () => {
  const { anna, maria, luca, placeId } = await valley()
  await note(anna, told({ who: [`person:${maria}`], placeId, metAt: '2026-05-01T10:00' }))
  await note(anna, told({ who: [`person:${luca}`], topics: ['casa'] }))
  const count = (narrow: object) => asActor(anna, async (tx) => (await encounters(tx, narrow)).length)
  expect(await count({})).toBe(2)
  expect(await count({ personId: maria })).toBe(1)
  expect(await count({ placeId })).toBe(1)
  expect(await count({ topic: 'casa' })).toBe(1)
  expect(await count({ from: '2026-05-02' })).toBe(1)
  expect(await count({ authorId: maria })).toBe(0)
})
