import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, setUpSecondStep, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { newId } from '../../ground/db/ids.ts'
import { createApp } from '../app.tsx'
import { readConfig } from '../config.ts'

openHouse()
openShell()

/** What stands before anyone is recognised, knows no cookie, or is the second step itself and the ways out of it. */
const OPEN =
  /^\/(assets\/|[^/]+\/api\/v1(\/|$)|healthz$|readyz$|sign-out$|sign-in\/second-step$|sign-in\/passkey)/
const PASSWORD = 'a long sentence to enter'

test('whoever owes a second step is led to it from every route of the application', async () => {
  const config = { ...readConfig({ TRAMA_URL: URL_HERE }), dataDir: deps.config.dataDir }
  const app = createApp({ config, auth })
  const valley = await newTerritory()
  const { personId } = await valley.operator('Anna', 'administrator')
  const account = await createAccount(auth, {
    email: 'anna@esempio.it',
    name: 'Anna',
    password: PASSWORD,
    proved: true,
  })
  await asOwner('update account_person set account_id = $1 where person_id = $2', [account, personId])
  const anna = browser(app)
  const origin = { origin: URL_HERE }
  await anna.post('/sign-in/password', { email: 'anna@esempio.it', password: PASSWORD }, origin)

  const routes = new Set(
    app.routes
      .filter(({ method, path }) => (method === 'GET' || method === 'POST') && !/^\/\*?$/.test(path))
      .map(({ method, path }) => `${method} ${path}`),
  )
  const wrong: string[] = []
  for (const route of routes) {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern
      .replace(':slug', valley.slug)
      .replace(/:\w+(\{[^}]*\})?\??/g, newId())
      .replaceAll('*', 'x')
    if (OPEN.test(path)) continue
    const answer = method === 'GET' ? await anna.get(path) : await anna.post(path, {}, origin)
    if (answer.status !== 303 || !answer.headers.get('location')?.startsWith('/sign-in/second-step'))
      wrong.push(`${route}: ${answer.status}`)
  }
  expect(routes.size).toBeGreaterThan(80)
  expect(wrong, 'these answer before the second step').toEqual([])

  // The same person finds their pages once it is done.
  await setUpSecondStep({ ...anna, post: (path, fields) => anna.post(path, fields, origin) })
  expect((await anna.get(`/${valley.slug}/operators`)).status).toBe(200)
})
