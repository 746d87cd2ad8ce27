import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { createAccount } from '../../ground/access/accounts.ts'
import type { Auth } from '../../ground/access/auth.ts'
import { chooseLanguage } from '../../ground/access/reading-language.ts'
import { newId } from '../../ground/db/ids.ts'
import { openMail } from '../../ground/mail/mail.ts'
import { openAccounts } from '../../shell/sign-in/open-accounts.ts'
import { consentForm } from '../people/consents/forms.ts'
import { giveConsent, revokeConsent } from '../people/consents/writes.ts'
import { forgetOld, keeperOf } from './followers/writes.ts'
import { judgeIdea } from './ideas/writes.ts'
import { stepsDue, stepsOf, storiesOf } from './projects/reads.ts'
import { stepState } from './projects/rules.ts'
import { callById } from './reads.ts'
import { routes } from './routes.ts'

openHouse()
const during = new Date('2026-03-10T10:00:00Z')
const after = new Date('2026-04-10T10:00:00Z')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\nstartxref\n9\n%%EOF\n')

let auth: Auth
beforeAll(async () => {
  auth = await openAccounts({ database, secret: 'x'.repeat(40), url: 'http://localhost' })
})
afterAll(() => auth.close())
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'projects-'))
  openMail({ dataDir: folder, from: 'trama@localhost', log: () => {} })
})
afterEach(() => rm(folder, { recursive: true }))
const letters = (count: number) =>
  vi.waitFor(async () => {
    const box = join(folder, 'mail')
    const files = await readdir(box).catch(() => [])
    if (files.length < count) throw new Error(`${files.length} letters`)
    const texts = await Promise.all(files.sort().map((file) => readFile(join(box, file), 'utf8')))
    return texts.map((text) => text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
  })
const to = (all: readonly string[], address: string, words: string) =>
  all.filter((one) => one.includes(`To: ${address}`) && one.includes(words)).length

const CALL = {
  title: 'Idee per il quartiere',
  purpose: 'Per stare insieme.',
  'who[]': ['group'],
  total: '3000',
  ceiling: '1500',
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  resultOn: '2026-05-31',
  method: 'jury',
  c1_label: 'Quanto unisce',
  c1_weight: '1',
  c1_best: '5',
}
const IDEA = {
  title: 'Panchine dei racconti',
  what: 'Tre panchine.',
  spending: 'Legno 800 €',
  cents: '800',
  who: 'group',
  signature: 'Le vicine di via Dante',
  name: 'Rosa Verdi',
  email: 'rosa@example.org',
  step: 'submit',
}

async function house(call: object = {}) {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Neri', 'partner')
  const rosa = await territory.operator('Rosa Verdi', 'citizen')
  await asOwner(
    "insert into person_contact (territory_id, person_id, email) values ($1, $2, 'bruno@example.org')",
    [territory.id, bruno.personId],
  )
  const as = (actor?: typeof carla, now = after) =>
    visits(routes, territory, { ...(actor && { actor }), now })
  const [id, idea] = [newId(), newId()]
  await as(carla, during).post('/calls/new', { _once: id, ...CALL, ...call })
  await as(carla, during).post(`/calls/${id}/publish`, {})
  await as(rosa, during).post(`/calls/${id}/propose`, { _once: idea, ...IDEA })
  const admit = () =>
    asActor(carla, async (tx) => {
      const here = await callById(tx, id)
      return judgeIdea(tx, carla, idea, { answer: 'admitted', reason: 'Sì' }, here as never, '2026-04-01')
    })
  const fund = async () => {
    await admit()
    await as(carla).post(`/calls/${id}/jury`, { personId: bruno.personId })
    await as(bruno).post(`/ideas/${idea}/assess`, { c1_score: '5', c1_why: 'Unisce.' })
    expect((await as(carla).post(`/calls/${id}/result`, {})).status).toBe(303)
  }
  return { territory, carla, anna, bruno, rosa, as, id, idea, admit, fund }
}

const upload = (bytes: Buffer, title: string, name = 'foto.png', once = newId()) => {
  const form = new FormData()
  form.append('_once', once)
  form.append('title', title)
  form.append('file', new File([new Uint8Array(bytes)], name))
  return form
}

test('a picture attached is made anew, a paper is what it holds, and anyone sees them once the idea is admitted', async () => {
  const { as, rosa, anna, idea, admit, carla } = await house()
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Copyright: 'SEGRETO' } })
    .png()
    .toBuffer()
  const own = as(rosa, during)
  const once = newId()
  expect(
    (await own.send(`/ideas/${idea}/attachments`, upload(picture, 'Il cortile', 'x.png', once))).status,
  ).toBe(303)
  expect(
    (await own.send(`/ideas/${idea}/attachments`, upload(picture, 'Il cortile', 'x.png', once))).status,
  ).toBe(303)
  expect((await own.send(`/ideas/${idea}/attachments`, upload(pdf, 'Il preventivo', 'p.pdf'))).status).toBe(
    303,
  )
  const wrong = await own.send(
    `/ideas/${idea}/attachments`,
    upload(Buffer.from('<html>'), 'Una pagina', 'a.pdf'),
  )
  expect([wrong.status, wrong.html.includes('Una pagina')]).toEqual([422, true])
  const links = [...(await own.get(`/ideas/${idea}`)).html.matchAll(/attachments\/([0-9a-f-]{36})/g)]
  const ids = [...new Set(links.map(([, one = '']) => one))]
  expect(ids).toHaveLength(2)
  const at = `/ideas/${idea}/attachments/${ids[0]}`
  for (const [viewer, status] of [
    [as(rosa), 200],
    [as(anna), 200],
    [as(), 404],
  ] as const)
    expect((await viewer.get(at)).status).toBe(status)
  expect((await as(anna).post(`${at}/drop`, {})).status).toBe(404)
  await admit()
  const seen = await as().get(at)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const [kept] = await asOwner<{ content: Buffer }>(
    "select content from idea_attachment_content c join idea_attachment a on a.id = c.attachment_id where a.idea_id = $1 and a.kind = 'jpeg'",
    [idea],
  )
  expect(kept?.content.includes('SEGRETO')).toBe(false)
  const paper = await as().get(`/ideas/${idea}/attachments/${ids[1]}`)
  expect(paper.headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await as(carla).get(`/ideas/${idea}`)).html).toContain('Il preventivo')
})

test('in a blind call attachments are read by anyone only with the result, and five are enough', async () => {
  const { as, rosa, idea, id, admit, carla, bruno } = await house({ blind: 'yes' })
  const answers: number[] = []
  for (let at = 0; at < 6; at++)
    answers.push(
      (await as(rosa, during).send(`/ideas/${idea}/attachments`, upload(pdf, `Foglio ${at}`))).status,
    )
  expect(answers).toEqual([303, 303, 303, 303, 303, 422])
  await admit()
  expect((await as().get(`/ideas/${idea}`)).html).not.toContain('Foglio')
  await as(carla).post(`/calls/${id}/jury`, { personId: bruno.personId })
  await as(bruno).post(`/ideas/${idea}/assess`, { c1_score: '5', c1_why: 'Unisce.' })
  await as(carla).post(`/calls/${id}/result`, {})
  expect((await as().get(`/ideas/${idea}`)).html).toContain('Foglio 1')
})

test('a funded idea is accompanied in steps, which who helps finds on their day until they are done', async () => {
  const { as, anna, idea, fund } = await house()
  expect((await as(anna).get(`/ideas/${idea}/project`)).status).toBe(404)
  await fund()
  const page = `/ideas/${idea}/project`
  for (let times = 0; times < 2; times++) await as(anna).post(`/ideas/${idea}/plan`, {})
  const steps = await asActor(anna, (tx) => stepsOf(tx, idea))
  expect(steps.map(({ dueOn }) => dueOn)).toEqual([
    '2026-04-20',
    '2026-05-10',
    '2026-06-09',
    '2026-08-08',
    '2026-10-07',
    '2026-10-27',
  ])
  expect(
    (await as(anna).post(`/ideas/${idea}/steps`, { what: 'Comprare il legno', dueOn: '' })).html,
  ).toContain('Comprare il legno')
  const stranger = newId()
  const refused = await as(anna).post(`/ideas/${idea}/steps`, {
    what: 'Verniciare',
    dueOn: '2026-05-02',
    helperId: stranger,
  })
  expect([refused.status, refused.html.includes('ha un ruolo')]).toEqual([422, true])
  const due = () => asActor(anna, (tx) => stepsDue(tx, anna.personId, '2026-04-20'))
  expect(await due()).toHaveLength(1)
  const [first] = steps
  expect(stepState({ dueOn: first?.dueOn ?? '', doneOn: null }, '2026-04-21')).toBe('late')
  expect((await as(anna, new Date('2026-04-25T10:00:00Z')).get(page)).html).toContain('In ritardo')
  await as(anna).post(`/ideas/${idea}/steps/${first?.id}/done`, {})
  expect(await due()).toHaveLength(0)
  await as(anna).post(`/ideas/${idea}/steps/${first?.id}/drop`, {})
  expect(await asActor(anna, (tx) => stepsOf(tx, idea))).toHaveLength(6)
})

test('everyone who took part is told what became of an idea: who brought it, who assessed it, who left an address', async () => {
  const { territory, as, anna, id, idea, fund } = await house()
  const visitor = as(undefined, during)
  await fund()
  expect(
    (await visitor.post(`/calls/${id}/follow`, { email: 'luca@example.org', ideaId: idea })).status,
  ).toBe(422)
  for (const email of ['luca@example.org', 'mai@example.org'])
    expect((await visitor.post(`/calls/${id}/follow`, { email, ideaId: idea, agree: 'yes' })).status).toBe(
      303,
    )
  const asked = (await letters(4)).find((one) => one.includes('To: luca@example.org')) ?? ''
  const [, link = ''] =
    new RegExp(`http://localhost/${territory.slug}(/calls/following/[\\w-]+/[\\w-]+)`).exec(asked) ?? []
  expect((await as().get(link)).html).toContain('Sì, fatemi sapere')
  expect((await as().get(`${link.slice(0, -2)}AA`)).status).toBe(404)
  await as().post(link, {})
  const outcome = {
    outcome: 'changed',
    on: '2026-04-09',
    words: 'Le panchine sono due: la terza era di troppo.',
  }
  expect((await as(anna).post(`/ideas/${idea}/outcome`, { ...outcome, words: '' })).status).toBe(422)
  const once = newId()
  for (let times = 0; times < 2; times++)
    expect((await as(anna).post(`/ideas/${idea}/outcome`, { _once: once, ...outcome })).status).toBe(303)
  const all = await vi.waitFor(async () => {
    const found = await letters(1)
    if (to(found, 'luca@example.org', 'qualcosa di nuovo') !== 1) throw new Error('not yet')
    return found
  })
  for (const address of ['rosa@example.org', 'bruno@example.org', 'luca@example.org'])
    expect([address, to(all, address, 'qualcosa di nuovo')]).toEqual([address, 1])
  expect(to(all, 'mai@example.org', 'qualcosa di nuovo')).toBe(0)
  expect(to(all, 'bruno@example.org', 'esito del bando')).toBe(1)
  const { html } = await as().get(`/ideas/${idea}`)
  for (const words of ['Realizzata in altro modo', 'la terza era di troppo']) expect(html).toContain(words)
  await as().post(`${link}/leave`, {})
  expect((await as().get(link)).status).toBe(404)
  const stored = await asOwner<{ row: string }>(
    'select f::text as row from idea_follower f where territory_id = $1',
    [territory.id],
  )
  expect(stored).toHaveLength(1)
  expect(stored[0]?.row).not.toContain('mai@')
  const keeper = keeperOf(territory.id)
  await asActor(keeper, (tx) => forgetOld(tx, '2026-03-18'))
  expect(await asOwner('select 1 from idea_follower where territory_id = $1', [territory.id])).toEqual([])
})

test('each of those who took part is told in their own language', async () => {
  const { territory, bruno, fund } = await house()
  const [email, name] = [`bruno-${territory.slug}@example.org`, 'Bruno Neri']
  await asOwner('update person_contact set email = $1 where person_id = $2', [email, bruno.personId])
  await chooseLanguage(auth, await createAccount(auth, { email, name, proved: true }), 'en')
  await fund()
  const all = await letters(2)
  expect(to(all, email, 'is published, with all you need')).toBe(1)
  expect(to(all, 'rosa@example.org', 'fra quelle finanziate')).toBe(1)
})

test('a story is published with a consent that stands, and goes when it is withdrawn', async () => {
  const { as, anna, rosa, idea, fund, territory } = await house()
  await fund()
  const story = { personId: rosa.personId, words: 'Ora ci sediamo insieme.', signedAs: 'Rosa' }
  const refused = await as(anna).post(`/ideas/${idea}/stories`, story)
  expect([refused.status, refused.html.includes('consenso ai racconti')]).toEqual([422, true])
  const consent = newId()
  const given = consentForm.parse({ kind: 'stories', givenOn: '2026-04-01', how: 'aloud' })
  await asActor(anna, (tx) => giveConsent(tx, anna, consent, rosa.personId, given))
  expect((await as(anna).post(`/ideas/${idea}/stories`, story)).status).toBe(303)
  expect((await as().get(`/ideas/${idea}`)).html).toContain('Ora ci sediamo insieme.')
  await asActor(anna, (tx) => revokeConsent(tx, anna, consent, '2026-04-11'))
  expect(await asActor(territory.visitor, (tx) => storiesOf(tx, idea))).toEqual([])
  expect((await as().get(`/ideas/${idea}`)).html).not.toContain('Ora ci sediamo insieme.')
})

test('an idea on paper may belong to a person, and then their erasure can find it', async () => {
  const { as, anna, id, territory } = await house()
  const maria = await territory.person('Maria Rossi')
  const once = newId()
  const paper = { _once: once, ...IDEA, email: '', arrivedOn: '2026-03-20', signed: 'yes', personId: maria }
  expect((await as(anna).post(`/calls/${id}/paper`, paper)).status).toBe(303)
  for (const table of ['idea_contact', 'idea_signature'])
    expect(await asOwner(`select person_id from ${table} where idea_id = $1`, [once])).toEqual([
      { person_id: maria },
    ])
  const searching = await as(anna).post(`/calls/${id}/paper`, {
    ...paper,
    _once: newId(),
    personId: '',
    'personId.text': 'Maria',
    _search: 'personId',
  })
  expect([searching.status, searching.html.includes('Maria Rossi')]).toEqual([200, true])
})
