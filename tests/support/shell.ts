import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, vi } from 'vitest'
import { type Auth } from '../../app/ground/access/auth.ts'
import type { Env } from '../../app/ground/access/request.ts'
import { recognise } from '../../app/ground/access/session.ts'
import { NotHere, NotSignedIn } from '../../app/ground/access/signed-in.ts'
import { mailFolder, openMail } from '../../app/ground/mail/mail.ts'
import { type FiledMail, mailsIn } from '../../app/ground/mail/mailbox.ts'
import { translatorFor } from '../../app/ground/texts/texts.ts'
import { territoryAt } from '../../app/rooms/territories/reads.ts'
import { errorPage, notFoundPage } from '../../app/shell/errors.tsx'
import { frame } from '../../app/shell/frame.tsx'
import { openAccounts } from '../../app/shell/sign-in/open-accounts.ts'
import type { AccountDeps } from '../../app/shell/sign-in/routes.tsx'
import { codeFor, codeKeyIn } from './one-time-code.ts'
import { database } from './territory.ts'

export const URL_HERE = 'http://trama.test'
export let auth: Auth
export let deps: AccountDeps

/** Accounts and mail for a test file, on the database of `openHouse`, which comes first. */
export function openShell() {
  let dataDir: string
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'trama-shell-'))
    openMail({ dataDir, from: 'trama@localhost', log: () => {} })
    auth = await openAccounts({ database, secret: 'a secret of the tests, 32 characters', url: URL_HERE })
    deps = { auth, config: { url: URL_HERE, trustProxy: false, dataDir } }
  })
  afterAll(async () => {
    await auth.close()
    rmSync(dataDir, { recursive: true })
  })
}

/** Pages as the shell shows them: `root` at the root, `inTerritory` below a territory's address. */
export function shellWith({
  root = [],
  inTerritory = [],
}: {
  root?: Hono<Env>[]
  inTerritory?: Hono<Env>[]
}) {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    c.set('requestId', 'test')
    await next()
  })
  app.use(frame({ navigation: [], footer: [] }))
  app.onError((error, c) => {
    if (error instanceof NotSignedIn) return c.redirect('/sign-in', 303)
    if (error instanceof NotHere) return errorPage(c, 404)
    throw error
  })
  app.notFound(notFoundPage)
  const atRoot = new Hono<Env>().use(recognise(auth))
  for (const routes of root) atRoot.route('/', routes)
  const territory = new Hono<Env>()
  territory.use(async (c, next) => {
    const here = await territoryAt(c.req.param('slug') ?? '')
    if (!here) return c.notFound()
    c.set('territory', here)
    await next()
  })
  territory.use(recognise(auth))
  for (const routes of inTerritory) territory.route('/', routes)
  app.route('/', atRoot)
  app.route('/:slug', territory)
  return app
}

/** A browser: it keeps cookies, sends forms and comes from one address. */
export function browser(app: Hono<Env>, address = '192.0.2.1') {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const env = { incoming: { socket: { remoteAddress: address } } }
    const answer = await app.request(path, { ...init, headers }, env)
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one)
      return ask(path, { method: 'POST', body, headers })
    },
  }
}

/** The mail that waits for an address, the newest one (of those that say so), once it is there. */
export const mailTo = (email: string, saying = /./): Promise<FiledMail> =>
  vi.waitFor(async () => {
    await auth.settled()
    const mail = (await mailsIn(mailFolder()!)).find(({ to, text }) => to === email && saying.test(text))
    if (!mail) throw new Error(`no mail for ${email}`)
    return mail
  })
export const mailsTo = async (email: string) => {
  await auth.settled()
  return (await mailsIn(mailFolder()!)).filter(({ to }) => to === email)
}

/** Sets up the second step that a role asks for, as its page says; gives the key of the app. */
export async function setUpSecondStep(someone: ReturnType<typeof browser>): Promise<string> {
  const page = await (await someone.get('/sign-in/second-step')).text()
  const key = codeKeyIn(page)
  const done = await someone.post('/sign-in/second-step', { code: codeFor(key) })
  if (done.status !== 200) throw new Error(`the second step was not set up: ${done.status}`)
  return key
}
