import { type Context, Hono } from 'hono'
import type { Auth } from '../../ground/access/auth.ts'
import { contactOf, forgetDevice, holdDevice, wipeDevice } from '../../ground/access/devices.ts'
import { browserIn } from '../../ground/access/origin.ts'
import type { Env } from '../../ground/access/request.ts'
import { actorIn, tokenOf } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { parseForm } from '../../ground/forms/parse-form.ts'
import { LANGUAGES, type Language } from '../../ground/texts/language.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { asset } from '../../ground/ui/assets.ts'
import { flash } from '../../ground/ui/flash.tsx'
import { deviceForm, forgetForm, holdForm } from './forms.ts'
import { ICONS, iconCalled, manifest } from './manifest.ts'
import { OfflinePage } from './pages/offline.tsx'
import { shellAt, workerScript } from './worker.ts'
import { noteWiped } from './writes.ts'

const A_DAY = 'public, max-age=86400'
const UNAUTHORISED = 401

/** What a browser asks of the whole house to work without network: the worker, its pages, the key of a device. */
export function offlineRoutes(auth: Auth) {
  const routes = new Hono<Env>()
    .get('/worker.js', (c) => {
      c.header('Cache-Control', 'no-cache')
      return c.body(workerScript(), 200, { 'content-type': 'text/javascript; charset=utf-8' })
    })
    .get('/manifest.webmanifest', (c) => {
      c.header('Cache-Control', 'no-cache')
      c.header('Content-Type', 'application/manifest+json')
      return c.body(JSON.stringify(manifest(c.var.t, c.var.language)))
    })
    .get('/offline', (c) => c.redirect(shellAt(c.var.language), 303))
    .post('/offline/hold', async (c) => {
      const { session } = c.var
      const form = await parseForm(holdForm, c)
      if (!session || !form.ok) return c.json({ state: 'signIn' }, UNAUTHORISED)
      const device = await holdDevice(auth, {
        accountId: session.accountId,
        token: tokenOf(c, auth) ?? '',
        browser: browserIn(c.req.header('user-agent') ?? ''),
        known: form.value.known,
      })
      const territories = session.memberships.map(({ slug, personId }) => ({ slug, personId }))
      return c.json({ ...device, territories, now: c.var.now.getTime() })
    })
    .post('/offline/contact', async (c) => {
      const { session, now } = c.var
      const form = await parseForm(deviceForm, c)
      const found = form.ok
        ? await contactOf(auth, form.value.device, session?.accountId)
        : { state: 'unknown', mine: false }
      return c.json({ ...found, signedIn: session !== undefined, now: now.getTime() })
    })
    .post('/offline/forget', async (c) => {
      const form = await parseForm(forgetForm, c)
      if (form.ok) await forgetDevice(auth, form.value.device, form.value.lost)
      return c.json({ state: 'forgotten' })
    })
    .post('/account/devices', async (c) => {
      const { session } = c.var
      if (!session) throw new NotSignedIn()
      const form = await parseForm(deviceForm, c)
      if (form.ok && (await wipeDevice(auth, session.accountId, form.value.device)))
        for (const { territoryId } of session.memberships)
          await noteWiped(actorIn(territoryId, session, c.var.requestId), form.value.device)
      flash(c, 'offline.devices.wiped')
      return c.redirect('/account', 303)
    })
  for (const { name } of ICONS)
    routes.get(`/icons/${name}`, async (c) => {
      c.header('Cache-Control', A_DAY)
      return c.body(new Uint8Array(await iconCalled(name)), 200, { 'content-type': 'image/png' })
    })
  for (const language of LANGUAGES) routes.get(shellAt(language), (c) => offlinePage(c, language))
  return routes
}

function offlinePage(c: Context<Env>, language: Language) {
  c.set('language', language)
  c.set('t', translatorFor(language))
  if (!c.var.session) c.header('Cache-Control', 'no-cache')
  return c.render(<OfflinePage />, {
    title: c.var.t('offline.page.heading'),
    robots: 'noindex',
    head: <script type="module" src={asset('app/islands/offline.ts')}></script>,
  })
}
