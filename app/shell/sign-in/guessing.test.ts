import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, shellWith } from '../../../tests/support/shell.ts'
import { asOwner, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { mayAttempt } from '../../ground/access/attempts.ts'
import { accountRoutes } from '../account/routes.tsx'
import { signInRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const shell = () => shellWith({ root: [signInRoutes(deps), accountRoutes(deps)] })

let count = 0
const anywhere = () => `198.51.${Math.floor(++count / 250)}.${count % 250}`
async function newAccount() {
  const email = `anna${++count}@esempio.it`
  const id = await createAccount(auth, { email, name: 'Anna', password: PASSWORD, proved: true })
  return { email, id }
}
const guess = (email: string, address: string) =>
  browser(shell(), address).post('/sign-in/password', { email, password: 'a guess, long enough' })

test('a thousand wrong passwords from one address get equal answers, and change nothing but counts', async () => {
  const { email, id } = await newAccount()
  const kept = async () =>
    (
      await auth.pool.query(
        `select (select count(*) from auth.session) as sessions, (select count(*) from auth."user") as accounts,
           (select count(*) from auth.verification) as links, (select max(a::text) from auth.account a where a."userId" = $1) as secret`,
        [id],
      )
    ).rows
  const lines = () => asOwner('select from journal')
  const before = [await kept(), await lines()]
  const address = anywhere()
  const answers = new Map<number, number>()
  const words = new Set<string>()
  for (let n = 0; n < 1000; n++) {
    const answer = await guess(email, address)
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
    if (n % 100 === 99) words.add((await answer.text()).replace(/value="[0-9a-f-]{36}"/g, ''))
  }
  expect(Object.fromEntries(answers)).toEqual({ 422: 10, 429: 990 })
  expect(words.size).toBe(1)
  expect([await kept(), await lines()]).toEqual(before)

  const home = browser(shell(), anywhere())
  await home.post('/sign-in/password', { email, password: PASSWORD })
  expect((await home.get('/account')).status, 'the owner is not locked out').toBe(200)
}, 60_000)

test('guesses from many networks make answers slow, and never lock the owner out', async () => {
  const { email } = await newAccount()
  for (let n = 0; n < 20; n++) expect(await mayAttempt(auth, 'password', email, anywhere())).toBe(true)
  const home = browser(shell(), anywhere())
  const started = performance.now()
  const entered = await home.post('/sign-in/password', { email, password: PASSWORD })
  expect(entered.status).toBe(303)
  expect(performance.now() - started).toBeGreaterThan(1_900)
})

test('nobody learns from the time of an answer whether an address is known', async () => {
  const { email } = await newAccount()
  const byLink = await newAccount()
  await auth.pool.query('delete from auth.account where "userId" = $1', [byLink.id])
  const timeOf = async (asked: string) => {
    const times = []
    for (let n = 0; n < 5; n++) {
      const started = performance.now()
      expect((await guess(asked, anywhere())).status).toBe(422)
      times.push(performance.now() - started)
    }
    return times.sort((a, b) => a - b)[2]!
  }
  await guess('first@esempio.it', anywhere())
  const [known, without, unknown] = [
    await timeOf(email),
    await timeOf(byLink.email),
    await timeOf('x@esempio.it'),
  ]
  // A hash takes some fifty milliseconds; an answer without one would take a tenth of the others.
  for (const time of [without, unknown]) {
    expect(time).toBeGreaterThan(known / 2.5)
    expect(time).toBeLessThan(known * 2.5)
  }
})

test('counts of attempts tell nothing of whose they are, and go', async () => {
  const { email } = await newAccount()
  await guess(email, '203.0.113.99')
  const { rows } = await auth.pool.query(`select string_agg(a::text, ' ') as kept from auth.attempt a`)
  expect([rows[0].kept.includes('esempio'), rows[0].kept.includes('203.0')]).toEqual([false, false])
})
