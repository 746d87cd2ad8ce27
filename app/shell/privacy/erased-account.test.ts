import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, shellWith } from '../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { forgetErasedAccounts } from '../../ground/access/forget-erased.ts'
import { keyToSetUp, newRecoveryCodes } from '../../ground/access/second-proof.ts'
import { newId } from '../../ground/db/ids.ts'
import { requestForm } from '../../rooms/people/rights/forms.ts'
import { askRight } from '../../rooms/people/rights/writes.ts'
import { signInRoutes } from '../sign-in/routes.tsx'
import { erasePerson } from './erasure.ts'

openHouse()
openShell()

const PASSWORD = 'una frase che ricordo bene'

/** A citizen with everything that an account can have. */
async function citizen(email: string) {
  const valley = await newTerritory()
  const { personId } = await valley.operator('Ada Cittadina', 'citizen')
  const accountId = await createAccount(auth, {
    email,
    name: 'Ada Cittadina',
    password: PASSWORD,
    proved: true,
  })
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    accountId,
    valley.id,
    personId,
  ])
  const there = browser(shellWith({ root: [signInRoutes(deps)] }))
  await there.post('/sign-in/password', { email, password: PASSWORD }, { 'accept-language': 'en' })
  await there.post('/sign-in', { email })
  await auth.settled()
  await keyToSetUp(auth, accountId)
  await newRecoveryCodes(auth, accountId)
  await auth.pool.query(
    `insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "createdAt")
     values ($1, 'Ada', 'k', $2, $1, 0, 'singleDevice', false, now())`,
    [newId(), accountId],
  )
  const carla = await valley.operator('Carla Neri', 'coordinator')
  const erase = async () => {
    const requestId = newId()
    const form = requestForm.parse({ kind: 'erasure', askedOn: '2020-01-01', how: 'aloud' })
    await asActor(carla, (tx) => askRight(tx, carla, requestId, personId, form))
    const erased = await asActor(carla, (tx) => erasePerson(tx, carla, personId, requestId))
    expect(erased.ok).toBe(true)
  }
  return { valley, accountId, email, erase }
}

/** Every table of schema auth in which one of these words stands anywhere. */
async function tablesWith(...words: string[]) {
  const { rows } = await auth.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'auth'::regnamespace and c.relkind = 'r' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: held } = await auth.pool.query(
      `select from auth."${name}" t where exists (select from unnest($1::text[]) w where strpos(t::text, w) > 0)`,
      [words],
    )
    if (held.length > 0) found.push(name)
  }
  return found
}

test('whoever is erased leaves nothing in the tables of accounts; the next one keeps all', async () => {
  const [ada, bice] = [await citizen('ada.c@example.org'), await citizen('bice.c@example.org')]
  const before = [
    'account',
    'passkey',
    'readingLanguage',
    'recoveryCode',
    'secondProof',
    'session',
    'user',
    'verification',
  ]
  expect(await tablesWith(ada.accountId, ada.email)).toEqual(before)
  await ada.erase()
  expect(await forgetErasedAccounts(auth)).toBe(1)
  expect(await tablesWith(ada.accountId, ada.email)).toEqual([])
  expect(await asOwner('select from erased_account')).toEqual([])
  expect(await tablesWith(bice.accountId, bice.email)).toEqual(before)
  expect(await forgetErasedAccounts(auth), 'again it does no harm').toBe(0)
})

test('what could not be removed at once is written down, and removed by the next try', async () => {
  const ada = await citizen('ada.d@example.org')
  await auth.pool.query('alter table auth."user" rename to away')
  await ada.erase()
  await expect(forgetErasedAccounts(auth)).rejects.toThrow()
  await auth.pool.query('alter table auth.away rename to "user"')
  expect(await asOwner('select account_id from erased_account')).toEqual([{ account_id: ada.accountId }])
  expect(await forgetErasedAccounts(auth)).toBe(1)
  expect(await tablesWith(ada.accountId, ada.email)).toEqual([])
})

test('who is somebody in another territory keeps the account', async () => {
  const ada = await citizen('ada.e@example.org')
  const other = await newTerritory()
  const there = await other.operator('Ada Altrove', 'citizen')
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    ada.accountId,
    other.id,
    there.personId,
  ])
  await ada.erase()
  expect(await forgetErasedAccounts(auth)).toBe(0)
  expect(await tablesWith(ada.accountId)).toContain('user')
  expect(await asOwner('select from erased_account')).toEqual([])
})
