import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { consentForm } from '../../people/consents/forms.ts'
import { giveConsent } from '../../people/consents/writes.ts'
import { draftIssue, startIssue } from '../issues/writes.ts'
import { routes } from '../routes.ts'
import { sendOn } from '../sending/jobs.ts'
import { CONFIRM_WITHIN_DAYS, isDayOfIssue, MOST_ASKED_AN_HOUR, ONE_CLICK } from './rules.ts'
import { forgetOld, keeperOf } from './writes.ts'

openHouse()
const now = new Date('2026-03-09T06:00:00Z')
const URL_HERE = 'http://localhost'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsletter-'))
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

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const activityId = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Cucito insieme', 'lab', 'proximity', now())`,
    [territory.id, activityId],
  )
  const session = (day: string, isPublic = true) =>
    asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, title, public)
       values ($1, $2, $3, $4::date, $4::date + time '17:00' at time zone 'UTC', $4::date + time '19:00' at time zone 'UTC', $5, $6)`,
      [
        territory.id,
        newId(),
        activityId,
        day,
        isPublic ? `Incontro del ${day}` : 'Riunione interna',
        isPublic,
      ],
    )
  await session('2026-03-11')
  await session('2026-03-12', false)
  await session('2026-03-20')
  const visitor = (at = now) => visits(routes, territory, { now: at })
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle di prova',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  const ask = (email = 'maria@example.org', more: Record<string, string> = { agree: 'yes' }, at = now) =>
    visitor(at).post('/newsletter', { _once: newId(), email, ...more })
  const linkIn = (letter: string | undefined, act: string) =>
    new RegExp(`http://localhost/${territory.slug}(/newsletter/[0-9a-f-]{36}/[\\w-]{32}/${act})`).exec(
      letter ?? '',
    )?.[1] ?? ''
  const rows = () =>
    asOwner<{
      confirmed_at: Date | null
      left_at: Date | null
      sealed: Buffer | null
      address_mark: string | null
    }>('select * from newsletter_subscriber where territory_id = $1', [territory.id])
  /** The agenda of the week, composed and sent as it comes; to how many. */
  const send = async () => {
    const keeper = keeperOf(territory.id)
    const id = newId()
    const when = { now, timeZone: here.timeZone }
    await asActor(keeper, async (tx) => {
      await draftIssue(tx, keeper, id, when, { days: 7 })
      expect((await startIssue(tx, keeper, id, when)).ok).toBe(true)
    })
    return sendOn(here, id, { url: URL_HERE, now: () => now })
  }
  return { territory, anna, here, visitor, ask, linkIn, rows, send }
}

test('an address gets the agenda of the week only once it has confirmed, and nothing more after one click', async () => {
  const { territory, visitor, ask, linkIn, rows, send } = await house()
  expect((await ask()).location).toBe(`/${territory.slug}/newsletter`)
  const [confirmation] = await letters(1)
  expect(await send()).toBe(0)

  const confirm = linkIn(confirmation, 'confirm')
  expect((await visitor().get(confirm)).html).toContain('Sì, la voglio')
  expect((await rows())[0]?.confirmed_at).toBeNull()
  expect((await visitor().post(confirm, {})).html).toContain('Fatto')
  expect(await send()).toBe(1)

  const [, issue] = await letters(2)
  expect(issue).toContain('Incontro del 2026-03-11')
  for (const hidden of ['Riunione interna', '2026-03-20']) expect(issue).not.toContain(hidden)
  const leave = linkIn(issue, 'leave')
  expect(issue?.replaceAll(/\r\n\s+/g, ' ')).toContain(
    `List-Unsubscribe: <http://localhost/${territory.slug}${leave}>`,
  )
  expect(issue).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(`/${territory.slug}${leave}`).toMatch(ONE_CLICK)

  // A mail program sends no form of ours.
  expect((await visitor().post(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
  expect(await rows()).toMatchObject([{ left_at: now, sealed: null, address_mark: null }])
  expect(await send()).toBe(0)
  expect((await visitor().post(confirm, {})).html).not.toContain('ogni lunedì')
})

test('the address is nowhere to be read, and every address is answered alike', async () => {
  const { territory, visitor, ask, linkIn } = await house()
  const first = await ask('Maria@example.org')
  const [confirmation] = await letters(1)
  await visitor().post(linkIn(confirmation, 'confirm'), {})
  const later = new Date(now.getTime() + 3_600_000)
  const again = await ask('maria@example.org', { agree: 'yes' }, later)
  expect([again.status, again.location]).toEqual([first.status, first.location])
  const said = await letters(2)
  expect(said.filter((letter) => linkIn(letter, 'leave'))).toHaveLength(1)
  const stored = await asOwner<{ said: string }>(
    'select s::text as said from newsletter_subscriber s where territory_id = $1',
    [territory.id],
  )
  expect(stored).toHaveLength(1)
  expect(stored[0]?.said).not.toMatch(/maria/i)
  for (const other of [territory.visitor, await territory.operator('Bruno Verdi', 'facilitator')])
    expect(
      await asActor(other, (tx) => tx.selectFrom('newsletter_subscriber').selectAll().execute()),
    ).toEqual([])
})

test('without agreeing, with a wrong address or with too many at once nothing is written; a forged link is not there', async () => {
  const { territory, visitor, ask, linkIn, rows } = await house()
  const refused = await ask('maria@example.org', {})
  expect([refused.status, refused.html.includes('maria@example.org')]).toEqual([422, true])
  expect((await ask('maria')).status).toBe(422)
  expect(await rows()).toEqual([])
  await ask()
  await ask()
  const [confirmation] = await letters(1)
  const link = linkIn(confirmation, 'confirm')
  const forged = link.replace(/[\w-]{32}(?=\/confirm)/, 'A'.repeat(32))
  expect((await visitor().get(forged)).status).toBe(404)
  expect((await visitor().post(forged, {})).status).toBe(404)
  const elsewhere = visits(routes, await newTerritory(), { now })
  expect((await elsewhere.post(link, {})).status).toBe(404)
  expect((await rows())[0]?.confirmed_at).toBeNull()
  await asOwner(
    `insert into newsletter_subscriber (territory_id, id, address_mark, sealed, language, asked_at)
     select $1, gen_random_uuid(), n::text, '', 'it', $3 from generate_series(1, $2::int) n`,
    [territory.id, MOST_ASKED_AN_HOUR, now],
  )
  expect((await ask('luca@example.org')).status).toBe(429)
})

test('an address that nobody confirms is forgotten', async () => {
  const { territory, ask, rows } = await house()
  await ask()
  const keeper = keeperOf(territory.id)
  const on = async (day: string) => {
    await asActor(keeper, (tx) => forgetOld(tx, day))
    return (await rows()).length
  }
  expect(await on(`2026-03-${9 + CONFIRM_WITHIN_DAYS}`)).toBe(1)
  expect(await on(`2026-03-${10 + CONFIRM_WITHIN_DAYS}`)).toBe(0)
})

test('a person whose consent is written down gets it once, and the link in it withdraws the consent', async () => {
  const { territory, anna, visitor, ask, linkIn, send } = await house()
  const maria = await territory.person('Maria Rossi')
  await asOwner(
    "insert into person_contact (territory_id, person_id, email) values ($1, $2, 'maria@example.org')",
    [territory.id, maria],
  )
  expect(await send()).toBe(0)
  const form = consentForm.parse({ kind: 'newsletter', givenOn: '2026-03-01', how: 'aloud' })
  const id = newId()
  await asActor(anna, (tx) => giveConsent(tx, anna, id, maria, form))
  await ask()
  const [confirmation] = await letters(1)
  await visitor().post(linkIn(confirmation, 'confirm'), {})
  expect(await send()).toBe(1)

  await asOwner('delete from newsletter_subscriber where territory_id = $1', [territory.id])
  expect(await send()).toBe(1)
  const issue = (await letters(3)).find((letter) => letter.includes(`/newsletter/${id}/`))
  const leave = linkIn(issue, 'leave')
  expect((await visitor().get(leave)).html).toContain('Non voglio più')
  await visitor().post(leave, {})
  expect(await asOwner('select revoked_on::text from consent where id = $1', [id])).toEqual([
    { revoked_on: '2026-03-09' },
  ])
  expect(await send()).toBe(0)
})

test('the desk sees how many are subscribed, and nobody else does', async () => {
  const { territory, ask, visitor, linkIn } = await house()
  await ask()
  const [confirmation] = await letters(1)
  await visitor().post(linkIn(confirmation, 'confirm'), {})
  const carla = await territory.operator('Carla Neri', 'coordinator')
  expect((await visits(routes, territory, { actor: carla, now }).get('/newsletter')).html).toContain(
    'Un indirizzo',
  )
  expect((await visitor().get('/newsletter')).html).not.toContain('Un indirizzo')
})

test.each([
  ['2026-03-09', true],
  ['2026-03-10', false],
])('on %s an issue goes out: %s', (day, goes) => {
  expect(isDayOfIssue(day)).toBe(goes)
})
