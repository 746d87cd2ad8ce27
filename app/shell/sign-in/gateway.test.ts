import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auth, browser, deps, openShell, shellWith, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { accountAt, createAccount } from '../../ground/access/accounts.ts'
import type { Env } from '../../ground/access/request.ts'
import { signedIn } from '../../ground/access/signed-in.ts'
import { signInRoutes } from './routes.tsx'

openHouse()
openShell()

const CLIENT = {
  clientId: 'trama',
  clientSecret: 'a secret of the client: 100% & more',
  label: 'Provider di prova',
}
type Claims = { email?: string; email_verified?: boolean }

/** A provider on this machine, which vouches for `people` by their subject. */
const people = new Map<string, Claims>()
let server: Server
let issuer: string
beforeAll(async () => {
  server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${URL_HERE}/sign-in/gateway/back`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true } },
    findAccount: (_c, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    cookies: { keys: ['a key of the tests'] },
  })
  server.on('request', provider.callback())
})
afterAll(() => new Promise((closed) => server.close(closed)))

const who = new Hono<Env>().get('/me', (c) => c.json(signedIn(c)))
const shell = (gateway = { issuer, ...CLIENT }) =>
  shellWith({
    root: [signInRoutes({ ...deps, config: { ...deps.config, gateway } })],
    inTerritory: [who],
  })

let count = 0
const anywhere = () => `198.51.100.${++count}`

/** Goes through the provider's own pages as `subject`; gives the address it sends the browser back to. */
async function throughProvider(address: string, subject: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(address)
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { method: 'POST', body } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    body = undefined
    const to = answer.headers.get('location')
    if (to) {
      url = new URL(to, url)
      if (url.origin === URL_HERE) return url
      continue
    }
    const page = await answer.text()
    const [, action = ''] = /<form[^>]+action="([^"]+)"/.exec(page) ?? []
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? []
    url = new URL(action, url)
    body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: subject, password: 'x' } : {}) })
  }
  throw new Error('the provider never sent back')
}

async function newPerson(role = 'facilitator', proved = true) {
  const valley = await newTerritory()
  const { personId } = await valley.operator('Anna', role)
  const email = `anna${++count}@esempio.it`
  const accountId = await createAccount(auth, {
    email,
    name: 'Anna',
    password: 'a long sentence to enter',
    proved,
  })
  await asOwner('update account_person set account_id = $1 where person_id = $2', [accountId, personId])
  return { email, accountId, me: `/${valley.slug}/me` }
}
const subjectFor = (claims: Claims) => {
  const subject = `subject-${++count}`
  people.set(subject, claims)
  return subject
}
const start = async (anna: ReturnType<typeof browser>, next = '/') => {
  const away = await anna.get(`/sign-in/gateway?next=${encodeURIComponent(next)}`)
  return away.headers.get('location')!
}
const pathOf = (url: URL) => url.pathname + url.search

test('who has an account comes in through the provider, and is known there from then on', async () => {
  const { email, accountId, me } = await newPerson()
  const subject = subjectFor({ email, email_verified: true })
  const anna = browser(shell(), anywhere())
  expect(await (await anna.get('/sign-in')).text()).toContain('Entra con Provider di prova')
  const back = await throughProvider(await start(anna, me), subject)
  const entered = await anna.get(pathOf(back))
  expect([entered.status, entered.headers.get('location')]).toEqual([303, me])
  expect(await (await anna.get(me)).json()).toMatchObject({ accountId })

  // The address at the provider may change: the account is linked to the subject.
  people.set(subject, { email: 'else@esempio.it', email_verified: true })
  const again = browser(shell(), anywhere())
  await again.get(pathOf(await throughProvider(await start(again, me), subject)))
  expect(await (await again.get(me)).json()).toMatchObject({ accountId })
})

test('an address the provider does not vouch for opens nothing, nor does one that nobody invited', async () => {
  const { email } = await newPerson()
  const claims = [
    { email, email_verified: false },
    { email },
    { email: 'nobody@esempio.it', email_verified: true },
    {},
  ]
  for (const one of claims) {
    const anna = browser(shell(), anywhere())
    const answer = await anna.get(pathOf(await throughProvider(await start(anna), subjectFor(one))))
    expect(answer.status, JSON.stringify(one)).toBe(422)
    expect(await answer.text()).toContain('Qui non c’è un accesso per te')
    expect(anna.jar.has('trama.session_token')).toBe(false)
  }
  expect(await accountAt(auth, 'nobody@esempio.it')).toBeUndefined()
})

test('the provider does not go around the second step', async () => {
  const { email, me } = await newPerson('coordinator')
  const anna = browser(shell(), anywhere())
  const back = await throughProvider(await start(anna, me), subjectFor({ email, email_verified: true }))
  await anna.get(pathOf(back))
  expect((await anna.get(me)).headers.get('location')).toMatch(/^\/sign-in\/second-step/)
})

test('an answer to another errand, one without errand, and one sent twice let nobody in', async () => {
  const { email } = await newPerson()
  const subject = subjectFor({ email, email_verified: true })
  const [anna, thief] = [browser(shell(), anywhere()), browser(shell(), anywhere())]
  const back = await throughProvider(await start(anna), subject)
  await start(thief)
  expect((await thief.get(pathOf(back))).status, 'a state of someone else').toBe(422)
  expect((await browser(shell(), anywhere()).get(pathOf(back))).status, 'no errand').toBe(422)

  const kept = anna.jar.get('trama.errand')!
  expect((await anna.get(pathOf(back))).status).toBe(303)
  const replay = browser(shell(), anywhere())
  replay.jar.set('trama.errand', kept)
  expect((await replay.get(pathOf(back))).status, 'a code used twice').toBe(422)
  const forged = browser(shell(), anywhere())
  forged.jar.set('trama.errand', kept.replace(/^.../, 'abc'))
  expect((await forged.get(pathOf(back))).status, 'an errand that we did not sign').toBe(422)
  for (const one of [thief, replay, forged]) expect(one.jar.has('trama.session_token')).toBe(false)
})

test('a token made for another errand is refused by its nonce', async () => {
  const { email } = await newPerson()
  const anna = browser(shell(), anywhere())
  const away = new URL(await start(anna))
  away.searchParams.set('nonce', 'of-someone-else')
  const back = await throughProvider(away.href, subjectFor({ email, email_verified: true }))
  expect((await anna.get(pathOf(back))).status).toBe(422)
  expect(anna.jar.has('trama.session_token')).toBe(false)
})

test('a provider that is down, or is not who it says, closes its own door and no other', async () => {
  const { email, me } = await newPerson()
  const nowhere = { ...CLIENT, issuer: 'http://127.0.0.1:9' }
  const other = { ...CLIENT, issuer: issuer.replace('127.0.0.1', 'localhost') }
  for (const gateway of [nowhere, other]) {
    const anna = browser(shell(gateway), anywhere())
    expect((await anna.get('/sign-in')).status).toBe(200)
    const answer = await anna.get('/sign-in/gateway')
    expect([answer.status, (await answer.text()).includes('Gli altri funzionano')]).toEqual([503, true])
    await anna.post('/sign-in/password', { email, password: 'a long sentence to enter' })
    expect((await anna.get(me)).status).toBe(200)
  }
})

test('who made an account with someone else’s address is out when its owner comes through the provider', async () => {
  const { email, me } = await newPerson('facilitator', false)
  const password = 'a long sentence to enter'
  const thief = browser(shell(), anywhere())
  await thief.post('/sign-in/password', { email, password })
  expect((await thief.get(me)).status).toBe(200)
  const anna = browser(shell(), anywhere())
  await anna.get(
    pathOf(await throughProvider(await start(anna, me), subjectFor({ email, email_verified: true }))),
  )
  expect((await anna.get(me)).status).toBe(200)
  expect((await thief.get(me)).headers.get('location')).toBe('/sign-in')
  expect((await thief.post('/sign-in/password', { email, password })).status).toBe(422)
})

test('without a provider there is no door', async () => {
  const visitor = browser(shellWith({ root: [signInRoutes(deps)] }), anywhere())
  expect(await (await visitor.get('/sign-in')).text()).not.toContain('/sign-in/gateway')
  for (const path of ['/sign-in/gateway', '/sign-in/gateway/back?code=1&state=2'])
    expect((await visitor.get(path)).status).toBe(404)
})
