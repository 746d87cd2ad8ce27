import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, URL_HERE } from '../../../tests/support/shell.ts'
import { newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createApp } from '../app.tsx'
import { readConfig } from '../config.ts'

openHouse()
openShell()

const origin = { origin: URL_HERE }
const house = () =>
  browser(
    createApp({ config: { ...readConfig({ TRAMA_URL: URL_HERE }), dataDir: deps.config.dataDir }, auth }),
  )

test('whoever was signed out while writing gets it all back, to send again once inside', async () => {
  const { slug } = await newTerritory()
  const once = '01890000-0000-7000-8000-000000000001'
  const answer = await house().post(
    `/${slug}/diary/new`,
    { _once: once, 'who[]': 'new-person:Anna', note: 'Dice: "torno"\n<b>domani</b>' },
    origin,
  )
  expect(answer.status).toBe(401)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const page = await answer.text()
  expect(page).toContain(`action="/${slug}/diary/new"`)
  expect(page).toContain(`name="_once" value="${once}"`)
  expect(page).toContain('name="who[]" value="new-person:Anna"')
  expect(page).toContain('value="Dice: &quot;torno&quot;\n&lt;b&gt;domani&lt;/b&gt;"')
  expect(page).toContain('href="/sign-in" target="_blank"')
})

test('a password is never given back, and a form where nothing was written only leads to the door', async () => {
  const { slug } = await newTerritory()
  const secret = await house().post('/account/password', { password: 'una frase molto segreta' }, origin)
  expect([secret.status, secret.headers.get('location')]).toEqual([303, '/sign-in'])
  const empty = await house().post(`/${slug}/diary/new`, { _once: '', note: ' ' }, origin)
  expect([empty.status, empty.headers.get('location')]).toEqual([303, '/sign-in'])
})
