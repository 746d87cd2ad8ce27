import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { lookAfterLines, sendDueLetters } from '../../activities/queue/jobs.ts'
import { LETTERS_AT_ONCE, MOST_LETTERS_A_RUN } from '../../activities/queue/rules.ts'
import { routes } from '../routes.ts'

openHouse()
const now = new Date('2026-06-01T08:00:00Z')
const HOUR = 3_600_000
const URL_HERE = 'http://localhost'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signups-'))
  openMail({ dataDir: folder, from: 'trama@localhost', log: () => {} })
})
afterEach(() => rm(folder, { recursive: true }))

/** Every letter so far, with the line ends of quoted-printable taken out. */
async function letters(count: number): Promise<string[]> {
  const box = join(folder, 'mail')
  const files = await vi.waitFor(async () => {
    const found = await readdir(box).catch(() => [])
    if (found.length < count) throw new Error(`${found.length} letters`)
    return found.sort()
  })
  const texts = await Promise.all(files.map((file) => readFile(join(box, file), 'utf8')))
  expect(texts).toHaveLength(count)
  return texts.map((text) => text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
}
const to = (letter: string) => /^To: (.*)$/m.exec(letter)?.[1]?.trim()

async function house({ capacity = 1 as number | null, on = '2026-06-10', waiting = true } = {}) {
  const territory = await newTerritory()
  const [activityId, sessionId] = [newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Cucito insieme', 'lab', 'proximity', now())`,
    [territory.id, activityId],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, $4::date, $4::date + time '15:00' at time zone 'UTC', $4::date + time '17:00' at time zone 'UTC', true)`,
    [territory.id, sessionId, activityId, on],
  )
  await asOwner(
    `insert into signup_terms (territory_id, id, activity_id, unit, capacity, waiting_list) values ($1, $2, $3, 'session', $4, $5)`,
    [territory.id, newId(), activityId, capacity, waiting],
  )
  const page = `/agenda/${activityId}/${sessionId}`
  const visitor = (at = now) => visits(routes, territory, { now: at })
  const ask = (said: Record<string, string>, at = now) =>
    visitor(at).post(`${page}/sign-up`, { _once: newId(), name: 'Maria Rossi', ...said })
  const linkIn = (letter: string | undefined) =>
    new RegExp(`http://localhost/${territory.slug}(/sign-ups/[0-9a-f-]{36}/[\\w-]{32})`).exec(
      letter ?? '',
    )?.[1] ?? ''
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  return { territory, activityId, sessionId, page, visitor, ask, linkIn, here }
}

test('a stranger signs up, confirms by the link of a letter, gives it up, and the next in line is told', async () => {
  const { page, visitor, ask, linkIn, territory } = await house()
  expect((await visitor().get(page)).html).toContain('È rimasto 1 posto su 1')
  expect((await visitor().get(`${page}/sign-up`)).html).toContain('Per una persona minorenne')
  expect((await ask({ email: 'maria@example.org' })).location).toBe(`/${territory.slug}${page}`)
  const maria = linkIn((await letters(1))[0])
  expect((await visitor().get(maria)).html).toContain('Manca solo la conferma')
  const confirmed = await visitor().post(`${maria}/confirm`, {})
  expect([confirmed.status, confirmed.location]).toEqual([303, `/${territory.slug}${maria}`])
  const own = (await visitor().get(maria)).html
  for (const shown of ['Hai un posto', 'Maria Rossi', 'codice']) expect(own).toContain(shown)
  expect((await visitor().get(page)).html).toContain('Mettiti in lista d’attesa')

  await ask({ name: 'Luca Verdi', email: 'luca@example.org' })
  const luca = linkIn((await letters(2))[1])
  await visitor().post(`${luca}/confirm`, {})
  expect((await visitor().get(luca)).html).toContain('Sei in lista d’attesa')

  await visitor().post(`${maria}/cancel`, {})
  const gone = (await visitor().get(maria)).html
  expect(gone).toContain('Iscrizione annullata')
  expect(gone).not.toContain('Maria Rossi')
  const offer = (await letters(3)).at(-1) ?? ''
  expect([to(offer), linkIn(offer)]).toEqual(['luca@example.org', luca])
  expect((await visitor().get(luca)).html).toContain('Lo prendo')
  await visitor().post(`${luca}/take`, {})
  expect((await visitor().get(luca)).html).toContain('Hai un posto')
  await visitor().post(`${maria}/cancel`, {})
  await letters(3)
})

test('what is wrong stands beside its field, nothing typed is lost, and a name of script is a name', async () => {
  const { ask, page, visitor, linkIn } = await house()
  const name = '<script>alert(1)</script>'
  const wrong = await ask({ name, email: 'maria@' })
  expect(wrong.status).toBe(422)
  for (const kept of ['&lt;script&gt;alert(1)', 'value="maria@"']) expect(wrong.html).toContain(kept)
  expect(wrong.html).not.toContain('<script>alert')
  expect((await ask({ name: 'Pietro', who: 'minor', email: 'm@example.org' })).html).toContain(
    'name="responsible"',
  )
  await ask({ name, email: 'maria@example.org' })
  const [letter] = await letters(1)
  expect(letter).not.toContain('script')
  expect((await visitor().get(linkIn(letter))).html).not.toContain('<script>alert')
  expect((await visitor().get(page)).html).not.toContain('alert(1)')
})

test('a link that was not made here, or in another territory, is not there', async () => {
  const { ask, linkIn, visitor } = await house()
  await ask({ email: 'maria@example.org' })
  const link = linkIn((await letters(1))[0])
  const forged = link.replace(/[\w-]{32}$/, 'A'.repeat(32))
  for (const path of [forged, `/sign-ups/${newId()}/${'A'.repeat(32)}`, '/sign-ups/1/2'])
    expect((await visitor().get(path)).status).toBe(404)
  for (const act of ['confirm', 'cancel', 'take', 'wait'])
    expect((await visitor().post(`${forged}/${act}`, {})).status).toBe(404)
  const elsewhere = visits(routes, await newTerritory(), { now })
  expect((await elsewhere.get(link)).status).toBe(404)
})

test('who leaves a phone is called: their link confirms nothing, and only who made it is shown it', async () => {
  const { ask, territory, visitor } = await house()
  const first = await ask({ phone: '+39 333 123 4567' })
  expect(first.location).toMatch(new RegExp(`^/${territory.slug}/sign-ups/`))
  const own = (first.location ?? '').slice(territory.slug.length + 1)
  expect((await visitor().get(own)).html).toContain('ti chiamiamo')
  expect((await visitor().post(`${own}/confirm`, {})).status).toBe(404)
  expect((await ask({ phone: '3331234567' })).location).not.toContain('/sign-ups/')
  await visitor().post(`${own}/cancel`, {})
  expect((await visitor().get(own)).html).toContain('annullata')
})

test('fifty sign-ups from one address are six, and the seventh is asked to wait', async () => {
  const { ask } = await house({ capacity: null })
  const statuses = []
  for (let n = 0; n < 50; n++)
    statuses.push((await ask({ name: `Maria ${n}`, email: 'maria@example.org' })).status)
  expect([
    statuses.filter((one) => one === 303).length,
    statuses.filter((one) => one === 429).length,
  ]).toEqual([6, 44])
})

test('a session that is full without a line, called off or over says so', async () => {
  const { ask, page, visitor, territory, sessionId, linkIn } = await house({ waiting: false })
  await ask({ email: 'maria@example.org' })
  await visitor().post(`${linkIn((await letters(1))[0])}/confirm`, {})
  const full = await ask({ name: 'Luca', email: 'luca@example.org' })
  expect([full.status, full.html.includes('non c’è una lista d’attesa')]).toEqual([409, true])
  await asOwner('update activity_session set cancelled_at = now() where id = $1', [sessionId])
  expect((await visitor().get(`${page}/sign-up`)).html).toContain('è stata annullata')
  const none = visits(routes, territory, { now })
  expect((await none.get(`/agenda/${newId()}/sign-up`)).status).toBe(404)
})

test('an offer that nobody takes passes to the next after two days, who is told', async () => {
  const { ask, linkIn, visitor, here } = await house()
  const links: string[] = []
  for (const [n, who] of ['maria', 'luca', 'sara'].entries()) {
    await ask({ name: who, email: `${who}@example.org` })
    links.push(linkIn((await letters(n + 1))[n]))
    await visitor(new Date(now.getTime() + n)).post(`${links[n]}/confirm`, {})
  }
  await visitor().post(`${links[0]}/cancel`, {})
  expect(to((await letters(4)).at(-1) ?? '')).toBe('luca@example.org')
  expect(await lookAfterLines(here, new Date(now.getTime() + 47 * HOUR), URL_HERE)).toBe(0)
  expect(await lookAfterLines(here, new Date(now.getTime() + 49 * HOUR), URL_HERE)).toBe(1)
  expect(to((await letters(5)).at(-1) ?? '')).toBe('sara@example.org')
})

/** People who have a place, as if they had confirmed days ago. */
const crowd = (territory: string, activityId: string, sessionId: string, count: number) =>
  asOwner(
    `with new as (insert into signup (territory_id, id, activity_id, session_id, state, reached_by, code, language, asked_at)
       select $1, gen_random_uuid(), $2, $3, 'in', 'mail', 'ACDEF', 'it', '2026-05-20' from generate_series(1, $4::int) returning id)
     select id from new`,
    [territory, activityId, sessionId, count],
  )

test('the day before, once, from nine in the morning; a run that breaks off goes on, and nobody is written to twice', async () => {
  const { territory, activityId, sessionId, ask, linkIn, visitor, here } = await house({ capacity: null })
  await ask({ email: 'maria@example.org' })
  await visitor().post(`${linkIn((await letters(1))[0])}/confirm`, {})
  const send = (at: string) => sendDueLetters(here, new Date(at), URL_HERE)
  expect(await send('2026-06-08T12:00:00Z')).toBe(0)
  expect(await send('2026-06-09T06:00:00Z')).toBe(0)
  expect(await send('2026-06-09T07:00:00Z')).toBe(1)
  expect(await send('2026-06-09T07:10:00Z')).toBe(0)
  expect((await letters(2)).at(-1)).toContain('Ci vediamo domani')

  await crowd(territory.id, activityId, sessionId, MOST_LETTERS_A_RUN + LETTERS_AT_ONCE + 1)
  const noted = async () =>
    (
      await asOwner<{ n: number }>(
        "select count(*)::int as n from signup_letter where territory_id = $1 and kind = 'reminder'",
        [territory.id],
      )
    )[0]?.n
  // Two processes at once, and again after a stop: each is noted once.
  const [one, other] = await Promise.all([send('2026-06-09T08:00:00Z'), send('2026-06-09T08:00:00Z')])
  expect(one + other).toBe((await noted())! - 1)
  expect(Math.max(one, other)).toBeLessThanOrEqual(MOST_LETTERS_A_RUN)
  for (let run = 0; run < 4; run++) await send('2026-06-09T09:00:00Z')
  expect(await noted()).toBe(MOST_LETTERS_A_RUN + LETTERS_AT_ONCE + 2)
  expect(await send('2026-06-09T10:00:00Z')).toBe(0)
})

test('whoever signed up to what is called off is told, once', async () => {
  const { sessionId, ask, linkIn, visitor, here } = await house()
  await ask({ email: 'maria@example.org' })
  await visitor().post(`${linkIn((await letters(1))[0])}/confirm`, {})
  await asOwner('update activity_session set cancelled_at = now() where id = $1', [sessionId])
  expect([await sendDueLetters(here, now, URL_HERE), await sendDueLetters(here, now, URL_HERE)]).toEqual([
    1, 0,
  ])
  expect((await letters(2)).at(-1)).toContain('Non si tiene')
})
