import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { routes } from './routes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
/** Spaces that do not break, as Intl writes them, are spaces. */
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ')

async function valley() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const ada = await territory.operator('Ada Admin', 'administrator')
  const olga = await territory.operator('Olga Moro', 'case_operator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const browser = (actor: typeof carla) => visits(routes, territory, { actor, now })
  const organisationId = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Gli Amici', 'association')",
    [territory.id, organisationId],
  )
  return { territory, carla, ada, olga, anna, browser, desk: browser(carla), organisationId }
}

/** A source that gave 5,000 €, all of it in a fund that operators may commit from. */
async function withFund() {
  const valleyWith = await valley()
  const { desk } = valleyWith
  const [sourceId, fundId] = [newId(), newId()]
  await desk.post('/funds/sources/new', {
    _once: sourceId,
    name: 'Bando welfare',
    kind: 'foundation',
    giverName: 'Fondazione della valle',
  })
  await desk.post('/funds/new', {
    _once: fundId,
    name: 'Contributi alle idee',
    purpose: 'idea',
    openedOn: '2026-01-01',
    openToOperators: 'yes',
  })
  await desk.post(`/funds/sources/${sourceId}/receive`, { cents: '5.000,00', on: '2026-01-05' })
  await desk.post(`/funds/sources/${sourceId}/allot`, {
    fundId,
    cents: '5000',
    on: '2026-01-06',
    way: 'allot',
  })
  const commit = async (fields: Record<string, string> = {}, browser = desk) => {
    const id = newId()
    const answer = await browser.post(`/funds/${fundId}/commit`, {
      _once: id,
      cents: '500,00',
      to: 'organisation',
      organisationId: valleyWith.organisationId,
      why: 'Orto in comune',
      on: '2026-03-01',
      nature: 'grant',
      ...fields,
    })
    return { id, answer, page: `/funds/commitments/${id}` }
  }
  return { ...valleyWith, sourceId, fundId, commit }
}

test('from a source to a payment, and every sum is said', async () => {
  const { desk, fundId, sourceId, commit } = await withFund()
  const source = await desk.get(`/funds/sources/${sourceId}`)
  expect(plain(source.html)).toContain('5.000,00 €')
  const { page, answer } = await commit({ cup: 'E51B21001230006' })
  expect(answer.status).toBe(303)
  const one = await desk.get(page)
  expect(one.html).toContain('Gli Amici')
  expect(one.html).toContain('E51B21001230006')
  expect((await desk.get(`${page}/pay`)).status).toBe(200)
  expect((await desk.post(`${page}/pay`, { cents: '200', on: '2026-03-10', reference: 'M 7' })).status).toBe(
    303,
  )
  expect(
    (await desk.post(`${page}/release`, { cents: '300', on: '2026-03-11', why: 'Bastava' })).status,
  ).toBe(303)
  const fund = plain((await desk.get(`/funds/${fundId}?until=2026-03-10`)).html)
  expect(fund).toContain('4.500,00 €')
  expect(fund).toContain('300,00 €')
  const overview = plain((await desk.get('/funds')).html)
  expect(overview).toContain('4.800,00 €')
  const ledger = await desk.get('/funds/ledger?kind=paid')
  expect(ledger.html).toContain('M 7')
  expect(ledger.html).not.toContain('Bastava')
})

test('a wrong amount is said beside its field, and nothing typed is lost', async () => {
  const { desk, fundId, commit } = await withFund()
  const wrong: [string, string][] = [
    ['1.234', 'due modi'],
    ['-5', 'non può essere negativo'],
    ['1e18', 'non è un importo'],
    ['1000000000000000000', 'troppo grande'],
    ['dieci', 'non è un importo'],
    ['5000,01', 'abbastanza denaro libero'],
  ]
  for (const [cents, said] of wrong) {
    const { answer } = await commit({ cents })
    expect(answer.status, cents).toBe(422)
    expect(answer.html).toContain('href="#f-cents"')
    expect(answer.html).toContain(said)
    expect(answer.html).toContain('Orto in comune')
    expect(answer.html).toContain(`value="${cents}"`)
  }
  const asked = plain((await commit({ cents: '1.234' })).answer.html)
  expect(asked).toContain('1.234,00 € oppure 1,23 €')
  const { answer } = await commit({ cig: '1234567ABC', cup: 'x', on: '2026-06-11' })
  for (const field of ['cig', 'cup', 'on']) expect(answer.html).toContain(`href="#f-${field}"`)
  expect(plain((await desk.get(`/funds/${fundId}`)).html)).toContain('5.000,00 €')
})

test('English speakers write and read amounts their way', async () => {
  const { territory, carla, fundId } = await withFund()
  const english = visits(routes, territory, { actor: carla, now, language: 'en' })
  expect((await english.get(`/funds/${fundId}`)).html).toContain('€5,000.00')
})

test('the same payment again is asked back, and done when it is another one', async () => {
  const { desk, commit } = await withFund()
  const { page } = await commit()
  const payment = { cents: '100', on: '2026-03-10' }
  await desk.post(`${page}/pay`, payment)
  const again = await desk.post(`${page}/pay`, payment)
  expect(again.status).toBe(422)
  expect(again.html).toContain('name="again"')
  expect((await desk.post(`${page}/pay`, { ...payment, again: 'yes' })).status).toBe(303)
  const tooMuch = await desk.post(`${page}/pay`, { cents: '300,01', on: '2026-03-12' })
  expect(tooMuch.html).toContain('più di quanto resta')
})

test('who proposes cannot approve; another one can, and the money is paid', async () => {
  const { desk, ada, browser, commit } = await withFund()
  const { page, answer } = await commit({ cents: '2.000,00' })
  expect(answer.status).toBe(303)
  const other = browser(ada)
  expect((await desk.get(page)).html).not.toContain('name="decision"')
  const own = await desk.post(`${page}/decide`, { decision: 'approved' })
  expect([own.status, own.html.includes('serve una seconda persona')]).toEqual([409, true])
  expect((await desk.post(`${page}/pay`, { cents: '1', on: '2026-03-02' })).status).toBe(409)
  expect((await other.get('/funds/approvals')).html).toContain(page)
  const noWhy = await other.post(`${page}/decide`, { decision: 'rejected' })
  expect([noWhy.status, noWhy.html.includes('href="#f-why"')]).toEqual([422, true])
  expect((await other.post(`${page}/decide`, { decision: 'approved' })).status).toBe(303)
  expect((await desk.get(page)).html).toContain('Ada Admin')
  expect((await desk.post(`${page}/pay`, { cents: '1', on: '2026-03-02' })).status).toBe(303)
})

test('a reversal asks why, and is shown beside what it reverses', async () => {
  const { desk, commit } = await withFund()
  const { page } = await commit()
  await desk.post(`${page}/pay`, { cents: '100', on: '2026-03-10' })
  const [, entry = ''] =
    /\/funds\/entries\/([0-9a-f-]{36})\/reverse/.exec((await desk.get('/funds/ledger?kind=paid')).html) ?? []
  expect((await desk.get(`/funds/entries/${entry}/reverse`)).status).toBe(200)
  expect((await desk.post(`/funds/entries/${entry}/reverse`, { on: '2026-03-11' })).html).toContain(
    'href="#f-why"',
  )
  const done = await desk.post(`/funds/entries/${entry}/reverse`, {
    on: '2026-03-11',
    why: 'Pagato due volte',
  })
  expect(done.status).toBe(303)
  const html = (await desk.get(page)).html
  expect(html).toContain('Storno: Pagamento')
  expect(html).toContain('Pagato due volte')
  expect((await desk.post(`/funds/entries/${entry}/reverse`, { on: '2026-03-11', why: 'x' })).status).toBe(
    409,
  )
})

test('what is paid comes back by a plan', async () => {
  const { desk, commit } = await withFund()
  const { page } = await commit({ nature: 'loan' })
  await desk.post(`${page}/pay`, { cents: '300', on: '2026-03-10' })
  expect((await desk.post(`${page}/plan`, { cents: '300', times: '3', firstOn: '2026-04-01' })).status).toBe(
    303,
  )
  expect((await desk.post(`${page}/repay`, { cents: '100', on: '2026-04-01' })).status).toBe(303)
  const html = plain((await desk.get(page)).html)
  expect(html).toContain('In ritardo')
  expect(html).toContain('Rientrata')
  const tooMuch = await desk.post(`${page}/repay`, { cents: '200,01', on: '2026-04-02' })
  expect([tooMuch.status, tooMuch.html.includes('href="#f-cents"')]).toEqual([422, true])
})

test('an account is rendered, sent back with a reason, rendered again and accepted', async () => {
  const { desk, commit } = await withFund()
  const { page } = await commit()
  const early = await desk.post(`${page}/accounts`, { cents: '1', on: '2026-03-02', words: 'Semi' })
  expect([early.status, early.html.includes('non è stato ancora pagato')]).toEqual([409, true])
  await desk.post(`${page}/pay`, { cents: '500', on: '2026-03-10' })
  expect((await desk.get('/funds/accounts')).html).toContain(page)
  const account = newId()
  await desk.post(`${page}/accounts`, {
    _once: account,
    cents: '480',
    on: '2026-05-01',
    words: 'Semi e attrezzi',
  })
  expect((await desk.post(`${page}/accounts/${account}`, { outcome: 'sent_back' })).status).toBe(422)
  const back = { outcome: 'sent_back', answer: 'Manca una fattura' }
  expect((await desk.post(`${page}/accounts/${account}`, back)).status).toBe(303)
  expect((await desk.post(`${page}/accounts/${account}`, { outcome: 'accepted' })).status).toBe(409)
  const second = newId()
  await desk.post(`${page}/accounts`, {
    _once: second,
    cents: '500',
    on: '2026-05-20',
    words: 'Con la fattura',
  })
  await desk.post(`${page}/accounts/${second}`, { outcome: 'accepted' })
  expect((await desk.get(page)).html).toContain('Rendicontato')
  expect((await desk.get('/funds/accounts')).html).not.toContain(page)
})

test('the accountant’s files hold what the page shows, and no formula runs', async () => {
  const { desk, fundId, commit } = await withFund()
  const { page } = await commit({ why: '=HYPERLINK("http://x")' })
  await desk.post(`${page}/pay`, { cents: '100', on: '2026-03-10' })
  const csv = await desk.get(`/funds/${fundId}/entries.csv?kind=committed`)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  const lines = csv.html.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('500')
  expect(lines[1]).toContain(`'=HYPERLINK`)
  const xlsx = await desk.get('/funds/ledger/entries.xlsx')
  expect(xlsx.headers.get('content-disposition')).toContain('.xlsx')
  expect(xlsx.html.startsWith('PK')).toBe(true)
})

test('a case operator commits and pays what is theirs; the ledger is not there for them, nor anything for others', async () => {
  const { territory, olga, anna, browser, fundId, commit, desk } = await withFund()
  const operator = browser(olga)
  expect((await operator.get('/funds')).html).toContain('Contributi alle idee')
  const { page, answer } = await commit({ to: 'person', organisationId: '', payee: 'Maria Rossi' }, operator)
  expect(answer.status).toBe(303)
  expect((await operator.get(page)).html).toContain('Maria Rossi')
  expect((await desk.get(page)).html).not.toContain('Maria')
  expect((await desk.get('/funds/ledger')).html).not.toContain('Maria')
  expect((await operator.post(`${page}/pay`, { cents: '50', on: '2026-03-05' })).status).toBe(303)
  const other = await commit()
  for (const path of [
    other.page,
    `${other.page}/pay`,
    '/funds/ledger',
    `/funds/${fundId}`,
    '/funds/sources',
    '/funds/rule',
  ])
    expect((await operator.get(path)).status, path).toBe(404)
  const outside = browser(anna)
  for (const path of ['/funds', page, `/funds/${fundId}/commit`])
    expect((await outside.get(path)).status).toBe(404)
  expect((await visits(routes, territory).get('/funds')).location).toBe('/sign-in')
})
