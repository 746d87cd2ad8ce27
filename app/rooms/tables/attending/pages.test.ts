import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { followedBy } from '../decisions/reads.ts'
import { routes } from '../routes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')

/** A table of three with a quorum of two, kept by a facilitator, with a convened meeting and its topic. */
async function withMeeting() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Riva', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const paolo = await territory.operator('Paolo Costa', 'partner')
  const as = (actor?: typeof anna) => visits(routes, territory, { ...(actor && { actor }), now })
  const table = newId()
  await as(elena).post('/tables/new', {
    _once: table,
    name: 'Tavolo del distretto',
    kind: 'district',
    purpose: 'Leggere i bisogni insieme.',
    quorum: '2',
    startsOn: '2026-01-01',
    shown: 'yes',
  })
  const seat = async (personId: string, body: string, part: string) => {
    const id = newId()
    await as(elena).post(`/tables/${table}/seats`, { _once: id, personId, body, part, fromOn: '2026-01-01' })
    return id
  }
  const chair = await seat(elena.personId, 'Comune', 'chair')
  const secretary = await seat(anna.personId, 'Segreteria', 'secretary')
  const member = await seat(paolo.personId, 'Cooperativa Il Filo', 'member')
  const keeper = as(anna)
  const meet = async (on: string) => {
    const id = newId()
    await keeper.post(`/tables/${table}/meetings/new`, { _once: id, on, at: '17:00', place: 'Municipio' })
    return id
  }
  const meeting = await meet('2026-05-06')
  const topic = newId()
  await keeper.post(`/tables/meetings/${meeting}/topics/new`, { _once: topic, title: 'Lo sportello' })
  await keeper.post(`/tables/meetings/${meeting}/convene`, {})
  const present = (of: string, seats: string[], excused: string[] = []) =>
    keeper.post(`/tables/meetings/${of}/presence`, { 'present[]': seats, 'excused[]': excused })
  return {
    territory,
    elena,
    anna,
    paolo,
    as,
    table,
    chair,
    secretary,
    member,
    keeper,
    meet,
    meeting,
    topic,
    present,
  }
}

const decision = { what: 'Aprire lo sportello', why: 'Lo chiedono le famiglie.', dueOn: '2026-07-01' }

test('a deputy makes the quorum and votes for the member; the minutes tell who stood in for whom', async () => {
  const { territory, keeper, as, paolo, meeting, topic, chair, secretary, member, present } =
    await withMeeting()
  const rita = await territory.person('Rita Gallo')
  await present(meeting, [chair], [secretary])
  const votes = { 'favour[]': [chair, member] }
  const few = await keeper.post(`/tables/topics/${topic}/decide`, { ...decision, ...votes })
  expect(few.html).toContain('Manca il numero legale')
  const send = (seatId: string, personId: string) =>
    keeper.post(`/tables/meetings/${meeting}/deputies`, { seatId, personId })
  const same = await send(member, paolo.personId)
  expect(same.status).toBe(422)
  expect(same.html).toContain('Chi siede al tavolo ha già il proprio voto')
  expect((await send(chair, rita)).html).toContain('non serve un sostituto')
  expect((await send(member, rita)).status).toBe(303)
  expect((await send(secretary, rita)).html).toContain('Sostituisce già un altro componente.')
  expect((await keeper.post(`/tables/topics/${topic}/decide`, { ...decision, ...votes })).status).toBe(303)
  const minutes = await keeper.get(`/tables/meetings/${meeting}/papers/minutes`)
  expect(minutes.html).toContain('Rita Gallo al posto di Paolo Costa')
  expect(minutes.html).toContain('Assenti giustificati: Anna Bianchi')
  const voted = await keeper.post(`/tables/meetings/${meeting}/deputies/${member}/recall`, {})
  expect(voted.status).toBe(303)
  expect(await asOwner('select 1 from table_deputy where meeting_id = $1', [meeting])).toHaveLength(1)
  expect((await as().get(`/tables/meetings/${meeting}`)).html).not.toContain('Rita Gallo')
})

test('who is there is not excused; taking a presence away takes the deputy too', async () => {
  const { territory, keeper, meeting, chair, secretary, member, present } = await withMeeting()
  const both = await present(meeting, [chair], [chair])
  expect(both.status).toBe(422)
  expect(both.html).toContain('presente e giustificato insieme')
  await present(meeting, [chair])
  const rita = await territory.person('Rita Gallo')
  await keeper.post(`/tables/meetings/${meeting}/deputies`, { seatId: member, personId: rita })
  expect((await present(meeting, [chair, secretary])).status).toBe(303)
  expect(await asOwner('select 1 from table_deputy where meeting_id = $1', [meeting])).toHaveLength(0)
})

test('guests are invited to a topic, come or not, and have no vote', async () => {
  const { territory, keeper, as, paolo, meeting, topic } = await withMeeting()
  const path = `/tables/meetings/${meeting}/guests`
  const ada = await territory.person('Ada Neri')
  const invite = (form: Record<string, string>) => keeper.post(path, { _once: newId(), ...form })
  expect((await invite({})).html).toContain('una cosa sola')
  expect((await invite({ personId: ada, words: 'Ada' })).status).toBe(422)
  expect((await invite({ personId: paolo.personId })).html).toContain('convocata, non invitata')
  expect((await invite({ personId: ada, topicId: topic })).status).toBe(303)
  expect((await invite({ personId: ada })).html).toContain('È già tra gli invitati.')
  expect((await invite({ words: 'Le mamme di via Roma' })).status).toBe(303)
  const [guest] = await asOwner<{ id: string }>('select id from table_guest where person_id = $1', [ada])
  await keeper.post(`${path}/came`, { 'came[]': guest?.id ?? '' })
  const minutes = await keeper.get(`/tables/meetings/${meeting}/papers/minutes`)
  expect(minutes.html).toContain('Sono intervenuti, senza voto: Ada Neri.')
  expect((await as().get(`/tables/meetings/${meeting}`)).html).not.toContain('Ada Neri')
  const vote = await keeper.post(`/tables/topics/${topic}/decide`, {
    ...decision,
    'favour[]': guest?.id ?? '',
  })
  expect(vote.status).toBe(422)
})

test('approved minutes stand; what is wrong in them is said beside and approved at a later meeting', async () => {
  const { keeper, as, meet, meeting, topic, chair, secretary, present } = await withMeeting()
  await keeper.post(`/tables/topics/${topic}/minutes`, { text: 'Si apre alle 17.', from: '0' })
  const correct = { written: 'alle 17', should: 'alle 18' }
  expect((await keeper.post(`/tables/topics/${topic}/erratum`, correct)).html).toContain(
    'si corregge scrivendolo',
  )
  await present(meeting, [chair, secretary])
  const second = await meet('2026-06-03')
  await present(second, [chair])
  await present(second, [chair, secretary])
  const approve = { inId: second, 'approving[]': [chair, secretary] }
  expect((await keeper.post(`/tables/meetings/${meeting}/approve`, approve)).status).toBe(303)
  expect((await keeper.post(`/tables/topics/${topic}/erratum`, correct)).status).toBe(303)
  const [erratum] = await asOwner<{ id: string; sealed: Buffer }>(
    'select id, sealed from table_erratum where topic_id = $1',
    [topic],
  )
  expect(erratum?.sealed.toString()).not.toContain('alle 18')
  expect((await as().get(`/tables/meetings/${meeting}`)).html).not.toContain('alle 18')
  const at = `/tables/errata/${erratum?.id}/approve`
  expect((await keeper.post(at, { inId: meeting })).html).toContain('La approva solo un incontro successivo')
  await present(second, [chair])
  expect((await keeper.post(at, { inId: second })).html).toContain('non ha il numero legale')
  await present(second, [chair, secretary])
  expect((await keeper.post(at, { inId: second })).status).toBe(303)
  const read = await as().get(`/tables/meetings/${meeting}`)
  expect(read.html).toContain('Si apre alle 17.')
  expect(read.html).toContain('va letto «alle 18»')
})

test('a table is changed and closed: what it leaves open goes to somebody, the other seats end', async () => {
  const { keeper, as, elena, paolo, table, meeting, topic, chair, secretary, member, present } =
    await withMeeting()
  await present(meeting, [chair, secretary])
  const id = newId()
  await keeper.post(`/tables/topics/${topic}/decide`, {
    _once: id,
    ...decision,
    'favour[]': [chair, secretary],
  })
  const words = { name: 'Tavolo unico', purpose: 'Leggere e decidere.', quorum: '2', shown: 'yes' }
  const early = await keeper.post(`/tables/${table}/edit`, { ...words, endsOn: '2026-03-01' })
  expect(early.status).toBe(422)
  expect(early.html).toContain('Tavolo unico')
  expect((await keeper.post(`/tables/${table}/edit`, { ...words, endsOn: '2026-12-31' })).status).toBe(303)
  const close = (form: Record<string, string>) => as(elena).post(`/tables/${table}/close`, form)
  expect((await close({})).status).toBe(422)
  const alone = await close({ why: 'Il mandato è finito.' })
  expect(alone.status).toBe(422)
  expect(alone.html).toContain('Di’ chi la segue.')
  expect(alone.html).toContain('Il mandato è finito.')
  expect((await close({ why: 'Finito.', [`follow-${id}`]: newId() })).html).toContain(
    'a chi ha fatto parte del tavolo',
  )
  expect((await close({ why: 'Il mandato è finito.', [`follow-${id}`]: paolo.personId })).status).toBe(303)
  expect((await as().get(`/tables/${table}`)).html).toContain('Il mandato è finito.')
  expect(await asActor(paolo, (tx) => followedBy(tx, paolo.personId, '2026-12-31'))).toHaveLength(1)
  const standing = await asOwner<{ id: string }>(
    "select id from table_seat where table_id = $1 and (until_on is null or until_on > '2026-06-10')",
    [table],
  )
  expect(standing.map((one) => one.id)).toEqual([member])
  const late = await as(elena).post(`/tables/${table}/meetings/new`, {
    on: '2026-07-01',
    at: '17:00',
    place: 'x',
  })
  expect(late.status).toBe(422)
  expect((await as(elena).post(`/tables/${table}/edit`, words)).html).toContain('Il tavolo è chiuso.')
})
