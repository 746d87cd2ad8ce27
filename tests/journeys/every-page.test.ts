import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '../../app/ground/db/ids.ts'
import { enterAs as cookieOf } from '../../bench/enter-as.ts'
import { beyond, enterAs, hindrances, openBrowser, visit } from '../support/browser.ts'
import { forcedColoursFaults } from '../support/contrast.ts'
import { enlargedFaults } from '../support/enlarged.ts'
import { newExampleFolder } from '../support/example-folder.ts'
import { EQUALS, islandsOfTheHouse, islandsOn, unsaidPictures } from '../support/islands.ts'
import { keyboardFaults, walkFaults } from '../support/keyboard.ts'
import { type RunningTrama, removeFolder, startTrama } from '../support/running-trama.ts'
import { smallTargets } from '../support/targets.ts'
import { putOnScale } from '../support/weight.ts'
import { foundOther, knownRecords, OTHER } from './known-records.ts'
import { filled, pagesOfTheHouse } from './route-table.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 480_000 })
openBrowser()

const PATTERNS = pagesOfTheHouse()
/** What anyone may see without signing in. Every other page sends a visitor to sign in, or is not there for them. */
const PUBLIC = [
  '/',
  '/healthz',
  '/readyz',
  '/worker.js',
  '/manifest.webmanifest',
  '/offline',
  '/offline/it',
  '/offline/en',
  '/icons/trama-192.png',
  '/icons/trama-512.png',
  '/icons/trama-maskable-512.png',
  '/robots.txt',
  '/sitemap.xml',
  '/sign-in',
  '/sign-in/sent',
  '/sign-in/link',
  '/sign-in/passkey/options',
  '/invitations/:slug/:token',
  '/accessibility',
  '/privacy',
  '/:slug',
  '/:slug/offer',
  '/:slug/ask',
  '/:slug/propose',
  '/:slug/agenda',
  '/:slug/agenda.ics',
  '/:slug/agenda/:activityId',
  '/:slug/agenda/:activityId/:sessionId',
  '/:slug/agenda/:activityId/agenda.ics',
  '/:slug/my-calendar/:token/agenda.ics',
  '/embed/agenda.js',
  '/:slug/cards/territory.png',
  '/:slug/cards/:card/:of',
  '/:slug/embed',
  '/:slug/embed/agenda.json',
  '/:slug/agenda/:activityId/sign-up',
  '/:slug/agenda/:activityId/:sessionId/sign-up',
  '/:slug/sign-ups/:signup/:token',
  '/:slug/qui',
  '/:slug/qui/:codeOfSession',
  '/:slug/redesigns',
  '/:slug/redesigns/:redesign',
  '/:slug/redesigns/:redesign/files/:drawing',
  '/:slug/redesigns/:redesign/files/:drawing/small',
  '/:slug/newsletter',
  '/:slug/newsletter/:subscriber/:token/confirm',
  '/:slug/newsletter/:subscriber/:token/leave',
  '/:slug/newsletter/:subscriber/:token/choose',
  '/:slug/newsletter/archive',
  '/:slug/newsletter/archive/:issue',
  '/:slug/places',
  '/:slug/places/:id',
  '/:slug/civic-centers',
  '/:slug/civic-agreements/:agreement',
  '/:slug/civic-agreements/:agreement/document.docx',
  '/:slug/space-calls',
  '/:slug/space-calls/:call',
  '/:slug/space-calls/:call/offer',
  '/:slug/wanted-courses',
  '/:slug/wanted-courses/:course',
  '/:slug/wanted-courses/:course/:family/:token/confirm',
  '/:slug/wanted-courses/:course/:family/:token/leave',
  '/:slug/places/:id/agenda.ics',
  '/:slug/places/:id/calendar',
  '/:slug/places/:id/calendar.ics',
  '/:slug/places/:id/rooms/:room',
  '/:slug/places/:id/rooms/:room/calendar.ics',
  '/:slug/places/:id/ask',
  '/:slug/calendars/:token/calendar.ics',
  '/:slug/bookings/:booking/:token',
  '/:slug/network/public',
  '/:slug/organisations',
  '/:slug/organisations/:id',
  '/:slug/sitemap.xml',
  '/:slug/glossario',
  '/:slug/accessibility',
  '/:slug/accessibility/feedback',
  '/:slug/privacy',
  '/:slug/say-ties/:token',
  '/:slug/exchange',
  '/:slug/calls',
  '/:slug/calls/:id',
  '/:slug/ideas/:id',
  '/:slug/ideas/:id/support',
  '/:slug/ideas/:id/attachments/:attachment',
  '/:slug/calls/:id/vote',
  '/:slug/calls/:id/vote/:token',
  '/:slug/calls/:id/follow',
  '/:slug/calls/following/:follower/:token',
  '/:slug/tables',
  '/:slug/tables/:table',
  '/:slug/tables/decisions',
  '/:slug/tables/proceedings',
  '/:slug/tables/proceedings/:proceeding',
  '/:slug/tables/proceedings/:proceeding/apply',
  '/:slug/tables/proceedings/:proceeding/ask',
  '/:slug/tables/proceedings/:proceeding/dropped',
  '/:slug/tables/proceedings/:proceeding/enclosures/:enclosure',
  '/:slug/tables/proceedings/:proceeding/papers/:print',
  '/:slug/tables/proceedings/:proceeding/papers/:print/document.docx',
  '/:slug/tables/applications/:candidate/:token',
  '/:slug/tables/decisions/:decision',
  '/:slug/tables/register.docx',
  '/:slug/tables/meetings/:meeting',
  '/:slug/tables/meetings/:meeting/papers/:paper',
  '/:slug/tables/meetings/:meeting/papers/:paper/document.docx',
  '/:slug/exchange/:codeOfKind',
  '/:slug/exchange/photos/:id',
  '/:slug/exchange/photos/:id/small',
  '/:slug/exchange/renew/:token',
  '/:slug/exchange/weights/:codeOfKind',
  '/:slug/grants',
  '/:slug/editions',
  '/:slug/reports',
  '/:slug/reports/signed/:signing',
  '/:slug/reports/signed/:signing/:reportFile',
  '/:slug/editions/compare',
  '/:slug/editions/across',
  '/:slug/editions/:edition',
  '/:slug/editions/:edition/edition.json',
  '/:slug/editions/:edition/edition.csv',
  '/:slug/practices',
  '/:slug/practices/:practice',
  '/:slug/practices/:practice/paper',
  '/:slug/practices/:practice/document.docx',
  '/:slug/practices/:practice/versions',
  '/:slug/practices/:practice/pack.json',
  '/:slug/practices/adopted/:adoption',
  '/:slug/practices/adopted/:adoption/pack.json',
  '/:slug/open-data',
  '/:slug/open-data/:list',
  '/:slug/catalogue',
  '/:slug/catalogue.ttl',
  '/:slug/catalogue.jsonld',
  '/:slug/api',
  '/:slug/api/openapi.json',
  '/:slug/api/try/:operation',
  '/api/hsds',
  '/:slug/api/hsds',
  '/:slug/api/hsds/openapi.json',
  ...['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'].flatMap((list) => [
    `/:slug/api/hsds/${list}`,
    `/:slug/api/hsds/${list}/:id`,
  ]),
  '/:slug/grants.csv',
]
const LISTS = ['organisations', 'people', 'places', 'activities', 'attendance', 'volunteers']

let folder: string
let trama: RunningTrama
let known: Record<string, string>
const cookies: Record<string, string> = {}

beforeAll(async () => {
  folder = await newExampleFolder()
  known = await knownRecords(folder)
  await foundOther(folder)
  // Here one person takes every file of the house within a minute.
  trama = await startTrama(folder, { TRAMA_LIMITS: 'off' })
  for (const role of ['facilitatore', 'assistente sociale', 'coordinatore', 'amministratore', 'valutatore'])
    cookies[role] = await cookieOf(trama.url, role)
  Object.assign(
    known,
    await anImport(),
    await anInvitation(),
    await aRequest(),
    await anIntroduction(),
    await aTieTold(),
    await aSubscription(),
    await aVote(),
    await aSignUp(),
    await aBooking(),
    await aWantedCourse(),
    await anApplication(),
    await anErratum(),
  )
})
afterAll(async () => {
  await trama?.stop()
  if (folder) removeFolder(folder)
})

const get = (path: string, role = 'nobody') =>
  fetch(new URL(path, trama.url), {
    headers: { cookie: cookies[role] ?? '', 'accept-language': 'it' },
    redirect: 'manual',
  })

const post = (path: string, role: string, body: FormData | URLSearchParams) =>
  fetch(new URL(path, trama.url), {
    method: 'POST',
    body,
    headers: { cookie: cookies[role] ?? '', origin: trama.url },
    redirect: 'manual',
  })

/** A list with one bad row taken in, and another that waits to be checked. */
async function anImport() {
  const upload = async () => {
    const form = new FormData()
    form.append(
      'list',
      new File(['Denominazione;Comune\nAmici del fosso;Montichiari\n;Montichiari\n'], 'enti.csv'),
    )
    const { headers } = await post(`${EXAMPLE}/import/organisations`, 'coordinatore', form)
    return headers.get('location') ?? ''
  }
  const taken = await upload()
  const page = await (await get(taken, 'coordinatore')).text()
  const once = /name="_once" value="([^"]+)"/.exec(page.slice(page.indexOf('<main')))?.[1] ?? ''
  const chosen = new URLSearchParams(
    [...page.matchAll(/<select[^>]*name="([^"]+)"/g)].map(([, name = '']) => [name, '-']),
  )
  for (const [at, field] of ['name', 'municipality'].entries())
    chosen.set([...chosen.keys()][at] ?? '', field)
  chosen.set('_once', once)
  const run = await post(taken, 'coordinatore', chosen)
  const waiting = (await upload()).split('/').at(-1) ?? ''
  return {
    '/:slug/import/runs/:id': (run.headers.get('location') ?? '').split('/').at(-1) ?? '',
    ...Object.fromEntries(LISTS.map((kind) => [`/:slug/import/${kind}/lists/:upload`, waiting])),
  }
}

/** A copy that somebody asked for. */
async function aRequest() {
  const asked = { kind: 'export', askedOn: '2026-01-10', how: 'aloud' }
  await post(
    `${EXAMPLE}/people/${known['/:slug/people/:id']}/privacy/requests`,
    'coordinatore',
    new URLSearchParams(asked),
  )
  const list = await (await get(`${EXAMPLE}/privacy/requests`, 'coordinatore')).text()
  return { '/:slug/privacy/requests/:id': /privacy\/requests\/([0-9a-f-]{36})/.exec(list)?.[1] ?? '' }
}

/** A tie that somebody told through a link of theirs. */
async function aTieTold() {
  const teller = known['/:slug/ties/:id']
  const made = await post(
    `${EXAMPLE}/ties/${teller}/links`,
    'facilitatore',
    new URLSearchParams({ how: 'shown' }),
  )
  const [, token = ''] = /say-ties\/([\w-]+)/.exec(await made.text()) ?? []
  await post(
    `${EXAMPLE}/say-ties/${token}`,
    'nobody',
    new URLSearchParams({ name: 'Il gruppo del mercoledì' }),
  )
  const told = await (await get(`${EXAMPLE}/ties/said`, 'facilitatore')).text()
  const [, said = ''] = /ties\/said\/([0-9a-f-]{36})/.exec(told) ?? []
  return { '/:slug/say-ties/:token': token, '/:slug/ties/said/:said': said }
}

/** Two whom somebody is going to introduce. */
async function anIntroduction() {
  const list = await (await get(`${EXAMPLE}/network/introductions?which=all`, 'facilitatore')).text()
  const [, a = ''] = /name="a" value="([^"]+)"/.exec(list) ?? []
  const [, b = ''] = /name="b" value="([^"]+)"/.exec(list) ?? []
  const taken = await post(
    `${EXAMPLE}/network/introductions/accept`,
    'facilitatore',
    new URLSearchParams({ a, b, dueOn: '2030-01-10' }),
  )
  return { '/:slug/network/introductions/:id': (taken.headers.get('location') ?? '').split('/').at(-1) ?? '' }
}

/** An invitation, and the mail it travels in, which leaves after the answer. */
async function anInvitation() {
  const invited = {
    person: 'new-person:Ilaria Invitata',
    email: 'ilaria@example.org',
    'roles[]': 'volunteer',
  }
  const answer = await post(`${EXAMPLE}/operators/invite`, 'coordinatore', new URLSearchParams(invited))
  const [, slug = '', token = ''] = /\/invitations\/([^/]+)\/([\w-]+)/.exec(await answer.text()) ?? []
  const mail = await vi.waitFor(async () => {
    const [, id] = /href="\/mail\/([^"]+)"/.exec(await (await get('/mail', 'amministratore')).text()) ?? []
    if (!id) throw new Error('the invitation is not among the mails')
    return id
  })
  return { '/mail/:id': mail, '/invitations/:slug': slug, '/invitations/:slug/:token': token }
}

/** Somebody who asks for the newsletter, and the link of the letter they get. */
async function aSubscription() {
  const asked = new URLSearchParams({ email: 'iscritta@example.org', agree: 'yes' })
  await post(`${EXAMPLE}/newsletter`, 'nobody', asked)
  const [, subscriber = '', token = ''] = await vi.waitFor(async () => {
    const mails = await (await get('/mail', 'amministratore')).text()
    for (const [, id] of mails.matchAll(/href="\/mail\/([^"]+)"/g)) {
      const letter = await (await get(`/mail/${id}`, 'amministratore')).text()
      const link = /\/newsletter\/([0-9a-f-]{36})\/([\w-]{32})\/confirm/.exec(letter)
      if (link) return link
    }
    throw new Error('the letter is not among the mails')
  })
  return { '/:slug/newsletter/:subscriber': subscriber, '/:slug/newsletter/:subscriber/:token': token }
}

/** A family that asks for a course, and the link of the letter it gets. */
async function aWantedCourse() {
  const at = `/wanted-courses/${known['/:slug/wanted-courses/:course']}`
  const asked = new URLSearchParams({ name: 'Maria Rossi', email: 'famiglia@example.org', agree: 'yes' })
  await post(`${EXAMPLE}${at}/join`, 'nobody', asked)
  const [, family = '', token = ''] = await vi.waitFor(async () => {
    const mails = await (await get('/mail', 'amministratore')).text()
    for (const [, id] of mails.matchAll(/href="\/mail\/([^"]+)"/g)) {
      const letter = await (await get(`/mail/${id}`, 'amministratore')).text()
      const link = /\/wanted-courses\/[0-9a-f-]{36}\/([0-9a-f-]{36})\/([\w-]{32})\/confirm/.exec(letter)
      if (link) return link
    }
    throw new Error('the letter is not among the mails')
  })
  const course = '/:slug/wanted-courses/:course'
  return { [`${course}/:family`]: family, [`${course}/:family/:token`]: token }
}

/** Something to put right in minutes that were approved. */
async function anErratum() {
  const id = newId()
  const words = { _once: id, written: 'sabato', should: 'domenica' }
  const topic = `${EXAMPLE}/tables/topics/${known['/:slug/tables/topics/:topic']}`
  await post(`${topic}/erratum`, 'coordinatore', new URLSearchParams(words))
  return { '/:slug/tables/errata/:erratum': id }
}

/** A body that applies for the notice that is open, without an account, and the page of its own it is sent to. */
async function anApplication() {
  const open = await (await get(`${EXAMPLE}/tables/proceedings`, 'nobody')).text()
  const [, notice = ''] = /href="([^"]+)"[^>]*>\s*Passaggi in auto per chi non guida/.exec(open) ?? []
  const body = {
    name: 'Associazione Lanterna',
    fiscalCode: '90000000068',
    words: 'Dieci volontari.',
    who: 'Ada Neri',
  }
  const sent = new URLSearchParams({ ...body, email: 'lanterna@example.org' })
  const answer = await post(`${notice}/apply`, 'nobody', sent)
  const [, candidate = '', token = ''] =
    /\/applications\/([0-9a-f-]{36})\/([\w-]{32})/.exec(answer.headers.get('location') ?? answer.url) ?? []
  return {
    '/:slug/tables/applications/:candidate': candidate,
    '/:slug/tables/applications/:candidate/:token': token,
  }
}

/** Somebody who asks for a room without an account, with the link of their letter, and a secret address of its calendar. */
async function aBooking() {
  const at = `${EXAMPLE}/places/${known['/:slug/places/:id']}`
  const label = new URLSearchParams({ label: 'Telefono del custode' })
  const made = await (await post(`${at}/calendar/addresses`, 'coordinatore', label)).text()
  const [, calendar = ''] = /\/calendars\/([\w-]+)\/calendar\.ics/.exec(made) ?? []
  const asking = await (await get(`${at}/ask`, 'nobody')).text()
  const [, room = ''] = /<option value="([0-9a-f-]{36})"[^>]*>Laboratorio/.exec(asking) ?? []
  const monday = new Date(Date.now() + 60 * 86_400_000)
  monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7))
  const said = {
    room,
    on: monday.toISOString().slice(0, 10),
    from: '19:00',
    to: '20:00',
    repeats: 'no',
    userKind: 'group',
  }
  const who = { people: '5', purpose: 'Prove', name: 'Gruppo', email: 'sala@example.org', agree: 'yes' }
  await post(`${at}/ask`, 'nobody', new URLSearchParams({ ...said, ...who }))
  const [, booking = '', token = ''] = await vi.waitFor(async () => {
    const mails = await (await get('/mail', 'amministratore')).text()
    for (const [, id] of mails.matchAll(/href="\/mail\/([^"]+)"/g)) {
      const letter = await (await get(`/mail/${id}`, 'amministratore')).text()
      const link = /\/bookings\/([0-9a-f-]{36})\/([\w-]{32})/.exec(letter)
      if (link) return link
    }
    throw new Error('the letter is not among the mails')
  })
  return {
    '/:slug/calendars/:token': calendar,
    '/:slug/bookings/:booking': booking,
    '/:slug/bookings/:booking/:token': token,
  }
}

/** Sign-ups to a lab and to one of its sessions; somebody who leaves a phone, and the page of their own they are sent to. */
async function aSignUp() {
  const lab = known['/:slug/activities/:id']
  const session = known['/:slug/activities/:id/sessions/:sessionId']
  const terms = (unit: string) => new URLSearchParams({ taking: 'yes', unit, waitingList: 'yes' })
  await post(`${EXAMPLE}/activities/${lab}/sign-ups`, 'coordinatore', terms('activity'))
  await post(`${EXAMPLE}/activities/${lab}/sessions/${session}/sign-ups`, 'coordinatore', terms('session'))
  const said = new URLSearchParams({ name: 'Iscritta', phone: '3331234567' })
  const { headers } = await post(`${EXAMPLE}/agenda/${lab}/sign-up`, 'nobody', said)
  const [signup = '', token = ''] = (headers.get('location') ?? '').split('/').slice(-2)
  return { '/:slug/sign-ups/:signup': signup, '/:slug/sign-ups/:signup/:token': token }
}

/** The links by which somebody votes and follows a call, and a box of paper ballots that is being copied. */
async function aVote() {
  const call = known['/:slug/calls/:id'] ?? ''
  const here = `${EXAMPLE}/calls/${call}`
  await post(`${here}/vote/letter`, 'nobody', new URLSearchParams({ email: 'vota@example.org' }))
  await post(`${here}/follow`, 'nobody', new URLSearchParams({ email: 'segue@example.org', agree: 'yes' }))
  const page = await (await get(`${here}/ballots`, 'facilitatore')).text()
  const [, placeId = ''] = /<option value="([0-9a-f-]{36})"/.exec(page) ?? []
  const [, collectedOn = ''] = /max="([\d-]+)"[^>]*name="collectedOn"/.exec(page) ?? []
  const sheets = { act: 'vote', placeId, sheets: '2', collectedOn }
  const box = await post(`${here}/ballots`, 'facilitatore', new URLSearchParams(sheets))
  const links = await vi.waitFor(async () => {
    const mails = await (await get('/mail', 'amministratore')).text()
    const found: string[] = []
    for (const [, id] of mails.matchAll(/href="\/mail\/([^"]+)"/g))
      found.push(await (await get(`/mail/${id}`, 'amministratore')).text())
    const all = found.join(' ')
    const vote = /\/vote\/([\w-]{32}\.[0-9a-z]+\.[\w-]{32})/.exec(all)
    const following = /\/calls\/following\/([0-9a-f-]{36})\/([\w-]{32})/.exec(all)
    if (!vote || !following) throw new Error('the letters are not among the mails')
    return { vote, following }
  })
  return {
    '/:slug/calls/:id/vote/:token': links.vote[1] ?? '',
    '/:slug/calls/following/:follower': links.following[1] ?? '',
    '/:slug/calls/following/:follower/:token': links.following[2] ?? '',
    '/:slug/calls/:id/ballots/:box': (box.headers.get('location') ?? '').split('/').at(-1) ?? '',
  }
}

/** Who looks, and whether on a phone or at a desk, where the page is then also made narrow. */
const VIEWERS = [
  { role: 'nobody', screen: 'phone' },
  { role: 'facilitatore', screen: 'phone' },
  { role: 'assistente sociale', screen: 'phone' },
  { role: 'coordinatore', screen: 'desk' },
  { role: 'amministratore', screen: 'desk' },
  { role: 'valutatore', screen: 'desk' },
] as const
type Viewer = (typeof VIEWERS)[number]

type Shown = Viewer & {
  pattern: string
  path: string
  main: string
  frame: string
  islands: ReturnType<typeof islandsOn>
  pictures: string[]
}
type Look = Pick<Shown, 'role' | 'pattern' | 'path'> & { screens: Set<Viewer['screen']> }

/** Every page that somebody is shown, and those that are broken. */
async function shownTo({ role, screen }: Viewer) {
  const shown: Shown[] = []
  const broken: string[] = []
  for (const pattern of PATTERNS) {
    const path = filled(pattern, known)
    const answer = await get(path, role)
    if (answer.status >= 500) broken.push(`${pattern}: ${answer.status}`)
    if (!isPage(answer)) continue
    const html = await answer.text()
    const said = { islands: islandsOn(html), pictures: unsaidPictures(html) }
    shown.push({ role, screen, pattern, path, ...partsOf(html), ...said } as Shown)
  }
  return { shown, broken }
}

/** A page's own part, letter by letter, and the frame around it, wherever one stands in it. */
function partsOf(html: string) {
  const written = html.replaceAll(/(name="_once" value|nonce)="[^"]*"/g, '')
  const body = written.slice(written.indexOf('<body'))
  const [from, to] = [body.indexOf('<main'), body.lastIndexOf('</main>')]
  const frame = body.slice(0, from) + body.slice(to)
  return {
    main: body.slice(from, to),
    frame: frame.replaceAll(/ ?(href|action|value|aria-current)="[^"]*"/g, ''),
  }
}

/**
 * What is to be looked at: what two are shown letter by letter is opened once, on each screen that one of them has; so is
 * the frame around the pages of somebody.
 */
function looksAt(shown: readonly Shown[]): Look[] {
  const looks: Look[] = []
  const lookOf = new Map<string, Look>()
  const frames = new Set<string>()
  for (const { role, screen, pattern, path, main, frame } of shown) {
    const before = lookOf.get(main)
    if (before && frames.has(`${screen} ${frame}`)) {
      before.screens.add(screen)
      continue
    }
    const look: Look = { role, pattern, path, screens: new Set([screen]) }
    looks.push(look)
    if (!before) lookOf.set(main, look)
    frames.add(`${screen} ${frame}`)
  }
  return looks
}

/** All pages as all are shown them; asked for once. */
async function askForAll() {
  const all = await Promise.all(VIEWERS.map(shownTo))
  return { all, looks: looksAt(all.flatMap(({ shown }) => shown)) }
}
let asked: ReturnType<typeof askForAll> | undefined

const isPage = (response: Response) =>
  response.status === 200 && response.headers.get('content-type')?.startsWith('text/html')

describe.concurrent('every page', () => {
  test('opens to a visitor, or sends them to sign in, or is not there', async () => {
    const answers: string[] = []
    for (const pattern of PATTERNS) {
      const { status, headers } = await get(filled(pattern, known))
      const toSignIn = status === 303 && headers.get('location')?.startsWith('/sign-in')
      const seen = status < 400 && !toSignIn
      if (status >= 500 || seen !== PUBLIC.includes(pattern)) answers.push(`${pattern} ${status}`)
    }
    expect(answers).toEqual([])
  })

  test.each(VIEWERS)('is for everyone, seen by $role', async ({ role, screen }) => {
    asked ??= askForAll()
    const { all, looks } = await asked
    const { shown, broken } = all[VIEWERS.findIndex((viewer) => viewer.role === role)]!
    expect(broken).toEqual([])
    expect(shown.length).toBeGreaterThan(role === 'nobody' ? 15 : 40)
    const { page, leave } = await visit(trama.url, { phone: screen === 'phone' })
    if (role !== 'nobody') await enterAs(page, role)
    const scale = await putOnScale(page)
    const found: string[] = []
    const walked = new Set<string>()
    for (const { pattern, path, screens } of looks.filter((look) => look.role === role)) {
      const onDesk = screens.has('desk')
      await page.setViewportSize({ width: onDesk ? 1280 : 360, height: 800 })
      await page.goto(path)
      const here = onDesk ? [...(await hindrances(page)), ...(await enlargedFaults(page))] : []
      await page.setViewportSize({ width: 360, height: 800 })
      here.push(...(await enlargedFaults(page)), ...(await smallTargets(page)))
      here.push(...(screens.has('phone') ? await hindrances(page, [320]) : await beyond(page, [360, 320])))
      here.push(...(await scale.tooHeavy(path)))
      if (onDesk) await page.setViewportSize({ width: 1280, height: 800 })
      here.push(...(await keyboardFaults(page)))
      // Pressing Tab all along takes its time: one page of each part of a territory, for each viewer.
      const part = path.split('/').slice(0, 3).join('/')
      const isFirst = !walked.has(part)
      walked.add(part)
      if (isFirst || (await page.locator('main svg[role=img]').count()) > 0)
        here.push(...(await forcedColoursFaults(page)))
      if (isFirst) {
        await page.goto(path)
        here.push(...(await walkFaults(page)))
      }
      found.push(...here.map((what) => `${pattern}: ${what}`))
    }
    expect(found).toEqual([])
    await leave()
  })

  test('says all that an island or a drawing shows in a form, a table or words', async () => {
    asked ??= askForAll()
    const shown = (await asked).all.flatMap((one) => one.shown)
    const islands = shown.flatMap(({ pattern, islands }) => islands.map((one) => ({ ...one, pattern })))
    const without = islandsOfTheHouse().filter((name) => !EQUALS[name])
    expect(without, 'tests/support/islands.ts should know what stands in their place').toEqual([])
    expect(islands.filter(({ isEqual }) => !isEqual)).toEqual([])
    expect([...new Set(islands.map(({ name }) => name))].sort()).toEqual(islandsOfTheHouse())
    expect(shown.flatMap(({ pattern, pictures }) => pictures.map((what) => `${pattern}: ${what}`))).toEqual(
      [],
    )
  })

  test('is the same 404 for an unknown territory, an id of another territory, and what is no id', async () => {
    const missing = await wordsOf(`/${OTHER}/people/niente`)
    const different: string[] = []
    for (const pattern of PATTERNS.filter(
      (pattern) =>
        /:(?!slug|code|file|format|upload|list)/.test(pattern) &&
        pattern.startsWith('/:slug') &&
        // The page that finds a sheet by its code says in its own way that there is none.
        !/\/(p|activities\/paper)\/:sheetCode$/.test(pattern) &&
        // A program is told of the same in its own way.
        !pattern.startsWith('/:slug/api/'),
    )) {
      const here = filled(pattern, known)
      const inOther = here.replace(EXAMPLE, `/${OTHER}`)
      const noId = here.replaceAll(/[0-9a-f-]{36}/g, 'niente')
      const nobodyThere = here.replaceAll(/[0-9a-f-]{36}/g, '01890000-0000-7000-8000-000000000001')
      for (const path of [
        inOther,
        noId.replace(EXAMPLE, `/${OTHER}`),
        nobodyThere.replace(EXAMPLE, `/${OTHER}`),
      ])
        if ((await wordsOf(path)) !== missing) different.push(path)
    }
    expect(different).toEqual([])
    const unknown = await get('/valle-che-non-c-e/people', 'coordinatore')
    expect(unknown.status).toBe(404)
    expect(await get(`/${OTHER}/people`, 'coordinatore')).toMatchObject({ status: 200 })
  })
})

/** Status and the words of a page, as the coordinator of both territories gets them. */
async function wordsOf(path: string): Promise<string> {
  const answer = await get(path, 'coordinatore')
  const text = await answer.text()
  return `${answer.status} ${/<main.*<\/main>/s.exec(text)?.[0]}`
}
