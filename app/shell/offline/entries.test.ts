import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { daysLater, localDay } from '../../ground/calendar/local-time.ts'
import { isId, newId } from '../../ground/db/ids.ts'
import type { EntryKind } from '../../ground/forms/entry-kind.ts'
import { newId as newIdAfield } from '../../islands/offline/ids.ts'
import { diaryHeld } from '../../rooms/encounters/afield/reads.ts'
import { encounterById } from '../../rooms/encounters/reads.ts'
import { entryKinds } from './kinds.ts'
import { type Received, receiveEntry } from './writes.ts'

openHouse()

const now = new Date()
const TIME_ZONE = 'Europe/Rome'
const today = localDay(now, TIME_ZONE)

type Fields = Record<string, string | string[]>
type Sending = { version?: number; kinds?: readonly EntryKind[] }

function sending(territory: TestTerritory) {
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle',
    language: 'it',
    timeZone: TIME_ZONE,
    example: false,
  }
  return (
    actor: SignedInActor,
    kind: string,
    id: string,
    fields: Fields,
    { version = 1, kinds = entryKinds }: Sending = {},
  ): Promise<Received> => {
    const sent = new FormData()
    sent.append('_once', id)
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) sent.append(name, value)
    const head = { kind, version, as: actor.personId, writtenAt: new Date(0), sentAt: now }
    return receiveEntry(actor, kinds, head, sent, { now, today, territory: here })
  }
}

const meeting = (...who: string[]) => ({ 'who[]': who, metAt: '2026-01-10T10:00' })
const count = async (table: string, territory: TestTerritory) => {
  const [row] = await asOwner<{ count: string }>(
    `select count(*) from ${table} where territory_id = '${territory.id}'`,
  )
  return Number(row?.count)
}

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Facilitatrice', 'facilitator')
  return { territory, anna, send: sending(territory) }
}

test('an encounter that comes twice, also at once, is one encounter, answered alike', async () => {
  const { territory, anna, send } = await valley()
  const id = newId()
  const kept = { state: 'kept', path: `/${territory.slug}/diary/${id}` }
  const fields = meeting('new-person:Maria Rossi')
  const answers = await Promise.all([1, 2, 3].map(() => send(anna, 'encounter', id, fields)))
  expect(answers).toEqual([kept, kept, kept])
  expect(await send(anna, 'encounter', id, fields)).toEqual(kept)
  expect([await count('encounter', territory), await count('offline_entry', territory)]).toEqual([1, 1])
})

test('both clocks of an entry are kept', async () => {
  const { territory, anna, send } = await valley()
  await send(anna, 'encounter', newId(), meeting('new-person:Maria Rossi'))
  const [row] = await asOwner<{ written_at: Date; sent_at: Date; late: boolean }>(
    `select written_at, sent_at, received_at - sent_at < interval '1 minute' as late from offline_entry
     where territory_id = $1`,
    [territory.id],
  )
  expect(row).toEqual({ written_at: new Date(0), sent_at: now, late: true })
})

test('somebody first named in one entry can be met in the next', async () => {
  const { territory, anna, send } = await valley()
  const { idWithin } = await import('../../ground/db/ids.ts')
  const first = newId()
  const maria = idWithin(first, 'new-person Maria Rossi')
  await send(anna, 'encounter', first, meeting('new-person:Maria Rossi'))
  const second = newId()
  expect(await send(anna, 'encounter', second, meeting(`person:${maria}`))).toMatchObject({ state: 'kept' })
  expect((await asActor(anna, (tx) => encounterById(tx, second)))?.people).toEqual([
    { id: maria, name: 'Maria Rossi' },
  ])
  expect(await count('person', territory)).toBe(2)
})

test('a refusal leaves nothing behind, and the same entry corrected goes in', async () => {
  const { territory, anna, send } = await valley()
  const id = newId()
  const tomorrow = `${daysLater(today, 1)}T10:00`
  const early = await send(anna, 'encounter', id, { ...meeting('new-person:Maria Rossi'), metAt: tomorrow })
  expect(early).toEqual({ state: 'refused', errors: { metAt: ['encounters.form.future'] } })
  expect([await count('encounter', territory), await count('offline_entry', territory)]).toEqual([0, 0])
  expect(await send(anna, 'encounter', id, {})).toMatchObject({ state: 'refused' })
  expect(await send(anna, 'encounter', id, meeting('new-person:Maria Rossi'))).toMatchObject({
    state: 'kept',
  })
})

test('a role that has ended and a record that is gone are told, never passed over', async () => {
  const { territory, anna, send } = await valley()
  const former = { ...anna, roles: [] }
  const refused = (key: string) => ({ state: 'refused', errors: { form: [key] } })
  expect(await send(former, 'encounter', newId(), meeting('new-person:Maria Rossi'))).toEqual(
    refused('offline.reason.role'),
  )
  expect(await send(anna, 'encounter', newId(), meeting(`person:${newId()}`))).toEqual(
    refused('offline.reason.notHere'),
  )
  expect(await count('offline_entry', territory)).toBe(0)
})

test('a register of very many is asked about, and goes in when that is answered', async () => {
  const { territory, anna, send } = await valley()
  const [activityId, sessionId, id] = [newId(), newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Sagra', 'event', 'proximity')",
    [territory.id, activityId],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on)
     values ($1, $2, $3, '2026-06-03T15:00:00Z', '2026-06-03T17:00:00Z', '2026-06-03')`,
    [territory.id, sessionId, activityId],
  )
  const fields = { sessionId, activityId, headcount: '501' }
  expect(await send(anna, 'register', id, fields)).toEqual({
    state: 'refused',
    errors: { form: ['activities.session.overCapacity'] },
    asks: { field: 'overCapacity', value: 'yes', words: ['activities.register.soMany', { count: 500 }] },
  })
  expect(await count('offline_entry', territory)).toBe(0)
  expect(await send(anna, 'register', id, { ...fields, overCapacity: 'yes' })).toMatchObject({
    state: 'kept',
  })

  // The first form said no part that was seen: the one that was there is meant.
  const maria = await territory.person('Maria Rossi')
  await asOwner(
    `insert into attendance (territory_id, session_id, person_id, state, role, recorded_by)
     values ($1, $2, $3, 'expected', 'speaker', $4)`,
    [territory.id, sessionId, maria, anna.personId],
  )
  const first = {
    ...{ sessionId, activityId, headcount: '501', seenHeadcount: '501', overCapacity: 'yes' },
    ...{ 'present[]': [maria], [`state-${maria}`]: 'none', [`role-${maria}`]: 'speaker' },
    [`seen-${maria}`]: 'expected',
  }
  expect(await send(anna, 'register', newId(), first, { version: 1 })).toMatchObject({ state: 'kept' })
  const rows = await asOwner('select state, role from attendance where territory_id = $1', [territory.id])
  expect(rows).toEqual([{ state: 'attended', role: 'speaker' }])
})

test('what next is held as far as one’s day shows it, and is done from the device', async () => {
  const { territory, anna, send } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const next = (day: string) => ({
    ...meeting('new-person:Maria Rossi'),
    next: `Chiamare ${day}`,
    nextOn: day,
  })
  for (const day of [today, daysLater(today, 2), daysLater(today, 3)])
    await send(anna, 'encounter', newId(), next(day))
  const held = () => asActor(anna, (tx) => diaryHeld(tx, anna, today))
  const { reminders } = await held()
  expect(reminders.map(({ text }) => text)).toEqual([`Chiamare ${today}`, `Chiamare ${daysLater(today, 2)}`])
  const [first] = reminders
  const done = { reminderId: first?.id ?? '' }
  expect(await send(bruno, 'reminder', newId(), done)).toMatchObject({ state: 'refused' })
  expect((await held()).reminders).toHaveLength(2)
  expect(await send(anna, 'reminder', newId(), done)).toMatchObject({ state: 'kept' })
  expect((await held()).reminders.map(({ id }) => id)).toEqual([reminders[1]?.id])
})

test('nobody takes the entry of somebody else by its id', async () => {
  const { territory, anna, send } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const id = newId()
  await send(anna, 'encounter', id, meeting('new-person:Maria Rossi'))
  expect(await send(bruno, 'encounter', id, meeting('new-person:Luca Verdi'))).toEqual({
    state: 'refused',
    errors: { form: ['offline.reason.notHere'] },
  })
  expect(await asActor(bruno, (tx) => tx.selectFrom('offline_entry').selectAll().execute())).toEqual([])
})

test('what an older app wrote is brought up step by step; what no step leads from is told', async () => {
  const { anna, send } = await valley()
  const [encounter] = entryKinds.filter(({ code }) => code === 'encounter')
  // Two releases later the field has another name, and then is a list.
  const later: EntryKind = {
    ...encounter!,
    version: 3,
    earlier: {
      1: (sent) => sent.set('said', String(sent.get('person'))),
      2: (sent) => sent.append('who[]', `new-person:${sent.get('said')}`),
    },
  }
  const old = { person: 'Maria Rossi', metAt: '2026-01-10T10:00' }
  const kinds = [later]
  expect(await send(anna, 'encounter', newId(), old, { version: 1, kinds })).toMatchObject({ state: 'kept' })
  const gap = [{ ...later, earlier: {} }]
  expect(await send(anna, 'encounter', newId(), old, { version: 2, kinds: gap })).toEqual({
    state: 'refused',
    errors: { form: ['offline.reason.older'] },
  })
  expect(await send(anna, 'encounter', newId(), old, { version: 9, kinds })).toEqual({
    state: 'refused',
    errors: { form: ['offline.reason.newer'] },
  })
})

test('the ids a device gives are like ours: they sort by when they were made, and no two are the same', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001, 1_893_456_000_000].map((at) => newIdAfield(at))
  expect(ids.every(isId)).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))).toEqual([
    1_700_000_000_000, 1_700_000_000_001, 1_893_456_000_000,
  ])
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(Array.from({ length: 1_000 }, () => newIdAfield(1_700_000_000_000))).size).toBe(1_000)
})
