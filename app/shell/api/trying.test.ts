import { expect, test } from 'vitest'
import { accessFor, somebody, wholeApp } from '../../../tests/support/programs.ts'
import { browser, openShell, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'

openHouse()
openShell()
const ORIGIN = { origin: URL_HERE }

async function house() {
  const territory = await newTerritory()
  const { accountId } = await somebody(territory, 'facilitator')
  const { token } = await accessFor(territory, accountId)
  return {
    territory,
    token,
    visitor: browser(wholeApp()),
    at: (id: string) => `/${territory.slug}/api/try/${id}`,
  }
}

test('the page lists every operation and loads nothing from elsewhere, in both languages', async () => {
  const { visitor, territory } = await house()
  for (const [language, heading] of [
    ['it', 'Per i programmi'],
    ['en', 'For programs'],
  ] as const) {
    const html = await (await visitor.get(`/${territory.slug}/api`, { 'accept-language': language })).text()
    expect(html).toContain(`>${heading}</h1>`)
    expect(html).toContain(`/${territory.slug}/api/try/people-list`)
    expect(html).toContain(`/${territory.slug}/api/try/getPaginatedListOfServices`)
    const elsewhere = [...html.matchAll(/(?:src|href|action)="(https?:)?\/\/([^"/]+)/g)].filter(
      ([, , host]) => host !== 'trama.test',
    )
    expect(elsewhere.filter(([all]) => !all.startsWith('href='))).toEqual([])
  }
})

test('an operation is tried without JavaScript, with what one may; the token stays nowhere', async () => {
  const { visitor, token, territory, at } = await house()
  await territory.person('Nora Villa')
  const form = await (await visitor.get(at('people-list'))).text()
  expect(form).toMatch(/<input[^>]*name="token"[^>]*type="password"/)
  expect(form).toContain('name="query-limit"')
  const answer = await visitor.post(at('people-list'), { token, 'query-limit': '1' }, ORIGIN)
  const html = await answer.text()
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(html).toContain('200')
  expect(html).toContain('&quot;items&quot;: [')
  expect(html).not.toContain(token)
  expect(await (await visitor.post(at('people-list'), {}, ORIGIN)).text()).toContain(
    'WWW-Authenticate'.toLowerCase(),
  )
  expect((await visitor.post(at('people-read'), { token }, ORIGIN)).status, 'whom?').toBe(422)
  expect((await visitor.get(at('people-erase'))).status).toBe(404)
})

test('what is written from the page is written, and what was typed stays', async () => {
  const { visitor, token, territory, at } = await house()
  const wrong = await (
    await visitor.post(at('people-make'), { token, body: '{"familyName": "Solo"}' }, ORIGIN)
  ).text()
  expect(wrong).toContain('422')
  expect(wrong).toContain('{&quot;familyName&quot;: &quot;Solo&quot;}')
  await visitor.post(
    at('people-make'),
    { token, body: '{"givenName": "Nora", "familyName": "Villa"}' },
    ORIGIN,
  )
  expect(
    await asOwner('select given_name from person where territory_id = $1 and family_name = $2', [
      territory.id,
      'Villa',
    ]),
  ).toEqual([{ given_name: 'Nora' }])
  const elsewhere = await visitor.post(
    at('people-make'),
    { token, body: '{"givenName": "X"}' },
    { origin: 'https://altrove.example' },
  )
  expect(elsewhere.status).toBe(403)
})

test('what anyone reads is tried without a token, and the address is only ever this territory’s', async () => {
  const { visitor, at } = await house()
  expect(await (await visitor.post(at('status'), {}, ORIGIN)).text()).toContain('&quot;status&quot;: 200')
  const html = await (
    await visitor.post(at('place-calendar'), { 'path-id': '../../../sign-in?x=' }, ORIGIN)
  ).text()
  expect(html).toContain('404')
})
