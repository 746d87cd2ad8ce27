import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { createAuth } from '../../../ground/access/auth.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { mailsIn } from '../../../ground/mail/mailbox.ts'
import { translatorFor } from '../../../ground/texts/texts.ts'
import { routes } from '../routes.ts'
import { proceedingsToday } from './parts/today.tsx'

openHouse()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proceedings-'))
  openMail({ dataDir: folder, from: 'trama@localhost', log: () => {} })
  createAuth({ database, secret: 'x'.repeat(40), baseUrl: 'http://localhost', sendLink: async () => {} })
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const at = (day: string) => new Date(`${day}T10:00:00Z`)
/** Fiscal codes whose last digit is right; nobody has them. */
const CODES = ['12345678903', '98765432103', '11111111115', '22222222220'] as const

const notice = {
  title: 'Cortili aperti',
  purpose: 'Aprire i cortili delle case popolari.',
  requirements: 'Esperienza di un anno.',
  criteria: 'Radicamento, 40\nIdea, 60',
  opensOn: '2026-03-01',
  questionsUntil: '2026-03-20',
  closesOn: '2026-03-31',
  choiceBy: '2026-05-15',
}

/** A table kept by who coordinates and a facilitator, with a proceeding published on the first of March. */
async function withProceeding(kind = 'co_design', more: Record<string, string> = {}) {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Riva', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const paolo = await territory.operator('Paolo Costa', 'partner')
  const as = (day: string, actor?: typeof anna) =>
    visits(routes, territory, { ...(actor && { actor }), now: at(day) })
  const start = as('2026-03-01', elena)
  const table = newId()
  const round = { name: 'Tavolo dei cortili', kind: 'co_design', purpose: 'Progettare insieme.', quorum: '1' }
  await start.post('/tables/new', { _once: table, ...round, startsOn: '2026-01-01', shown: 'yes' })
  const seat = async (personId: string, part: string) => {
    const id = newId()
    const fields = { _once: id, personId, body: 'Comune', part, fromOn: '2026-01-01' }
    expect((await start.post(`/tables/${table}/seats`, fields)).status).toBe(303)
    return id
  }
  const officerSeat = await seat(anna.personId, 'secretary')
  await seat(paolo.personId, 'member')
  const id = newId()
  const fields = {
    _once: id,
    kind,
    officerSeat,
    officerWords: 'Anna Bianchi, Ufficio di Piano',
    ...notice,
    ...more,
  }
  const opened = await start.post(`/tables/${table}/proceedings/new`, fields)
  expect(opened.status, opened.html).toBe(303)
  const path = `/tables/proceedings/${id}`
  expect((await as('2026-03-01').get(path)).status).toBe(404)
  await start.post(`${path}/publish`, {})
  const apply = async (code: string, name: string, day = '2026-03-10') => {
    const candidate = newId()
    const sent = await as(day).post(`${path}/apply`, {
      _once: candidate,
      name,
      fiscalCode: code,
      words: `Parole di ${name}`,
      who: 'Rita Gallo',
      email: 'rita@example.org',
    })
    return { candidate, sent }
  }
  const about = (candidate: string, act: string, form: Record<string, string>, day = '2026-04-02') =>
    as(day, anna).post(`${path}/candidates/${candidate}/${act}`, form)
  const enrol = (candidate: string, number = '48213', section = 'g', enrolledOn = '2024-01-01') =>
    about(candidate, 'check', { found: 'yes', number, section, enrolledOn, checkedOn: '2026-04-01' })
  return { territory, elena, anna, paolo, as, table, id, path, officerSeat, apply, about, enrol }
}

test('a notice is published, bodies apply, are admitted, chosen with reasons, and sign', {
  timeout: 60_000,
}, async () => {
  const { as, anna, paolo, path, apply, about, enrol } = await withProceeding()
  const read = await as('2026-03-02').get(path)
  expect(read.html).toContain('Anna Bianchi, Ufficio di Piano')
  expect(read.html).toContain('art. 55, c. 3')
  const first = await apply(CODES[0], 'Cooperativa Filo')
  expect(first.sent.status, first.sent.html).toBe(303)
  const second = await apply(CODES[1], 'Associazione Gelsi')
  // Sent again it is the same one.
  const mine = await as('2026-03-11').get(first.sent.location?.replace(/^\/[^/]+/, '') ?? '')
  expect(mine.html).toContain('candidatura n. 1')
  expect(mine.html).toContain('Parole di Cooperativa Filo')
  await vi.waitFor(async () => expect(await readdir(join(folder, 'mail'))).not.toHaveLength(0))

  // Until the list is out nobody else reads who applied; at the table other bodies sit.
  expect((await as('2026-04-02').get(path)).html).not.toContain('Cooperativa Filo')
  expect((await as('2026-04-02', paolo).get(`${path}/candidates`)).status).toBe(404)
  const early = await about(first.candidate, 'judge', { answer: 'admitted' }, '2026-03-31')
  expect(early.html).toContain('Si risponde dopo la scadenza')
  const unchecked = await about(first.candidate, 'judge', { answer: 'admitted' })
  expect(unchecked.html).toContain('Prima si verifica l’iscrizione al RUNTS.')
  const wrong = await enrol(first.candidate, '048-13')
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('048-13')
  expect(wrong.html).toContain('href="#check-number"')
  for (const { candidate } of [first, second]) {
    expect((await enrol(candidate)).status).toBe(303)
    expect((await about(candidate, 'judge', { answer: 'admitted' })).status).toBe(303)
  }
  expect((await about(first.candidate, 'choose', { chosen: 'yes', reasons: 'Bene.' })).html).toContain(
    'Prima si pubblica l’elenco',
  )
  const keeper = as('2026-04-03', anna)
  await keeper.post(`${path}/candidates/publish`, {})
  expect((await as('2026-04-03').get(path)).html).toContain('Cooperativa Filo')
  expect((await as('2026-04-03').get(path)).html).not.toContain('Parole di Cooperativa Filo')

  const unreasoned = await about(first.candidate, 'choose', { chosen: 'yes', points: '81,5' }, '2026-04-10')
  expect(unreasoned.status).toBe(422)
  expect(unreasoned.html).toContain('Senza ragioni non si sceglie nessuno')
  expect(unreasoned.html).toContain('81,5')
  const open = await as('2026-04-10', anna).post(`${path}/close`, { outcome: 'concluded', words: 'Fatto.' })
  expect(open.status).toBe(422)
  expect(open.html).toContain('prima si decide su tutte le candidature')
  expect(open.html).toContain('Fatto.')
  await about(
    first.candidate,
    'choose',
    { chosen: 'yes', points: '81,5', reasons: 'Conosce i cortili.' },
    '2026-04-10',
  )
  await about(second.candidate, 'choose', { chosen: 'no', reasons: 'Idea meno radicata.' }, '2026-04-10')
  expect((await as('2026-04-11').get(path)).html).not.toContain('Conosce i cortili.')
  await as('2026-04-11', anna).post(`${path}/choice/publish`, {})
  const told = await as('2026-04-12').get(path)
  expect(told.html).toContain('Conosce i cortili.')
  expect(told.html).toContain('Idea meno radicata.')

  const agreement = {
    subject: 'Sei cortili.',
    signedOn: '2026-04-15',
    fromOn: '2026-05-01',
    untilOn: '2027-04-30',
    amount: '12.000,00',
    fundWords: 'Capitolo 1204',
  }
  const sign = (more: Record<string, string>) =>
    as('2026-04-20', anna).post(`${path}/agreements/new`, { ...agreement, ...more })
  expect((await sign({ 'with[]': second.candidate })).html).toContain('Si firma solo con chi è stato scelto.')
  expect((await sign({ 'with[]': first.candidate, signedOn: '2026-04-01' })).html).toContain(
    'prima della pubblicazione',
  )
  expect((await sign({ 'with[]': first.candidate })).status).toBe(303)
  expect((await as('2026-04-21').get(path)).html).toContain('Capitolo 1204')
  const closed = await as('2026-04-22', anna).post(`${path}/close`, {
    outcome: 'concluded',
    words: 'Si comincia.',
  })
  expect(closed.status, closed.html).toBe(303)
  expect((await as('2026-04-22').get(path)).html).toContain('Si comincia.')
  for (const paper of ['notice', 'candidates', 'choice']) {
    expect((await as('2026-04-22').get(`${path}/papers/${paper}`)).status).toBe(200)
    const docx = await as('2026-04-22').get(`${path}/papers/${paper}/document.docx`)
    expect(docx.headers.get('content-type')).toContain('wordprocessingml')
  }
})

test('who comes late is told, and what they typed stays; on paper it is admitted or not with a reason', async () => {
  const { as, anna, path, apply, about } = await withProceeding('co_programming')
  const late = await apply(CODES[0], 'Cooperativa Filo', '2026-04-01')
  expect(late.sent.status).toBe(422)
  expect(late.sent.html).toContain('non si ricevono candidature')
  expect(late.sent.html).toContain('Parole di Cooperativa Filo')
  const paper = newId()
  const sheet = { name: 'Cooperativa Filo', fiscalCode: CODES[0], words: 'Su carta.', who: 'Rita Gallo' }
  const write = (more: Record<string, string>) =>
    as('2026-04-02', anna).post(`${path}/candidates/new`, { _once: paper, ...sheet, ...more })
  expect((await write({ arrivedOn: '2026-04-05' })).html).toContain('Quel giorno deve ancora venire.')
  expect((await write({ arrivedOn: '2026-02-01' })).html).toContain('prima dell’apertura')
  expect((await write({ arrivedOn: '2026-04-01' })).status).toBe(303)
  const bare = await about(paper, 'judge', { answer: 'admitted' })
  expect(bare.html).toContain('scrivi perché la ammetti')
  expect((await about(paper, 'judge', { answer: 'refused' })).html).toContain('Scrivi perché non è ammessa.')
  expect((await about(paper, 'judge', { answer: 'admitted', reason: 'Spedita in tempo.' })).status).toBe(303)
})

test('one body applies once, also when two send at the same time; withdrawn it may come again', async () => {
  const { path, apply, about, id } = await withProceeding()
  const sent = await Promise.all([apply(CODES[0], 'Filo'), apply(CODES[0], 'Filo')])
  expect(sent.map((one) => one.sent.status).toSorted()).toEqual([303, 422])
  expect(sent.find((one) => one.sent.status === 422)?.sent.html).toContain('si è già candidato')
  const kept = await asOwner<{ id: string }>('select id from proceeding_candidate where proceeding_id = $1', [
    id,
  ])
  expect(kept).toHaveLength(1)
  const taken = kept[0]?.id ?? ''
  expect((await about(taken, 'withdraw', { reason: 'Ci ripensano.' }, '2026-03-12')).status).toBe(303)
  expect((await apply(CODES[0], 'Filo')).sent.status).toBe(303)
  expect(path).toContain(id)
})

test('a convention admits who is enrolled for six months in the sections of volunteers', async () => {
  const { apply, about, enrol } = await withProceeding('convention')
  const { candidate } = await apply(CODES[2], 'Volontari di Borgo')
  await enrol(candidate, '48213', 'g', '2020-01-01')
  expect((await about(candidate, 'judge', { answer: 'admitted' })).html).toContain('sezioni a e b')
  await enrol(candidate, '48213', 'a', '2025-11-01')
  const young = await about(candidate, 'judge', { answer: 'admitted' })
  expect(young.html).toContain('non è iscritto da sei mesi')
  expect(young.html).toContain('1 maggio 2026')
  await enrol(candidate, '48213', 'a', '2025-09-30')
  expect((await about(candidate, 'judge', { answer: 'admitted' })).status).toBe(303)
})

test('everyone reads the same answers and the same new day', async () => {
  const { as, anna, path, apply } = await withProceeding()
  await as('2026-03-05').post(`${path}/ask`, { question: 'Serve una sede in zona?' })
  expect((await as('2026-03-06').get(path)).html).not.toContain('Serve una sede')
  const [waiting] = await asOwner<{ id: string }>(
    "select id from proceeding_question where question like 'Serve%'",
  )
  const answer = `${path}/questions/${waiting?.id}`
  expect((await as('2026-03-06').post(answer, { answer: 'No.' })).status).toBe(303)
  expect((await as('2026-03-06', anna).post(answer, { answer: 'No, basta esserci spesso.' })).status).toBe(
    303,
  )
  const read = await as('2026-03-07').get(path)
  expect(read.html).toContain('Serve una sede')
  expect(read.html).toContain('No, basta esserci spesso.')
  const over = await as('2026-03-21').post(`${path}/ask`, { question: 'E dopo?' })
  expect(over.status).toBe(422)
  expect(over.html).toContain('E dopo?')

  const extend = (closesOn: string) =>
    as('2026-03-25', anna).post(`${path}/extend`, {
      questionsUntil: '2026-03-20',
      closesOn,
      choiceBy: '2026-05-15',
      why: 'Lo chiedono in molti.',
    })
  expect((await extend('2026-03-30')).html).toContain('si può solo allungare')
  expect((await extend('2026-04-15')).status).toBe(303)
  expect((await as('2026-03-26').get(path)).html).toContain('Lo chiedono in molti.')
  expect((await apply(CODES[3], 'Associazione Gelsi', '2026-04-15')).sent.status).toBe(303)
  const locked = asOwner('update proceeding set title = $1 where id = $2', ['Altro', path.split('/').at(-1)])
  await expect(locked).rejects.toThrow('a published proceeding stands')
})

test('who was there in the first phase and is no more in the second is read by anyone, with the reason', async () => {
  const { as, anna, path, apply, about } = await withProceeding('co_programming')
  const names = ['Cooperativa Filo', 'Associazione Gelsi', 'Circolo Noce'] as const
  const ids: string[] = []
  for (const [n, name] of names.entries()) ids.push((await apply(CODES[n] ?? '', name)).candidate)
  const keeper = as('2026-04-02', anna)
  const begin = async (title: string, fromOn: string) => {
    const id = newId()
    expect((await keeper.post(`${path}/phases`, { _once: id, title, fromOn })).status).toBe(303)
    return id
  }
  const first = await begin('Ascolto', '2026-04-02')
  const before = await keeper.post(`${path}/phases`, { title: 'Prima', fromOn: '2026-03-15' })
  expect(before.status).toBe(422)
  expect((await keeper.post(`${path}/phases/${first}`, { 'here[]': ids })).html).toContain(
    'solo chi è stato ammesso',
  )
  for (const id of ids) await about(id, 'judge', { answer: 'admitted' })
  const second = await begin('Progetto', '2026-04-20')
  expect((await keeper.post(`${path}/phases/${first}`, { 'here[]': ids })).status).toBe(303)
  const noted = await keeper.post(`${path}/phases/${second}`, {
    'here[]': ids.slice(0, 1),
    [`why-${ids[1]}`]: 'Troppi incontri di giorno.',
  })
  expect(noted.status, noted.html).toBe(303)
  expect((await as('2026-05-01').get(`${path}/dropped`)).html).not.toContain('Associazione Gelsi')
  await keeper.post(`${path}/candidates/publish`, {})
  const dropped = await as('2026-05-01').get(`${path}/dropped`)
  expect(dropped.html).toContain('2 enti sono usciti')
  expect(dropped.html).toContain('Troppi incontri di giorno.')
  expect(dropped.html).toContain('Non l’ha detto')
  const closed = await keeper.post(`${path}/close`, { outcome: 'concluded', words: 'Il documento è pronto.' })
  expect(closed.status, closed.html).toBe(303)
})

test('who asks to see the acts waits thirty days at most: then it shows in the day of who answers', async () => {
  const { as, anna, elena, path } = await withProceeding()
  const request = newId()
  const words = { who: 'Ada Neri', contact: 'ada@example.org', what: 'I verbali', why: 'Ci siamo candidati.' }
  const ask = (askedOn: string) =>
    as('2026-04-02', anna).post(`${path}/acts`, { _once: request, ...words, askedOn })
  expect((await ask('2026-05-01')).html).toContain('Quel giorno deve ancora venire.')
  expect((await ask('2026-04-01')).status).toBe(303)
  expect((await as('2026-05-01', anna).get(`${path}/acts`)).html).toContain('entro il 1 maggio 2026')
  expect((await as('2026-05-02', anna).get(`${path}/acts`)).html).toContain('in ritardo dal 1 maggio 2026')
  expect((await as('2026-05-02').get(`${path}/acts`)).status).toBe(303)
  const [row] = await asOwner<{ sealed: Buffer }>('select sealed from proceeding_request where id = $1', [
    request,
  ])
  expect(row?.sealed.toString()).not.toContain('Ada')
  const day = { day: '2026-05-02', now: at('2026-05-02'), timeZone: 'Europe/Rome' }
  expect(await asActor(anna, (tx) => proceedingsToday(tx, anna, day))).not.toBeNull()
  expect(await asActor(elena, (tx) => proceedingsToday(tx, elena, day))).toBeNull()
  const answer = { answer: 'denied', words: 'Segreti di altri.', answeredOn: '2026-05-03' }
  expect(
    (await as('2026-05-03', anna).post(`${path}/acts/${request}`, { ...answer, words: '' })).status,
  ).toBe(422)
  expect((await as('2026-05-03', anna).post(`${path}/acts/${request}`, answer)).status).toBe(303)
  expect((await as('2026-05-03', anna).get(`${path}/acts`)).html).toContain('risposto in ritardo')
  expect((await as('2026-05-04', anna).post(`${path}/acts/${request}`, answer)).html).toContain(
    'già stato risposto',
  )
})

test('a draft is corrected, what the law asks is ticked, and who is in a body does not judge it', async () => {
  const { territory, as, anna, path, apply, about } = await withProceeding('convention')
  const steps = await as('2026-03-02', anna).get(`${path}/steps`)
  expect(steps.html).toContain('art. 56, c. 2')
  const name = (step: string, doneOn = '2026-03-01') =>
    as('2026-03-02', anna).post(`${path}/steps/${step}`, { words: 'Determina n. 41', doneOn })
  expect((await name('insurance')).status).toBe(303)
  expect((await name('start', '2026-04-01')).html).toContain('Quel giorno deve ancora venire.')
  expect((await name('choice')).status).toBe(404)
  expect((await as('2026-03-02', anna).get(`${path}/steps`)).html).toContain('Determina n. 41')
  const organisation = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind, fiscal_code) values ($1, $2, 'Volontari', 'association', $3)",
    [territory.id, organisation, CODES[0]],
  )
  await asOwner(
    "insert into organisation_member (territory_id, id, organisation_id, person_id, role, from_on) values ($1, $2, $3, $4, 'member', '2025-01-01')",
    [territory.id, newId(), organisation, anna.personId],
  )
  const { candidate } = await apply(CODES[0], 'Volontari')
  const own = await about(candidate, 'judge', { answer: 'refused', reason: 'No.' })
  expect(own.html).toContain('Fai parte di questo ente')
})

test('who applied reads each letter in the language in which they read our page', {
  timeout: 60_000,
}, async () => {
  const { territory, anna, as, path, apply, about, enrol } = await withProceeding()
  const before = new Set((await mailsIn(join(folder, 'mail'))).map(({ id }) => id))
  const subjects = async (count: number) =>
    vi.waitFor(async () => {
      const came = (await mailsIn(join(folder, 'mail'))).filter(({ id }) => !before.has(id))
      expect(came).toHaveLength(count)
      return came.map(({ to, subject }) => `${to}: ${subject}`).toSorted()
    })
  const { candidate: filo } = await apply(CODES[0], 'Cooperativa Filo')
  const gelsi = newId()
  const inEnglish = visits(routes, territory, { now: at('2026-03-10'), language: 'en' })
  const fields = { name: 'Gelsi', fiscalCode: CODES[1], words: 'Words', who: 'Mai', email: 'mai@example.org' }
  expect((await inEnglish.post(`${path}/apply`, { _once: gelsi, ...fields })).status).toBe(303)
  const [it, en] = [translatorFor('it'), translatorFor('en')]
  const where = { territory: 'Valle di prova' }
  const received = [
    `mai@example.org: ${en('tables.mail.received.subject', where)}`,
    `rita@example.org: ${it('tables.mail.received.subject', where)}`,
  ]
  expect(await subjects(2)).toEqual(received)
  for (const candidate of [filo, gelsi]) {
    await enrol(candidate)
    expect((await about(candidate, 'judge', { answer: 'admitted' })).status).toBe(303)
  }
  expect((await as('2026-04-03', anna).post(`${path}/candidates/publish`, {})).status).toBe(303)
  expect(await subjects(4)).toEqual(
    [
      ...received,
      `mai@example.org: ${en('tables.mail.answered.subject', where)}`,
      `rita@example.org: ${it('tables.mail.answered.subject', where)}`,
    ].toSorted(),
  )
})
