import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { createAuth } from '../../ground/access/auth.ts'
import { newId } from '../../ground/db/ids.ts'
import { openMail } from '../../ground/mail/mail.ts'
import type { CallForm } from './forms.ts'
import { judgeIdea, writeIdea } from './ideas/writes.ts'
import { callById } from './reads.ts'
import { ranksOf } from './results/reads.ts'
import { type Rule, resultOf } from './results/rules.ts'
import { routes } from './routes.ts'
import { ballotsOf, supportsIn, turnoutOf } from './votes/reads.ts'
import { BURST, MOST_AN_HOUR } from './votes/rules.ts'
import { publishCall, writeCall } from './writes.ts'

openHouse()
const supporting = new Date('2026-04-05T10:00:00Z')
const before = new Date('2026-04-15T10:00:00Z')
const voting = new Date('2026-04-22T10:00:00Z')
const after = new Date('2026-05-02T10:00:00Z')

const CALL: CallForm = {
  title: 'Idee da votare',
  purpose: 'Per stare insieme.',
  who: ['group'],
  total: 200_000,
  ceiling: 150_000,
  least: 0,
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  supportsUntil: '2026-04-10',
  leastSupports: 0,
  method: 'votes',
  votesFrom: '2026-04-20',
  votesUntil: '2026-04-30',
  mostChoices: 2,
  resultOn: '2026-05-31',
  criteria: [],
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'votes-'))
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
const linkIn = (letter = '', slug = '') =>
  new RegExp(`http://localhost/${slug}(/(?:calls|ideas)/[0-9a-f-]{36}/(?:vote|support)/[\\w.-]+)`).exec(
    letter,
  )?.[1] ?? ''

/** A call with three admitted ideas, and a Point where codes are handed out. */
async function house(call: Partial<CallForm> = {}) {
  createAuth({
    database,
    secret: 'x'.repeat(40),
    baseUrl: 'http://localhost',
    sendLink: () => Promise.resolve(),
  })
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const rosa = await territory.operator('Rosa Verdi', 'citizen')
  const [id, placeId] = [newId(), newId()]
  await asOwner(
    "insert into place (territory_id, id, name, kind, istat_code) values ($1, $2, 'Punto di via Dante', 'community_point', '017113')",
    [territory.id, placeId],
  )
  await asActor(carla, async (tx) => {
    await writeCall(tx, carla, id, { ...CALL, ...call })
    await publishCall(tx, carla, id, '2026-02-20')
  })
  const ideas: string[] = []
  for (const [title, cents] of [
    ['Panchine', 120_000],
    ['Radio', 90_000],
    ['Orto', 60_000],
  ] as const) {
    const idea = newId()
    ideas.push(idea)
    const form = { title, cents, what: 'Insieme.', spending: 'Legno', who: 'group', signature: title }
    const paper = { ...form, name: 'Rosa Verdi', step: 'submit', arrivedOn: `2026-03-1${ideas.length}` }
    await asActor(anna, (tx) =>
      writeIdea(tx, anna, idea, id, paper as never, { on: paper.arrivedOn, onPaper: true }),
    )
    await asActor(carla, async (tx) => {
      const here = await callById(tx, id)
      await judgeIdea(tx, carla, idea, { answer: 'admitted', reason: 'Sì' }, here as never, '2026-04-01')
    })
  }
  const [bench = '', radio = '', garden = ''] = ideas
  const as = (actor?: typeof carla, now = voting) =>
    visits(routes, territory, { ...(actor && { actor }), now })
  const codes = async (made = 3) => {
    const { html } = await as(anna).post(`/calls/${id}/codes`, { placeId, made: String(made) })
    return [...html.matchAll(/<code>([A-Z2-9]{5}-[A-Z2-9]{5})<\/code>/g)].map(([, code = '']) => code)
  }
  const vote = (code: string, choices: string[], now = voting) =>
    as(undefined, now).post(`/calls/${id}/vote`, { code, 'choices[]': choices })
  const ballots = () =>
    asOwner<{ choices: string[]; way: string }>('select choices, way from idea_ballot where call_id = $1', [
      id,
    ])
  return { territory, carla, anna, rosa, id, placeId, bench, radio, garden, as, codes, vote, ballots }
}

test('a code votes once, within its days, for ideas on the list and not too many; every no has its words', async () => {
  const { id, bench, radio, garden, codes, vote, ballots, as, anna } = await house()
  const [one = '', two = ''] = await codes()
  const saying = async (answer: ReturnType<typeof vote>, words: string) => {
    const { status, html } = await answer
    expect([words, status === 422 || status === 409, html.includes(words)]).toEqual([words, true, true])
  }
  await saying(vote(one, [bench, radio, garden]), 'più idee di quante')
  await saying(vote(one, []), 'almeno un’idea')
  await saying(vote(one, [newId()]), 'non si può votare')
  await saying(vote('AAAAA-AAAAA', [bench]), 'non lo conosciamo')
  await saying(vote('non è un codice', [bench]), 'non lo conosciamo')
  expect((await vote(one, [bench], before)).html).toContain('Si comincia a votare')
  expect((await vote(one, [bench], after)).html).toContain('Il voto è finito')
  expect(await ballots()).toEqual([])
  // What was refused has not used the code up.
  expect((await vote(one.toLowerCase(), [bench, radio])).status).toBe(303)
  await saying(vote(one, [garden]), 'Hai già votato')
  expect(await ballots()).toEqual([{ choices: [bench, radio], way: 'online' }])
  const [batch] = await asOwner<{ id: string }>('select id from idea_code_batch where call_id = $1', [id])
  await as(anna).post(`/calls/${id}/codes/${batch?.id}/void`, {})
  await saying(vote(two, [garden]), 'è stato annullato')
  expect(await ballots()).toHaveLength(1)
  expect((await as(anna).get(`/calls/${id}/codes`)).html).toContain('Annullati')
})

test('codes are kept nowhere, and shown once', async () => {
  const { territory, id, placeId, as, anna, codes } = await house()
  const made = await codes(5)
  expect(new Set(made).size).toBe(5)
  const stored = await asOwner<{ row: string }>(
    'select c::text as row from idea_code c where territory_id = $1',
    [territory.id],
  )
  expect(stored).toHaveLength(5)
  for (const code of made) for (const { row } of stored) expect(row).not.toContain(code.replace('-', ''))
  const once = newId()
  const fields = { _once: once, placeId, made: '2' }
  expect((await as(anna).post(`/calls/${id}/codes`, fields)).html).toContain('<code>')
  expect((await as(anna).post(`/calls/${id}/codes`, fields)).status).toBe(303)
})

test('an address votes once through its link, is kept nowhere, and a forged or old link opens nothing', async () => {
  const { territory, id, bench, radio, as, ballots, carla } = await house()
  const visitor = as()
  const ask = (email: string) => visitor.post(`/calls/${id}/vote/letter`, { email })
  expect((await ask('Rosa.Verdi@Example.org')).status).toBe(303)
  const link = linkIn((await letters(1))[0], territory.slug)
  expect((await visitor.get(link)).html).toContain('Panchine')
  expect((await visitor.post(link, { 'choices[]': [bench] })).status).toBe(303)
  expect((await visitor.post(link, { 'choices[]': [radio] })).html).toContain('Hai già votato')
  // The same mailbox, written otherwise, gets a link and no second vote.
  await ask('rosa.verdi+altra@example.org')
  const again = linkIn((await letters(2))[1], territory.slug)
  expect((await visitor.post(again, { 'choices[]': [radio] })).html).toContain('Hai già votato')
  expect(await ballots()).toEqual([{ choices: [bench], way: 'online' }])
  expect((await visitor.get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
  const late = as(undefined, new Date(voting.getTime() + 72 * 3_600_000))
  expect((await late.post(again, { 'choices[]': [radio] })).html).toContain('è scaduto')
  const rows = await asOwner<{ said: string }>(
    `select (select string_agg(v::text, '') from idea_voter v) || (select string_agg(t::text, '') from idea_traffic t)
       || (select string_agg(j::text, '') from journal j where territory_id = $1) as said`,
    [territory.id],
  )
  expect(rows[0]?.said).not.toMatch(/rosa|example\.org/i)
  expect(await asActor(carla, (tx) => turnoutOf(tx, id))).toEqual([{ act: 'vote', way: 'email', voters: 1 }])
})

test('who is signed in votes once, and their address does not vote again', async () => {
  const { territory, id, bench, radio, as, rosa, ballots } = await house()
  expect((await as(rosa).post(`/calls/${id}/vote`, { 'choices[]': [bench] })).status).toBe(303)
  expect((await as(rosa).post(`/calls/${id}/vote`, { 'choices[]': [radio] })).html).toContain(
    'Hai già votato',
  )
  await as().post(`/calls/${id}/vote/letter`, { email: 'anna@example.org' })
  const link = linkIn((await letters(1))[0], territory.slug)
  expect((await as().post(link, { 'choices[]': [radio] })).html).toContain('Hai già votato')
  expect(await ballots()).toHaveLength(1)
})

test('nothing in the house joins who voted to what was chosen, and nobody reads the urn before it is opened', async () => {
  const { territory, carla, id, bench, codes, vote } = await house()
  for (const code of await codes(30)) await vote(code, [bench])
  const columns = await asOwner<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_name in ('idea_voter', 'idea_ballot', 'idea_support') and column_name not in ('territory_id', 'call_id')`,
  )
  const own = (table: string) => columns.filter((one) => one.table === table).map(({ column }) => column)
  expect(own('idea_voter').filter((column) => own('idea_ballot').includes(column))).toEqual(['way'])
  expect(columns.filter(({ column }) => /(_at|_on|_by|person|number)$/.test(column))).toEqual([])
  for (const actor of [carla, territory.visitor]) {
    expect(await asActor(actor, (tx) => ballotsOf(tx, id))).toEqual([])
    await expect(asActor(actor, (tx) => tx.selectFrom('idea_voter').selectAll().execute())).rejects.toThrow()
  }
  // The transaction that wrote a mark wrote several ballots, of which all but one were there before.
  const together = await asOwner<{ ballots: number }>(
    `select count(*)::int as ballots from idea_ballot b where call_id = $1 group by b.xmin::text order by 1`,
    [id],
  )
  expect(Math.max(...together.map(({ ballots }) => ballots))).toBeGreaterThan(10)
  expect((await asOwner('select 1 from idea_ballot where call_id = $1', [id])).length).toBe(30)
})

test('many votes at once are each counted, and the same code used at once counts once', async () => {
  const { bench, radio, codes, vote, ballots } = await house()
  const [first = '', ...others] = await codes(25)
  const answers = await Promise.all([
    ...others.map((code) => vote(code, [radio])),
    ...Array.from({ length: 5 }, () => vote(first, [bench])),
  ])
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(25)
  const cast = await ballots()
  expect(cast).toHaveLength(25)
  expect(cast.filter(({ choices }) => choices.includes(bench))).toHaveLength(1)
})

test('supports are one a person for each idea, and below the least an idea is not voted for', async () => {
  const { territory, id, bench, radio, garden, as, codes, vote, carla } = await house({ leastSupports: 2 })
  const [one = '', two = '', three = ''] = await codes()
  const give = (idea: string, code: string, now = supporting) =>
    as(undefined, now).post(`/ideas/${idea}/support`, { code })
  for (const idea of [bench, radio])
    for (const code of [one, two]) expect((await give(idea, code)).status).toBe(303)
  expect((await give(garden, one)).status).toBe(303)
  expect((await give(bench, one)).html).toContain('La sostieni già')
  expect((await give(garden, three, before)).html).toContain('Non si raccolgono più')
  await as(undefined, supporting).post(`/ideas/${garden}/support/letter`, { email: 'luca@example.org' })
  const link = linkIn((await letters(1))[0], territory.slug)
  // A link to one idea is no link to another.
  expect((await as(undefined, supporting).get(link.replace(garden, bench))).status).toBe(404)
  expect(await asActor(carla, (tx) => supportsIn(tx, id))).toEqual(
    new Map([
      [bench, 2],
      [radio, 2],
      [garden, 1],
    ]),
  )
  expect((await as(undefined, supporting).get(`/ideas/${garden}`)).html).toContain('un sostegno')
  const page = (await as().get(`/calls/${id}/vote`)).html
  expect([page.includes('Radio'), page.includes('Orto')]).toEqual([true, false])
  expect((await vote(one, [garden])).html).toContain('non si può votare')
  // The code that supported still votes.
  expect((await vote(one, [bench])).status).toBe(303)
})

test('sheets of paper count once two people agree on how many they are', async () => {
  const { territory, id, placeId, bench, radio, garden, anna, carla, as, ballots } = await house()
  const box = newId()
  const open = (fields: object = {}) =>
    as(anna).post(`/calls/${id}/ballots`, {
      _once: box,
      act: 'vote',
      placeId,
      sheets: '3',
      collectedOn: '2026-04-21',
      ...fields,
    })
  expect((await open({ collectedOn: '2026-04-18' })).html).toContain('non si raccoglievano schede')
  expect((await open()).status).toBe(303)
  const at = `/calls/${id}/ballots/${box}`
  const copy = (number: string, fields: object) => as(anna).post(at, { number, ...fields })
  expect((await copy('1', { 'choices[]': [bench, radio, garden] })).html).toContain('scheda non valida')
  expect((await copy('1', {})).html).toContain('oppure di’ che è bianca')
  expect((await copy('1', { 'choices[]': [bench, radio] })).status).toBe(303)
  expect((await copy('1', { 'choices[]': [garden] })).html).toContain('già copiata')
  await copy('2', { 'choices[]': [garden] })
  const count = (actor: typeof anna, counted: string) => as(actor).post(`${at}/count`, { counted })
  expect((await count(carla, '3')).html).toContain('non torna')
  await copy('3', { blank: 'yes' })
  expect((await as(anna, after).get(`/calls/${id}/ballots`)).html).toContain('3 su 3')
  expect((await count(anna, '3')).html).toContain('le riconta un’altra persona')
  expect((await count(carla, '4')).html).toContain('non torna')
  expect((await as(carla, after).post(`/calls/${id}/result`, {})).html).toContain(
    'scatola di schede da contare',
  )
  expect(await ballots()).toEqual([])
  expect((await count(carla, '3')).status).toBe(303)
  expect((await count(carla, '3')).status).toBe(303)
  expect((await ballots()).map(({ choices }) => choices).sort()).toEqual([[bench, radio], [garden]].sort())
  const wrong = newId()
  await open({ _once: wrong, sheets: '5' })
  await as(anna).post(`/calls/${id}/ballots/${wrong}`, { number: '1', 'choices[]': [garden] })
  expect((await as(carla).post(`/calls/${id}/ballots/${wrong}/discard`, {})).status).toBe(303)
  expect((await as(carla).get(`/calls/${id}/ballots/${wrong}`)).status).toBe(404)
  expect((await as(carla).post(`${at}/discard`, {})).status).toBe(404)
  expect((await copy('4', { 'choices[]': [garden] })).status).toBe(422)
  await expect(asOwner('delete from idea_sheet where territory_id = $1', [territory.id])).rejects.toThrow()
})

test('the result follows the published rule; anyone reads the ballots and reckons it again; marks are gone', async () => {
  const { territory, carla, id, bench, radio, garden, as, codes, vote } = await house({ method: 'shares' })
  const chosen = [[bench, radio], [bench], [bench], [garden], [garden, radio]]
  for (const [at, code] of (await codes(chosen.length)).entries()) await vote(code, chosen[at] ?? [])
  expect((await as(carla).post(`/calls/${id}/result`, {})).html).toContain('sostiene o si vota ancora')
  expect((await as(carla, after).post(`/calls/${id}/result`, {})).status).toBe(303)
  expect((await as(carla, after).post(`/calls/${id}/result`, {})).status).toBe(303)
  const anyone = territory.visitor
  const [call, ranks, ballots] = await asActor(anyone, async (tx) => [
    await callById(tx, id),
    await ranksOf(tx, id),
    await ballotsOf(tx, id),
  ])
  expect(ballots.map(({ choices }) => choices.toSorted().join()).sort()).toEqual(
    chosen.map((one) => one.toSorted().join()).sort(),
  )
  const again = resultOf(
    call as unknown as Rule,
    ranks.map((one) => ({ id: one.ideaId, arrived: one.arrivedOn, cents: one.askedCents, sheets: [] })),
    ballots.map(({ choices }) => choices),
  )
  expect(again.placed.map(({ id: idea, funded, votes }) => [idea, funded, votes])).toEqual(
    ranks.map(({ ideaId, funded, votes }) => [ideaId, funded, votes]),
  )
  expect(
    ranks
      .filter(({ funded }) => funded)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Orto', 'Panchine'])
  expect(await asOwner('select 1 from idea_voter where call_id = $1', [id])).toEqual([])
  const page = (await as(undefined, after).get(`/calls/${id}`)).html
  for (const words of ['Finanziata', '5 voti validi', '5 con un codice']) expect(page).toContain(words)
  const idea = (await as(undefined, after).get(`/ideas/${radio}`)).html
  for (const words of ['Come si è arrivati qui', 'Hanno votato 5 persone', 'Per questo non è stata'])
    expect(idea).toContain(words)
  const pb = (await as(undefined, after).get(`/calls/${id}/votes.pb`)).html
  expect(pb).toMatch(/^META\nkey;value\n/)
  for (const line of [
    'num_projects;3',
    'num_votes;5',
    'budget;2000',
    'vote_type;approval',
    'rule;equalshares/add1',
  ])
    expect(pb.split('\n')).toContain(line)
  expect(pb.slice(pb.indexOf('VOTES')).trim().split('\n')).toHaveLength(2 + 5)
  expect((await as(undefined, after).get(`/calls/${id}/votes.csv`)).html.trim().split('\n')).toHaveLength(6)
  expect((await as(undefined, after).get(`/calls/${id}/scores.csv`)).html.trim().split('\n')).toHaveLength(4)
  await expect(
    asActor(carla, (tx) => tx.updateTable('idea_ballot').set({ way: 'paper' }).execute()),
  ).rejects.toThrow()
})

test('too much from one network is asked to wait and shown, and an address gets only so many letters', async () => {
  const { territory, id, bench, as, carla, codes } = await house()
  const letter = () => as().post(`/calls/${id}/vote/letter`, { email: 'rosa@example.org' })
  for (let times = 0; times < MOST_AN_HOUR.letterTo + 2; times++) await letter()
  expect(await letters(MOST_AN_HOUR.letterTo)).toHaveLength(MOST_AN_HOUR.letterTo)
  const school = visits(routes, territory, { now: voting, network: '203.0.113.7' })
  for (const code of await codes(BURST))
    expect((await school.post(`/calls/${id}/vote`, { code, 'choices[]': [bench] })).status).toBe(303)
  const guess = () => school.post(`/calls/${id}/vote`, { code: 'AAAAA-AAAAA', 'choices[]': [bench] })
  const guesses: number[] = []
  for (let times = 0; times <= MOST_AN_HOUR.wrongCode; times++) guesses.push((await guess()).status)
  expect(new Set(guesses.slice(0, -1))).toEqual(new Set([422]))
  expect(guesses.at(-1)).toBe(429)
  const { html } = await as(carla).get(`/calls/${id}/turnout`)
  expect(html).toContain('Molti insieme dalla stessa rete')
  expect(html).not.toContain('Niente di insolito')
  expect(html).not.toContain('203.0.113')
})

test('what is wrong with votes and supports of a call is said beside its field', async () => {
  const { as, carla } = await house()
  const { status, html } = await as(carla).post('/calls/new', {
    title: 'Un bando',
    purpose: 'Per stare insieme.',
    'who[]': ['group'],
    total: '100',
    ceiling: '100',
    opensOn: '2026-03-01',
    closesOn: '2026-03-31',
    resultOn: '2026-04-30',
    method: 'mixed',
    votesFrom: '2026-03-20',
    votesUntil: '2026-06-30',
    leastSupports: '5',
    c1_label: 'Quanto unisce',
    c1_weight: '1',
    c1_best: '5',
  })
  expect(status).toBe(422)
  for (const words of [
    'dopo l’ultimo giorno per mandare idee',
    'finirebbe dopo l’esito',
    'Serve, se si vota',
    'fino a quando si può sostenere',
  ])
    expect(html).toContain(words)
})

test('all copies of a ballot have one code, which tells nobody’s from another and leads to where boxes are counted', async () => {
  const { territory, id, anna, carla, rosa, as } = await house()
  const print = async (actor: typeof anna) =>
    (await as(actor).post(`/calls/${id}/ballot-sheet`, {})).location ?? ''
  const first = (await print(anna)).slice(territory.slug.length + 1)
  expect(first).toMatch(/^\/paper\/ballots\/[A-Z0-9]{6}\/print$/)
  expect(await print(carla)).toBe(`/${territory.slug}${first}`)
  // However many forms for ideas lie between.
  await asOwner(
    `insert into paper_sheet (territory_id, id, code, kind, about_kind, about_id, row_count, language, seen_by)
     select $1, gen_random_uuid(), 'AAAA' || chr(64 + n), 'ideas', 'idea_call', $2, 1, 'it', 'team' from generate_series(1, 26) n`,
    [territory.id, id],
  )
  expect(await print(carla)).toBe(`/${territory.slug}${first}`)
  const { html } = await as(carla).get(first)
  for (const title of ['Panchine', 'Radio', 'Orto']) expect(html).toContain(title)
  const code = first.slice('/paper/ballots/'.length, -'/print'.length)
  expect(html).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
  expect((await as(anna).get(`/paper/ballots/${code}`)).location).toBe(
    `/${territory.slug}/calls/${id}/ballots`,
  )
  expect((await as(rosa).get(first)).status).toBe(404)
})
