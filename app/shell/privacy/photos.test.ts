import { Hono } from 'hono'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { Env } from '../../ground/access/request.ts'
import { newId } from '../../ground/db/ids.ts'
import { makeSheet } from '../../ground/paper/sheets.ts'
import { keepPhotos, MOST_PHOTOS } from '../../ground/photos/keep.ts'
import { requestForm } from '../../rooms/people/rights/forms.ts'
import { askRight } from '../../rooms/people/rights/writes.ts'
import { roomRoutes } from '../rooms.ts'
import { copyOf } from './copy.ts'
import { erasePerson } from './erasure.ts'
import { eraseExpired } from './retention.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')
const everything = new Hono<Env>()
for (const routes of roomRoutes) everything.route('/', routes)

/** A photo as a phone takes it: it says with what it was taken. */
const fromPhone = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
    .withMetadata({ exif: { IFD0: { Make: 'Segreto' } } })
    .jpeg()
    .toBuffer()

async function valley() {
  const territory = await newTerritory()
  const [anna, bruno, carla] = [
    await territory.operator('Anna Bianchi', 'facilitator'),
    await territory.operator('Bruno Neri', 'facilitator'),
    await territory.operator('Carla Verdi', 'coordinator', 'case_operator'),
  ]
  const as = (actor: SignedInActor | undefined) =>
    visits(everything, territory, { ...(actor && { actor }), now })
  const send = async (actor: SignedInActor, path: string, photos: readonly Buffer[], more = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ _once: newId(), ...more })) form.set(name, String(value))
    for (const photo of photos) form.append('photo[]', new File([new Uint8Array(photo)], 'image.jpg'))
    return as(actor).send(path, form)
  }
  const met = async (...names: string[]) => {
    const id = newId()
    const people: string[] = []
    for (const name of names) people.push(await territory.person(name))
    const noted = await as(anna).post('/diary/new', {
      _once: id,
      'who[]': people.map((one) => `person:${one}`),
      metAt: '2026-06-10T16:00',
    })
    expect(noted.status).toBe(303)
    return { id, people }
  }
  const kept = () =>
    asOwner<{ id: string; record_id: string }>(
      'select id, record_id from record_photo where territory_id = $1 order by recorded_at, id',
      [territory.id],
    )
  return { territory, anna, bruno, carla, as, send, met, kept }
}

async function heldSession(territory: { id: string }) {
  const [activity, session] = [newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, kind, area, title) values ($1, $2, 'lab', 'proximity', 'Orto')",
    [territory.id, activity],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at)
     values ($1, $2, $3, '2026-06-10', '2026-06-10T08:00Z', '2026-06-10T10:00Z')`,
    [territory.id, session, activity],
  )
  return { session, path: `/activities/${activity}/sessions/${session}/photos` }
}

test('Anna photographs her notes: the team sees them with the encounter, without what the phone had written in', async () => {
  const { anna, bruno, as, send, met, kept, territory } = await valley()
  const { id } = await met('Maria Rossi')
  const once = newId()
  const [one, two] = [await fromPhone(), await fromPhone()]
  expect((await send(anna, `/diary/${id}/photos`, [one, two], { _once: once })).status).toBe(303)
  // Sent twice, kept once.
  expect((await send(anna, `/diary/${id}/photos`, [one, two], { _once: once })).status).toBe(303)
  const photos = await kept()
  expect(photos.map(({ record_id }) => record_id)).toEqual([id, id])

  const page = await as(bruno).get(`/diary/${id}`)
  expect(page.html).toContain(`/photos/${photos[0]?.id}/small`)
  const shown = await as(bruno).get(`/photos/${photos[0]?.id}`)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await as(undefined).get(`/photos/${photos[0]?.id}`)).status).not.toBe(200)

  const [stored] = await asOwner<{ sealed: Buffer }>(
    'select sealed from record_photo_content where photo_id = $1',
    [photos[0]?.id],
  )
  expect(stored?.sealed.subarray(0, 3).toString('hex')).not.toBe('ffd8ff')
  expect(stored?.sealed.includes('/9j/')).toBe(false)
  const acts = await asOwner<{ act: string }>(
    "select act from journal where territory_id = $1 and act like 'photos.%' order by id",
    [territory.id],
  )
  expect(acts.map(({ act }) => act)).toEqual(['photos.kept', 'photos.opened'])
})

test('whoever works here no more neither opens nor takes away what was theirs alone', async () => {
  const { anna, as, send, met, kept, territory } = await valley()
  const { id } = await met('Maria Rossi')
  await send(anna, `/diary/${id}/photos`, [await fromPhone()])
  for (const table of ['record_photo', 'record_photo_content'])
    await asOwner(
      `update ${table} set record_kind = 'paper_sheet', seen_by = 'person', for_person_id = $2 where territory_id = $1`,
      [territory.id, anna.personId],
    )
  const [photo] = await kept()
  expect((await as(anna).get(`/photos/${photo?.id}`)).status).toBe(200)
  await asOwner('update role_assignment set ends_at = now() where person_id = $1', [anna.personId])
  for (const path of ['', '/small'])
    expect((await as(anna).get(`/photos/${photo?.id}${path}`)).status).toBe(404)
  expect((await as(anna).post(`/photos/${photo?.id}/drop`, {})).status).toBe(404)
  expect(await kept()).toHaveLength(1)
})

test('a colleague sees the photos of an encounter and takes none away; sent at once they are not too many', async () => {
  const { anna, bruno, carla, as, send, met, kept } = await valley()
  const { id } = await met('Maria Rossi')
  const four = await Promise.all([1, 2, 3, 4].map(fromPhone))
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(anna, `/diary/${id}/photos`, four)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 303, 303, 422])
  const photos = await kept()
  expect(photos).toHaveLength(12)
  for (const other of [bruno, carla])
    expect((await as(other).post(`/photos/${photos[0]?.id}/drop`, {})).status).toBe(404)
  expect((await as(anna).post(`/photos/${photos[0]?.id}/drop`, {})).status).toBe(303)
  expect(await kept()).toHaveLength(11)
})

test('a form whose own id is none keeps its photos all the same', async () => {
  const { anna, send, met, kept } = await valley()
  const { id } = await met('Maria Rossi')
  for (const once of ['abc', ''])
    expect((await send(anna, `/diary/${id}/photos`, [await fromPhone()], { _once: once })).status).toBe(303)
  expect(await kept()).toHaveLength(2)
})

test('only its author adds to an encounter; no photo, too many and what is no photo are refused beside the field', async () => {
  const { anna, bruno, as, send, met, kept } = await valley()
  const { id } = await met('Maria Rossi')
  const photo = await fromPhone()
  expect((await send(bruno, `/diary/${id}/photos`, [photo])).status).toBe(404)
  const none = await send(anna, `/diary/${id}/photos`, [])
  expect([none.status, none.html.includes('Scegli almeno una foto')]).toEqual([422, true])
  const wrong = await send(anna, `/diary/${id}/photos`, [photo, Buffer.from('<svg onload="alert(1)"/>')])
  expect([wrong.status, wrong.html.includes('error-summary')]).toEqual([422, true])
  expect(await kept()).toEqual([])
  expect((await send(anna, `/diary/${id}/photos`, Array(MOST_PHOTOS + 1).fill(photo))).status).toBe(422)
  expect((await send(anna, `/diary/${id}/photos`, Array(MOST_PHOTOS).fill(photo))).status).toBe(303)
  expect((await send(anna, `/diary/${id}/photos`, [photo])).status).toBe(422)
  expect((await as(anna).get(`/diary/${newId()}/photos`)).status).toBe(404)
})

test('a photo kept for oneself is seen by nobody else, nor is one whose encounter becomes reserved', async () => {
  const { anna, bruno, as, send, met, kept } = await valley()
  const { id, people } = await met('Maria Rossi')
  await send(anna, `/diary/${id}/photos`, [await fromPhone()], { apart: 'yes' })
  await send(anna, `/diary/${id}/photos`, [await fromPhone()])
  const [own, open] = await kept()
  expect((await as(bruno).get(`/photos/${own?.id}/small`)).status).toBe(404)
  expect((await as(bruno).get(`/photos/${open?.id}/small`)).status).toBe(200)
  expect((await as(bruno).get(`/diary/${id}`)).html).not.toContain(own?.id)
  expect((await as(anna).get(`/photos/${own?.id}`)).status).toBe(200)
  expect((await as(bruno).post(`/photos/${own?.id}/drop`, { back: '/diary' })).status).toBe(404)

  const corrected = await as(anna).post(`/diary/${id}/edit`, {
    'who[]': people.map((one) => `person:${one}`),
    metAt: '2026-06-10T16:00',
    note: 'Solo mia',
    reserved: 'yes',
  })
  expect(corrected.status).toBe(303)
  expect((await as(bruno).get(`/photos/${open?.id}/small`)).status).toBe(404)
  expect((await as(anna).get(`/photos/${open?.id}/small`)).status).toBe(200)
})

test('a photo is taken away for good, and leads back to its record only', async () => {
  const { territory, anna, as, send, met, kept } = await valley()
  const { id } = await met('Maria Rossi')
  await send(anna, `/diary/${id}/photos`, [await fromPhone(), await fromPhone()])
  const [one, two] = await kept()
  const back = `/diary/${id}/photos`
  const dropped = await as(anna).post(`/photos/${one?.id}/drop`, { back })
  expect([dropped.status, dropped.location]).toEqual([303, `/${territory.slug}${back}`])
  const elsewhere = await as(anna).post(`/photos/${two?.id}/drop`, { back: '//example.org/diary' })
  expect(elsewhere.location).toBe(`/${territory.slug}`)
  expect(await kept()).toEqual([])
  const contents = await asOwner('select from record_photo_content where territory_id = $1', [territory.id])
  expect(contents).toEqual([])
})

test('the photo of a signed sheet belongs to its session and goes with it', async () => {
  const { territory, anna, bruno, as, send, kept } = await valley()
  const { session, path } = await heldSession(territory)
  expect((await send(anna, path, [await fromPhone()])).status).toBe(303)
  expect((await as(bruno).get(path)).html).toContain((await kept())[0]?.id)
  const helper = await territory.operator('Ugo Sala', 'volunteer')
  expect((await as(helper).get(path)).status).toBe(404)
  expect((await as(helper).get(`/photos/${(await kept())[0]?.id}`)).status).toBe(404)
  await asOwner('delete from activity_session where territory_id = $1 and id = $2', [territory.id, session])
  expect(await kept()).toEqual([])
})

test('the photo of a printed sheet is shown with the session it is about', async () => {
  const { territory, anna, as, kept } = await valley()
  const { session, path } = await heldSession(territory)
  const sheet = await asActor(anna, (tx) =>
    makeSheet(tx, anna, newId(), {
      kind: 'attendance',
      about: { kind: 'activity_session', id: session },
      rowCount: 5,
      language: 'it',
      seenBy: 'team',
    }),
  )
  const sent = new FormData()
  sent.set('_once', newId())
  sent.append('photo[]', new File([new Uint8Array(await fromPhone())], 'image.jpg'))
  expect(await keepPhotos(anna, { kind: 'paper_sheet', id: sheet.id, seenBy: 'team' }, sent)).toMatchObject({
    ok: true,
  })
  const [photo] = await kept()
  expect((await as(anna).get(path)).html).toContain(`/photos/${photo?.id}/small`)
  await asOwner('delete from paper_sheet where territory_id = $1 and id = $2', [territory.id, sheet.id])
  expect(await kept()).toEqual([])
})

test('whoever is forgotten is on no photo: of what was said to them alone, of sheets they signed; a copy shows the first', async () => {
  const { territory, anna, carla, send, met, kept } = await valley()
  const alone = await met('Maria Rossi')
  const [maria = ''] = alone.people
  const together = await met('Luca Gelmini', 'Rosa Treccani')
  const { session, path } = await heldSession(territory)
  const other = await heldSession(territory)
  await asOwner(
    "insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, 'attended')",
    [territory.id, session, maria],
  )
  await send(anna, `/diary/${alone.id}/photos`, [await fromPhone()], { apart: 'yes' })
  await send(anna, `/diary/${together.id}/photos`, [await fromPhone()])
  await send(anna, path, [await fromPhone()])
  await send(anna, other.path, [await fromPhone()])
  expect(await kept()).toHaveLength(4)

  const ask = async (kind: string) => {
    const request = newId()
    const form = requestForm.parse({ kind, askedOn: '2026-06-10', how: 'aloud' })
    await asActor(carla, (tx) => askRight(tx, carla, request, maria, form))
    return request
  }
  const copyRequest = await ask('export')
  const { recorded } = await asActor(carla, (tx) =>
    copyOf(tx, carla, maria, copyRequest, 'Chiede i suoi dati'),
  )
  const pictures = recorded.find(({ table }) => table === 'record_photo_content')?.rows ?? []
  expect(pictures.map(({ photo }) => String(photo).slice(0, 27))).toEqual(['data:image/jpeg;base64,/9j/'])

  const request = await ask('erasure')
  const erased = await asActor(carla, (tx) => erasePerson(tx, carla, maria, request))
  expect(erased).toMatchObject({ ok: true })
  const left = (await kept()).map(({ record_id }) => record_id)
  expect(left.toSorted()).toEqual([together.id, other.session].toSorted())
})

test('photos older than five years go by night, also those one person alone may see', async () => {
  const { territory, anna, send, met, kept } = await valley()
  const { id } = await met('Maria Rossi')
  await send(anna, `/diary/${id}/photos`, [await fromPhone()], { apart: 'yes' })
  await send(anna, `/diary/${id}/photos`, [await fromPhone()])
  await send(anna, `/diary/${id}/photos`, [await fromPhone()])
  const [oldest, old, young] = await kept()
  const takenOn = (photo: string | undefined, day: string) =>
    asOwner('update record_photo set recorded_at = $2 where id = $1', [photo, day])
  await takenOn(oldest?.id, '2020-01-01')
  await takenOn(old?.id, '2020-01-02')
  await takenOn(young?.id, '2022-01-01')
  await eraseExpired(territory.id, '2026-06-10')
  expect((await kept()).map(({ id }) => id)).toEqual([young?.id])
})
