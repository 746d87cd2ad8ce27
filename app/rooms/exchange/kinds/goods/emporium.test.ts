import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import { visits } from '../../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { publishNotice } from '../../notices/writes.ts'
import { piecesFree } from './reads.ts'
import { routes } from './routes.ts'

openHouse()

const today = new Date().toISOString().slice(0, 10)

async function emporium({ pieces = 1, kilos = 7.5 } = {}) {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const giver = await territory.operator('Bruno Conti', 'citizen')
  const amina = await territory.operator('Amina Haddad', 'citizen')
  const put = async (title = 'Passeggino', places = pieces) => {
    const id = newId()
    const made = await asActor(elena, (tx) =>
      publishNotice(
        tx,
        elena,
        {
          id,
          kind: 'goods',
          side: 'offer',
          title,
          visibility: 'public',
          places,
          personId: giver.personId,
          shown: { sort: 'baby', condition: 'good', kilos },
          reserved: {},
        },
        today,
      ),
    )
    if (!made.ok) throw new Error(made.refusal)
    return id
  }
  const offer = await put()
  const as = (actor: SignedInActor) => visits(routes, territory, { actor })
  const book = (who: SignedInActor, id = offer, _once = newId()) =>
    as(who).post(`/emporium/${id}/book`, { _once })
  const free = () => asActor(territory.visitor, (tx) => piecesFree(tx, offer))
  const bookingOf = async (html: string) => /bookings\/([0-9a-f-]{36})\//.exec(html)?.[1] ?? ''
  return { territory, elena, giver, amina, offer, put, as, book, free, bookingOf }
}

test('a neighbour books a stroller and takes it; whoever gave it never learns who did', async () => {
  const { territory, elena, giver, amina, offer, as, book, free, bookingOf } = await emporium()
  const once = newId()
  expect([(await book(amina, offer, once)).status, (await book(amina, offer, once)).status]).toEqual([
    303, 303,
  ])
  expect(await free()).toBe(0)
  expect((await as(amina).get('/emporium/bookings')).html).toContain('Passeggino')
  const desk = await as(elena).get('/emporium')
  expect(desk.html).toContain('Amina Haddad')
  const id = await bookingOf(desk.html)
  const give = { _once: newId(), kilos: '7,2' }
  for (let sent = 0; sent < 2; sent++)
    expect((await as(elena).post(`/emporium/bookings/${id}/hand-over`, give)).status).toBe(303)
  const given = await asOwner<{ amount: number; counts: string[] }>(
    `select amount, counts from exchange_fact where territory_id = $1 and code = 'handedOver'`,
    [territory.id],
  )
  expect(given).toEqual([{ amount: 7200, counts: ['exchanges'] }])
  expect((await as(elena).get('/emporium')).html).toContain('7,2 chili')
  expect((await as(amina).get('/emporium/bookings')).html).toContain('ritirata')
  expect(await asActor(giver, (tx) => tx.selectFrom('emporium_booking').selectAll().execute())).toEqual([])
  expect(
    await asActor(giver, (tx) =>
      tx.selectFrom('person').where('id', '=', amina.personId).select('id').execute(),
    ),
  ).toEqual([])
  expect(await asOwner('select from tie where territory_id = $1', [territory.id])).toEqual([])
  expect(
    await asOwner('select from exchange_notice where id = $1 and closed_why = $2', [offer, 'met']),
  ).toHaveLength(1)
})

test('of twenty who want the last piece at once one has it, and the others are told why', async () => {
  const { territory, book } = await emporium()
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, at) => territory.operator(`Vicino ${at}`, 'citizen')),
  )
  const answers = await Promise.all(many.map((one) => book(one)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ html }) => html.includes('l’ha prenotata qualcun altro'))).toHaveLength(19)
  // Of those refused nothing is left.
  expect(
    await asOwner(`select from exchange_notice where territory_id = $1 and side = 'need'`, [territory.id]),
  ).toHaveLength(1)
})

test('the rules are the same for all: not one’s own thing, not twice the same, three bookings at most', async () => {
  const { giver, amina, put, book } = await emporium({ pieces: 5 })
  expect((await book(giver)).html).toContain('È una cosa che dai tu')
  expect((await book(amina)).status).toBe(303)
  expect((await book(amina)).html).toContain('ti aspetta fino al')
  for (const title of ['Lettino', 'Seggiolone'])
    expect((await book(amina, await put(title))).status).toBe(303)
  expect((await book(amina, await put('Fasciatoio'))).html).toContain('già tre prenotazioni')
})

test('a booking is left to somebody else, by whoever booked alone; one that nobody came for is free again', async () => {
  const { elena, giver, amina, as, book, free, bookingOf } = await emporium()
  await book(amina)
  const id = await bookingOf((await as(amina).get('/emporium/bookings')).html)
  expect((await as(giver).post(`/emporium/bookings/${id}/release`, {})).status).toBe(404)
  expect((await as(amina).post(`/emporium/bookings/${id}/release`, {})).status).toBe(303)
  expect(await free()).toBe(1)
  await book(amina)
  await asOwner('update emporium_booking set until_on = $1 where ended_on is null', [daysLater(today, -1)])
  expect(await free()).toBe(1)
  expect((await as(elena).get('/emporium')).html).toContain('non è venuto nessuno')
})

test('at the desk a thing is given to whoever came without an account', async () => {
  const { territory, elena, offer, as, free } = await emporium({ pieces: 2 })
  const rosa = await territory.person('Rosa Gatti')
  const give = (person: string) => as(elena).post(`/emporium/${offer}/give`, { _once: newId(), person })
  expect((await give(rosa)).status).toBe(303)
  expect(await free()).toBe(1)
  const [left] = await asOwner<{ places: number }>('select places from exchange_notice where id = $1', [
    offer,
  ])
  expect(left?.places).toBe(1)
  const refused = await as(elena).post(`/emporium/${offer}/give`, { _once: newId(), kilos: 'tanti' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="tanti"')
})

test('the shelf is counted; below what is booked it is refused, and at nothing the thing is gone', async () => {
  const { elena, amina, offer, as, book, free } = await emporium({ pieces: 5 })
  const count = (counted: string) => as(elena).post(`/emporium/${offer}/audit`, { _once: newId(), counted })
  expect((await count('-1')).status).toBe(422)
  expect((await count('1000000000')).status).toBe(422)
  expect((await count('3')).status).toBe(303)
  expect((await as(elena).get(`/emporium/${offer}/shelf`)).html).toContain('Elena Neri')
  expect(await free()).toBe(3)
  await book(amina)
  expect((await count('0')).status).toBe(409)
  const [, id = ''] = /bookings\/([0-9a-f-]{36})/.exec((await as(elena).get('/emporium')).html) ?? []
  await as(elena).post(`/emporium/bookings/${id}/back`, {})
  expect((await count('0')).status).toBe(303)
  expect((await as(amina).get(`/emporium/${offer}/book`)).status).toBe(404)
  expect((await as(amina).get('/emporium')).status).toBe(404)
})
