import { Hono } from 'hono'
import type { Auth } from '../../ground/access/auth.ts'
import { wipeDevice } from '../../ground/access/devices.ts'
import type { Env } from '../../ground/access/request.ts'
import { requireRole, signedIn } from '../../ground/access/signed-in.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import { asActor } from '../../ground/db/database.ts'
import { parseSent, sentForm } from '../../ground/forms/parse-form.ts'
import { isText, type TextKey } from '../../ground/texts/texts.ts'
import { below } from '../../ground/ui/below.ts'
import { flash } from '../../ground/ui/flash.tsx'
import type { NavItem } from '../navigation.tsx'
import { deviceForm, entryHead } from './forms.ts'
import { heldFor } from './held.ts'
import { entryKinds } from './kinds.ts'
import { DevicesPage } from './pages/devices.tsx'
import { devicesHere } from './reads.ts'
import { noteWiped, receiveEntry } from './writes.ts'

const ADMINISTRATOR = 'administrator'
export const devicesNavigation: readonly NavItem[] = [
  { href: '/devices', label: 'offline.devices.heading', roles: [ADMINISTRATOR] },
]

const STATUS = { kept: 200, conflict: 409, refused: 422 } as const

/** Without network, in one territory: what a device holds of it, what it sends, whose devices there are. */
export const offlineHere = (auth: Auth) =>
  new Hono<Env>()
    .get('/offline/held', async (c) => {
      const actor = signedIn(c)
      const { territory, language, now } = c.var
      return c.json(await asActor(actor, (tx) => heldFor(tx, actor, { territory, language, now })))
    })
    .post('/offline/entries', async (c) => {
      if (!c.var.session) return c.json({ state: 'signIn' }, 401)
      const sent = await sentForm(c)
      const head = entryHead.safeParse(Object.fromEntries(sent))
      if (!head.success) return c.json({ state: 'refused', reasons: [] }, 422)
      const { actor, t, now, territory } = c.var
      // What one person wrote never goes in under the name of another.
      if (actor.personId !== head.data.as || actor.accountId === null)
        return c.json({ state: 'other', reasons: [t('offline.reason.other')] }, 403)
      const today = localDay(now, territory.timeZone)
      const person = { ...actor, accountId: actor.accountId, personId: actor.personId }
      const received = await receiveEntry(person, entryKinds, head.data, sent, { now, today, territory })
      const said =
        received.state === 'refused'
          ? {
              state: received.state,
              fields: Object.keys(received.errors),
              reasons: Object.values(received.errors)
                .flat()
                .map((key) => (isText(key) ? t(key as TextKey) : key)),
              ...(received.asks && { asks: { ...received.asks, words: t(...received.asks.words) } }),
            }
          : received
      return c.json(said, STATUS[received.state])
    })
    .get('/devices', async (c) => {
      const actor = requireRole(c, ADMINISTRATOR)
      const devices = await devicesHere(auth, actor)
      return c.render(<DevicesPage devices={devices} />, {
        title: c.var.t('offline.devices.heading'),
        section: '/devices',
      })
    })
    .post('/devices', async (c) => {
      const actor = requireRole(c, ADMINISTRATOR)
      const form = parseSent(deviceForm, await sentForm(c))
      const devices = await devicesHere(auth, actor)
      const device = devices.find(({ id }) => form.ok && id === form.value.device)
      if (!device) return c.notFound()
      if (await wipeDevice(auth, device.accountId, device.id)) await noteWiped(actor, device.id)
      flash(c, 'offline.devices.wiped')
      return c.redirect(below(c, '/devices'), 303)
    })
