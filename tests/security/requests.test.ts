import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { actAs } from '../../app/ground/access/acting.ts'
import type { Auth } from '../../app/ground/access/auth.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { askAs, auth, house, openWholeHouse, postAs, slugOf, URL_HERE } from '../access/whole-house.ts'
import { asOwner } from '../support/territory.ts'
import { allForms } from './forms.ts'

openWholeHouse()

const people = async () => (await asOwner('select from person')).length
const newPerson = () => `/${slugOf('coordinator')}/people/new`

test.for([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', { origin: 'http://sub.trama.test', 'sec-fetch-site': 'same-site' }],
  ['nowhere to tell', { origin: 'null' }],
] as const)('a form sent from %s does nothing', async ([, headers]) => {
  const before = await people()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
    const answer = await askAs('coordinator', newPerson(), {
      method: 'POST',
      body: 'givenName=Intruso',
      headers: { ...headers, 'content-type': type },
    })
    expect(answer.status, type).toBe(403)
  }
  expect(await people()).toBe(before)
})

test('a body that is no form, JSON or plain text, is refused and does nothing', async () => {
  const before = await people()
  for (const [type, body] of [
    ['application/json', '{"givenName":"Intruso","__proto__":{"roles":["administrator"]}}'],
    ['text/plain', 'givenName=Intruso'],
    ['multipart/form-data', 'x'],
    ['application/xml', '<a/>'],
  ] as const) {
    const answer = await askAs('coordinator', newPerson(), {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect(answer.status, type).toBeGreaterThanOrEqual(400)
    expect(answer.status, type).toBeLessThan(500)
  }
  expect(await people()).toBe(before)
})

test('a field of a megabyte, and a hundred thousand fields, are refused', async () => {
  const big = await postAs('coordinator', newPerson(), { givenName: 'x'.repeat(1_100_000) })
  expect(big.status).toBe(413)
  const many = await askAs('coordinator', newPerson(), {
    method: 'POST',
    body: Array.from({ length: 100_000 }, (_, at) => `f${at}=1`).join('&'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(many.status).toBe(413)
})

test('an address longer than any of ours, or with a crowd of parameters, is refused', async () => {
  const agenda = `/${slugOf('coordinator')}/agenda`
  expect((await askAs('signed out', `${agenda}?q=${'x'.repeat(9_000)}`)).status).toBe(400)
  expect((await askAs('signed out', `${agenda}?${'a=1&'.repeat(300)}`)).status).toBe(400)
  expect((await askAs('signed out', `${agenda}?q=x`)).status).toBe(200)
})

test.for([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/%09/evil.example',
])('no redirect leads away: %s', async (wished) => {
  const next = encodeURIComponent(wished)
  for (const path of [
    `/sign-in?next=${next}`,
    `/${slugOf('coordinator')}?lang=en&remember=yes&next=${next}`,
    `/${wished}?lang=en&remember=yes`,
  ]) {
    const location = (await askAs('coordinator', path)).headers.get('location')
    if (location) expect(new URL(location, URL_HERE).origin, path).toBe(URL_HERE)
  }
})

test('cookies of an https installation hold to their host; a forged acting role is none', async () => {
  const acting = new Hono().get('/', (c) => {
    actAs(c, { baseUrl: 'https://trama.test' } as Auth, 'valle', 'coordinator')
    return c.text('')
  })
  const cookie = (await acting.request('/')).headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-trama\.acting\.valle=coordinator; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  const slug = slugOf('volunteer')
  const forged = await askAs('volunteer', `/${slug}/people`, { headers: { 'x-forwarded-for': '::1' } })
  expect(forged.status).toBe(404)
  expect((await postAs('volunteer', `/${slug}/acting`, { role: 'administrator' })).status).toBe(404)
})

test('every page says what a browser may do with it', async () => {
  const headers = (await askAs('coordinator', `/${slugOf('coordinator')}`)).headers
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe-(inline|eval)/)
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default")
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('strict-transport-security')).toBeNull()
  const secure = createApp({ config: readConfig({ TRAMA_URL: 'https://trama.test' }), auth })
  const answer = await secure.request('https://trama.test/sign-in')
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000')
})

test('what was typed never reaches the log', async () => {
  const lines: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((line: string) => lines.push(String(line)) > 0) as typeof process.stdout.write
  try {
    await askAs(
      'coordinator',
      `/${slugOf('coordinator')}/people?q=${encodeURIComponent('segreto\n{"level":"error"}')}`,
    )
    await askAs('coordinator', `/${slugOf('coordinator')}/%0a%7b%22level%22`)
  } finally {
    process.stdout.write = write
  }
  const said = lines.filter((line) => line.includes('"event":"request"'))
  expect(said.length).toBeGreaterThan(0)
  for (const line of said) {
    expect(line).not.toContain('segreto')
    expect(line.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject({ level: 'info' })
  }
})

test('a role that ended a second ago opens nothing', async () => {
  const { territory, own } = house.castOf('case_operator')
  const page = `/${slugOf('case_operator')}/people`
  expect((await askAs('case_operator', page)).status).toBe(200)
  await asOwner(`update role_assignment set ends_at = now() where territory_id = $1 and person_id = $2`, [
    territory,
    own,
  ])
  expect((await askAs('case_operator', page)).status).toBe(404)
})

test('wherever a page asks for a file, one of two megabytes is read', { timeout: 120_000 }, async () => {
  const asking = (await allForms('coordinator')).filter(({ file }) => file)
  expect(asking.length).toBeGreaterThan(6)
  for (const { action, fields, file } of asking) {
    const body = new FormData()
    for (const [name, value] of fields) if (name !== file) body.append(name, value)
    body.append(file ?? '', new File([new Uint8Array(2_000_000)], 'foglio.pdf', { type: 'application/pdf' }))
    expect((await askAs('coordinator', action, { method: 'POST', body })).status, action).not.toBe(413)
  }
})
