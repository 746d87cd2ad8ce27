import { expect, test, vi } from 'vitest'
import {
  auth,
  browser,
  deps,
  mailTo,
  openShell,
  setUpSecondStep,
  shellWith,
} from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { sendMail } from '../../ground/mail/mail.ts'
import { signInRoutes } from '../sign-in/routes.tsx'
import { mailRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
async function entered(role: string, address: string) {
  const valley = await newTerritory()
  const { personId } = await valley.operator('Anna', role)
  const email = `${role}@esempio.it`
  const account = await createAccount(auth, { email, name: 'Anna', password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $1 where person_id = $2', [account, personId])
  const anna = browser(shellWith({ root: [signInRoutes(deps), mailRoutes()] }), address)
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  if (role === 'administrator') await setUpSecondStep(anna)
  return anna
}

test('an administrator reads the mails that were not sent, with links to press; nobody else does', async () => {
  const anna = await entered('administrator', '192.0.2.11')
  expect(await (await anna.get('/mail')).text()).toContain('Nessun messaggio')
  await sendMail({
    to: 'bruno@esempio.it',
    subject: 'Città <b>',
    text: 'Ciao,\n\nhttp://trama.test/x?token=1&next=%2F\n\n<script>',
  })
  const { id } = await vi.waitFor(() => mailTo('bruno@esempio.it'))
  expect(await (await anna.get('/mail')).text()).toContain(`href="/mail/${id}"`)
  const page = await (await anna.get(`/mail/${id}`)).text()
  expect(page).toContain('href="http://trama.test/x?token=1&amp;next=%2F"')
  expect(page).toContain('&lt;script&gt;')
  expect((await anna.get('/mail/..%2f..%2fkeys')).status).toBe(404)

  const franco = await entered('facilitator', '192.0.2.12')
  expect((await franco.get('/mail')).status).toBe(404)
  expect((await franco.get(`/mail/${id}`)).status).toBe(404)
  const visitor = browser(shellWith({ root: [mailRoutes()] }))
  expect((await visitor.get('/mail')).headers.get('location')).toBe('/sign-in')
})
