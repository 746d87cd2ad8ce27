import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, setUpSecondStep, shellWith } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { signInRoutes } from '../sign-in/routes.tsx'
import { accountRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const shell = () => shellWith({ root: [signInRoutes(deps), accountRoutes(deps)] })

let count = 0
async function newAccount() {
  const email = `anna${++count}@esempio.it`
  const accountId = await createAccount(auth, { email, name: 'Anna', password: PASSWORD, proved: true })
  const enter = async (address: string) => {
    const anna = browser(shell(), address)
    await anna.post('/sign-in/password', { email, password: PASSWORD }, FIREFOX)
    return anna
  }
  return { accountId, enter }
}
const idsIn = (page: string) => [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id)

test('one sees where one is signed in, never the whole address, and ends one session or all the others', async () => {
  const { enter } = await newAccount()
  const here = await enter('203.0.113.77')
  const there = await enter('198.51.100.20')
  const third = await enter('198.51.100.21')
  const page = await (await here.get('/account')).text()
  expect(page).toContain('Firefox, Linux')
  expect([page.includes('203.0.113.0'), page.includes('203.0.113.77')]).toEqual([true, false])
  expect(idsIn(page)).toHaveLength(2)

  await here.post('/account/sessions/end', { session: idsIn(await (await there.get('/account')).text())[0]! })
  const left = [here, there, third].map(async (one) => (await one.get('/account')).status)
  expect((await Promise.all(left)).filter((status) => status === 200)).toHaveLength(2)
  await here.post('/account/sessions/end', {})
  expect((await here.get('/account')).status).toBe(200)
  for (const one of [there, third])
    expect((await one.get('/account')).headers.get('location')).toBe('/sign-in')
})

test('nobody ends the session of someone else', async () => {
  const [anna, bruno] = [await newAccount(), await newAccount()]
  const [hers, his] = [await anna.enter('192.0.2.31'), await bruno.enter('192.0.2.32')]
  const { rows } = await auth.pool.query('select id from auth.session where "userId" = $1', [anna.accountId])
  await his.post('/account/sessions/end', { session: rows[0].id })
  expect((await hers.get('/account')).status).toBe(200)
})

test('who needs two proofs is out after two hours without use, others after twelve', async () => {
  const { accountId, enter } = await newAccount()
  const anna = await enter('192.0.2.41')
  const hoursLeft = async () => {
    await anna.get('/account')
    const { rows } = await auth.pool.query(
      `select extract(epoch from "expiresAt" - now()) / 3600 as hours from auth.session where "userId" = $1`,
      [accountId],
    )
    return Math.round(Number(rows[0].hours))
  }
  expect(await hoursLeft()).toBe(12)
  const valley = await newTerritory()
  const { personId } = await valley.operator('Anna', 'coordinator')
  await asOwner('update account_person set account_id = $1 where person_id = $2', [accountId, personId])
  await setUpSecondStep(anna)
  expect(await hoursLeft()).toBe(2)
})
