import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { seal } from '../../../ground/access/seal.ts'
import { newId } from '../../../ground/db/ids.ts'
import { type Delivery, deliveryOf, type Mail, openMail } from '../../../ground/mail/mail.ts'
import { linkTo } from '../newsletter/parts/links.ts'
import { sealedWhere } from '../newsletter/rules.ts'
import { keeperOf } from '../newsletter/writes.ts'
import { routes } from '../routes.ts'
import { makeWeeklyIssue, sendOn, sendWhatIsDue } from '../sending/jobs.ts'
import { addressesIn, FAILURES_TO_REST, inOrder, LEASE_MS, MOST_TRIES, wants } from './rules.ts'

openHouse()
openMail({ dataDir: '/nonexistent', from: 'trama@localhost', log: () => {} })
const now = new Date('2026-03-09T08:00:00Z')
const URL_HERE = 'http://localhost'

async function house(subscribers = 1) {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Neri', 'coordinator')
  const [montichiari, carpenedolo] = [newId(), newId()]
  for (const [id, name, code] of [
    [montichiari, 'Casa Fontana', '017113'],
    [carpenedolo, 'Il Mulino', '017039'],
  ])
    await asOwner(
      "insert into place (territory_id, id, name, kind, istat_code, published_on) values ($1, $2, $3, 'space', $4, '2020-01-01')",
      [territory.id, id, name, code],
    )
  const activity = async (title: string, kind: string, area: string, place: string, day: string) => {
    const [activityId, id] = [newId(), newId()]
    await asOwner(
      'insert into activity (territory_id, id, title, kind, area, place_id, published_at) values ($1, $2, $3, $4, $5, $6, now())',
      [territory.id, activityId, title, kind, area, place],
    )
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
       values ($1, $2, $3, $4::date, $4::date + time '16:00', $4::date + time '18:00', true)`,
      [territory.id, id, activityId, day],
    )
    return `session:${id}`
  }
  const cucito = await activity('Cucito insieme', 'lab', 'proximity', montichiari, '2026-03-11')
  const orto = await activity('Orto di strada', 'event', 'youth', carpenedolo, '2026-03-12')
  const ids = await subscribe(territory.id, subscribers)
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle di prova',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  const desk = visits(routes, territory, { actor: carla, now })
  const compose = async () => {
    const { location } = await desk.post('/newsletter/issues', { _once: newId() })
    const path = (location ?? '').replace(`/${territory.slug}`, '')
    return { path, id: path.split('/').at(-1) ?? '' }
  }
  const send = (path: string, more: Record<string, string | string[]> = {}) =>
    desk.post(path, { _once: newId(), act: 'send', 'keep[]': [cucito, orto], ...more })
  /** An issue that has begun to go out. */
  const begun = async () => {
    const { path, id } = await compose()
    expect((await send(path)).status).toBe(303)
    return id
  }
  const states = (issue: string) =>
    asOwner<{ recipient_id: string; state: string; tries: number }>(
      'select recipient_id, state, tries from newsletter_sending where territory_id = $1 and issue_id = $2 order by 1',
      [territory.id, issue],
    )
  const visitor = visits(routes, territory, { now })
  return { territory, carla, here, desk, visitor, cucito, orto, ids, compose, send, begun, states }
}

async function subscribe(territoryId: string, count: number) {
  const ids = Array.from({ length: count }, newId)
  await asOwner(
    `insert into newsletter_subscriber (territory_id, id, address_mark, sealed, language, confirmed_at)
     select $1, id, id::text, sealed, 'it', '2026-01-01' from unnest($2::uuid[], $3::bytea[]) as one (id, sealed)`,
    [territoryId, ids, ids.map((id, at) => seal(`lettrice${at}@example.org`, sealedWhere(id)))],
  )
  return ids
}

/** A way out that keeps what went through it. */
function box(answer: (mail: Mail, at: number) => Delivery | Promise<Delivery> = () => 'sent') {
  const sent: Mail[] = []
  const asked: string[] = []
  return {
    sent,
    asked,
    deliver: async (mail: Mail) => {
      asked.push(mail.to)
      const delivery = await answer(mail, asked.length)
      if (delivery === 'sent') sent.push(mail)
      return delivery
    },
  }
}
const way = (deliver: (mail: Mail) => Promise<Delivery>, at = now) => ({
  url: URL_HERE,
  deliver,
  now: () => at,
  pauseMs: 0,
})

test('who coordinates composes an issue from the agenda and sends it in two clicks', async () => {
  const { desk, compose, send, here, cucito, orto, visitor } = await house()
  const { path, id } = await compose()
  const { html } = await desk.get(path)
  for (const said of ['Cucito insieme', 'Orto di strada', 'un indirizzo']) expect(html).toContain(said)
  expect((await visitor.get(`/newsletter/archive/${id}`)).status).toBe(404)

  const sent = await send(path, {
    title: 'Marzo',
    words: 'Ciao!\nArriva la <primavera>.',
    [`at-${cucito}`]: '2',
    [`at-${orto}`]: '1',
  })
  expect(sent.status).toBe(303)
  const { deliver, sent: mails } = box()
  await sendWhatIsDue(here, way(deliver))
  const [mail] = mails
  expect(mails).toHaveLength(1)
  expect(mail?.subject).toBe('Marzo')
  expect(mail?.text.indexOf('Orto di strada')).toBeLessThan(mail?.text.indexOf('Cucito insieme') ?? 0)
  expect(mail?.html).toContain('&lt;primavera&gt;')
  expect(mail?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  for (const body of [mail?.text, mail?.html])
    expect(body).toContain(mail?.headers?.['List-Unsubscribe']?.slice(1, -1))

  const archived = await visitor.get(`/newsletter/archive/${id}`)
  expect(archived.html).toContain('Orto di strada')
  expect((await visitor.get('/newsletter/archive')).html).toContain('Marzo')
  expect((await desk.get(path)).html).toContain('Mandato')
})

test('a session cancelled after an issue was planned is not in it, and one that became nothing goes to nobody', async () => {
  const { desk, compose, here, cucito, territory } = await house()
  const { path, id } = await compose()
  const plan = { _once: newId(), act: 'plan', sendOn: '2026-03-10', 'keep[]': [cucito] }
  expect((await desk.post(path, plan)).status).toBe(303)
  const { deliver, sent } = box()
  const tomorrow = new Date('2026-03-10T07:30:00Z')
  await sendWhatIsDue(here, way(deliver, new Date('2026-03-10T05:00:00Z')))
  expect(sent).toEqual([])
  await asOwner('update activity_session set cancelled_at = now() where territory_id = $1', [territory.id])
  await sendWhatIsDue(here, way(deliver, tomorrow))
  expect(sent).toEqual([])
  expect((await desk.get(path)).status).toBe(404)
  expect(await asOwner('select id from newsletter_issue where id = $1', [id])).toEqual([])
})

test('nothing to tell, a day that was, a place that is no number: refused, and nothing written is lost', async () => {
  const { desk, compose, send, cucito } = await house()
  const { path } = await compose()
  const nothing = await desk.post(path, { _once: newId(), act: 'send', title: 'Il mio titolo' })
  expect([nothing.status, nothing.html.includes('Il mio titolo')]).toEqual([409, true])
  expect(nothing.html).toContain('Non c’è niente da raccontare')
  expect((await send(path, { act: 'plan', sendOn: '2026-03-08' })).status).toBe(409)
  expect((await send(path, { act: 'plan' })).status).toBe(422)
  const wrong = await send(path, { [`at-${cucito}`]: 'primo', words: 'Restano qui' })
  expect([wrong.status, wrong.html.includes('Restano qui')]).toEqual([422, true])
  expect((await send(path, { 'keep[]': ['session:x'] })).status).toBe(422)
  // Refused, so nothing has begun.
  expect((await send(path)).status).toBe(303)
})

test('of two who press at once one sends, the other is told', async () => {
  const { compose, send, states } = await house(3)
  const { path, id } = await compose()
  const answers = await Promise.all([send(path), send(path)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(answers.find(({ status }) => status === 409)?.html).toContain('è già partito')
  expect(await states(id)).toHaveLength(3)
})

test('a reader gets what they chose by the link of a letter; nobody chooses with a forged one', async () => {
  const { territory, visitor, ids, here, begun } = await house(3)
  const [anna = '', bruno = ''] = ids
  const link = (id: string) => linkTo('', territory, id, 'choose').slice(`/${territory.slug}`.length)
  expect((await visitor.get(link(anna))).html).toContain('Montichiari')
  const choose = (id: string, fields: Record<string, string[]>) =>
    visitor.post(link(id), { _once: newId(), ...fields })
  expect((await choose(anna, { 'municipalities[]': ['017039', '099999'] })).status).toBe(303)
  expect((await choose(bruno, { 'areas[]': ['housing'], 'kinds[]': ['call'] })).status).toBe(303)
  expect((await choose(anna, { 'kinds[]': ['party'] })).status).toBe(422)
  const forged = link(anna).replace(/[\w-]{32}(?=\/choose)/, 'A'.repeat(32))
  expect((await visitor.get(forged)).status).toBe(404)
  expect((await visitor.post(forged, { _once: newId() })).status).toBe(404)

  const { deliver, sent } = box()
  expect(await sendOn(here, await begun(), way(deliver))).toBe(2)
  const toAnna = sent.find(({ to }) => to === 'lettrice0@example.org')
  expect(toAnna?.text).toContain('Orto di strada')
  expect(toAnna?.text).not.toContain('Cucito insieme')
  expect(sent.map(({ to }) => to).sort()).toEqual(['lettrice0@example.org', 'lettrice2@example.org'])
})

test('five thousand addresses, stopped half-way: whoever goes on sends to the others, and to nobody twice', async () => {
  const { here, begun, states } = await house(5000)
  const issue = await begun()
  const { deliver, asked } = box((_, at) => {
    if (at === 2500) throw new Error('the process ends here')
    return 'sent'
  })
  await expect(sendOn(here, issue, way(deliver))).rejects.toThrow('ends here')
  // Whoever comes too soon finds somebody at work.
  expect(await sendOn(here, issue, way(deliver))).toBe(0)
  const later = new Date(now.getTime() + LEASE_MS + 1)
  expect(await sendOn(here, issue, way(deliver, later))).toBe(2500)
  expect(new Set(asked).size).toBe(5000)
  expect(asked).toHaveLength(5000)
  const found = Map.groupBy(await states(issue), ({ state }) => state)
  expect([found.get('sent')?.length, found.get('unknown')?.length]).toEqual([4999, 1])
}, 240_000)

test('two processes that send at once share the addresses', async () => {
  const { here, begun, territory } = await house(300)
  const issue = await begun()
  const { deliver, asked } = box()
  const free = () =>
    asOwner('update newsletter_issue set beat_at = null where territory_id = $1', [territory.id])
  const slow = async (mail: Mail) => {
    if (asked.length === 5) await free()
    return deliver(mail)
  }
  const first = sendOn(here, issue, way(slow))
  while (asked.length < 20) await new Promise((soon) => setTimeout(soon, 5))
  await free()
  const [one, other] = await Promise.all([first, sendOn(here, issue, way(deliver))])
  expect(new Set(asked).size).toBe(asked.length)
  expect(one + other).toBeGreaterThanOrEqual(299)
})

test('an address whose letters come back three times in a row rests; by the link it begins again', async () => {
  const { here, territory, desk, visitor, begun, ids } = await house(2)
  const [broken = ''] = ids
  const { deliver, asked } = box(({ to }) => (to.startsWith('lettrice0') ? 'refused' : 'sent'))
  for (let issue = 0; issue < FAILURES_TO_REST; issue++) {
    expect((await desk.get('/newsletter/issues')).html).not.toContain('riposa')
    await sendOn(here, await begun(), way(deliver, new Date(now.getTime() + issue)))
  }
  const { html } = await desk.get('/newsletter/issues')
  expect(html).toContain('Un indirizzo riposa')
  expect(html).not.toContain('lettrice0')
  await sendOn(here, await begun(), way(deliver))
  expect(asked.filter((to) => to.startsWith('lettrice0'))).toHaveLength(FAILURES_TO_REST)

  const link = linkTo('', territory, broken, 'choose').slice(`/${territory.slug}`.length)
  expect((await visitor.get(link)).html).toContain('abbiamo smesso di scriverti')
  await visitor.post(link, { _once: newId() })
  expect((await desk.get('/newsletter/issues')).html).not.toContain('riposa')
})

test('a letter that came back days later counts, by the address in the notice, once', async () => {
  const { here, desk, begun, states } = await house(2)
  const issue = await begun()
  await sendOn(here, issue, way(box().deliver))
  const notice = 'Final-Recipient: rfc822; Lettrice1@example.org\nAction: failed'
  const note = (returned: string) => desk.post('/newsletter/returned', { _once: newId(), returned })
  expect((await note(notice)).status).toBe(303)
  expect((await note(notice)).status).toBe(303)
  expect((await states(issue)).map(({ state }) => state).sort()).toEqual(['failed', 'sent'])
  expect((await note('nessuno')).status).toBe(422)
})

test('where the way out is closed nothing is lost or counted; what cannot be taken now is tried again', async () => {
  const { here, begun, states } = await house(2)
  const issue = await begun()
  expect(await sendOn(here, issue, way(box(() => 'unreachable').deliver))).toBe(0)
  expect((await states(issue)).map(({ state, tries }) => [state, tries])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
  ])
  const busy = box(() => 'later')
  for (let hour = 1; hour <= MOST_TRIES + 1; hour++)
    await sendOn(here, issue, way(busy.deliver, new Date(now.getTime() + hour * 3_600_000)))
  expect(busy.asked).toHaveLength(2 * MOST_TRIES)
  expect((await states(issue)).map(({ state }) => state)).toEqual(['failed', 'failed'])
})

test('whoever leaves while an issue is on its way gets it no more', async () => {
  const { here, territory, visitor, begun, ids } = await house(4)
  const issue = await begun()
  const last = ids.at(-1) ?? ''
  const leave = linkTo('', territory, last, 'leave').slice(`/${territory.slug}`.length)
  const { deliver, sent } = box(async (_, at): Promise<Delivery> => {
    if (at === 1) await visitor.post(leave, { 'List-Unsubscribe': 'One-Click' })
    return 'sent'
  })
  expect(await sendOn(here, issue, way(deliver))).toBe(3)
  expect(sent.map(({ to }) => to)).not.toContain('lettrice3@example.org')
})

test('on Mondays an issue makes itself, unless somebody composed one for these days', async () => {
  const { here, begun } = await house()
  expect(await makeWeeklyIssue(here, new Date('2026-03-10T05:00:00Z'))).toBeUndefined()
  expect(await makeWeeklyIssue({ ...here, example: true }, now)).toBeUndefined()
  const { deliver, sent } = box()
  expect(await makeWeeklyIssue(here, now)).toBeDefined()
  expect(await makeWeeklyIssue(here, now)).toBeUndefined()
  await sendWhatIsDue(here, way(deliver))
  expect(sent[0]?.subject).toBe('Valle di prova: che cosa succede nei prossimi giorni')

  const other = await house()
  await other.begun()
  expect(await makeWeeklyIssue(other.here, now)).toBeUndefined()
  expect(begun).toBeDefined()
})

test('only who coordinates composes; what is sent stands', async () => {
  const { territory, visitor, begun, carla } = await house()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  for (const page of ['/newsletter/issues', `/newsletter/issues/${newId()}`]) {
    expect((await visits(routes, territory, { actor: anna, now }).get(page)).status).toBe(404)
    expect((await visitor.get(page)).status).toBe(303)
  }
  const id = await begun()
  await expect(
    asActor(carla, (tx) =>
      tx.updateTable('newsletter_issue').set({ title: 'Altro' }).where('id', '=', id).execute(),
    ),
  ).rejects.toMatchObject({ constraint: 'newsletter_issue_stands' })
  expect(await asActor(anna, (tx) => tx.selectFrom('newsletter_sending').selectAll().execute())).toEqual([])
  expect(
    await asActor(keeperOf(territory.id), (tx) => tx.selectFrom('newsletter_sending').selectAll().execute()),
  ).toHaveLength(1)
})

test.each([
  [{ responseCode: 550, command: 'RCPT TO' }, 'refused'],
  [{ responseCode: 451, command: 'RCPT TO' }, 'later'],
  [{ code: 'ESOCKET', syscall: 'connect' }, 'unreachable'],
  [{ code: 'EAUTH', responseCode: 535 }, 'unreachable'],
  [{ code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'unreachable'],
  [{ code: 'ECONNECTION', command: 'CONN' }, 'unknown'],
] as const)('a mail that failed with %o is %s', (error, delivery) => {
  expect(deliveryOf(Object.assign(new Error('smtp'), error))).toBe(delivery)
})

test('what nobody narrowed is for everyone; what is in no municipality concerns all of them', () => {
  const entry = { municipalityCode: '017113', area: 'youth', kind: 'lab' }
  const choice = { municipalities: ['017113'], areas: [], kinds: ['event'] }
  expect(wants({ municipalities: [], areas: [], kinds: [] }, entry)).toBe(true)
  expect(wants(choice, entry)).toBe(false)
  expect(wants({ ...choice, areas: ['youth'] }, entry)).toBe(true)
  expect(wants({ ...choice, kinds: [] }, { ...entry, municipalityCode: '017039' })).toBe(false)
  expect(wants({ ...choice, kinds: ['call'] }, { municipalityCode: null, area: null, kind: 'call' })).toBe(
    true,
  )
})

test('entries stand where somebody put them, the others where they were', () => {
  expect(inOrder(['a', 'b', 'c'], (key) => ({ a: 9, c: 1 })[key])).toEqual(['c', 'b', 'a'])
  expect(inOrder(['a', 'b', 'c'], (key) => ({ a: 1, b: 2, c: 1 })[key])).toEqual(['c', 'a', 'b'])
  expect(addressesIn('To: <A@x.it>, b@y.org; a@x.it')).toEqual(['a@x.it', 'b@y.org'])
})
