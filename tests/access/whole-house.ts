import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import type { Auth } from '../../app/ground/access/auth.ts'
import { openUploads } from '../../app/ground/imports/uploads.ts'
import { openMail } from '../../app/ground/mail/mail.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { openAccounts } from '../../app/shell/sign-in/open-accounts.ts'
import { database, openHouse } from '../support/territory.ts'
import { AccessHouse, VIEWERS, type Viewer } from './observe.ts'

export const URL_HERE = 'http://trama.test'
const SECRET = 'a secret of the tests, 32 characters'

export let house: AccessHouse
export let auth: Auth
export let app: ReturnType<typeof createApp>
const cookies = new Map<Viewer, string>()

/** The whole application over a territory of each viewer's own, with each of them signed in. Everyone is invented. */
export function openWholeHouse() {
  openHouse()
  let dataDir: string
  let web: pg.Client
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'trama-whole-'))
    openMail({ dataDir, from: 'trama@localhost', log: () => {} })
    openUploads(dataDir)
    auth = await openAccounts({ database, secret: SECRET, url: URL_HERE })
    web = new pg.Client(database.login('trama_web'))
    await web.connect()
    house = await AccessHouse.open(database.ownerPool, web, 'example')
    for (const viewer of VIEWERS) await signIn(viewer)
    // What a sheet is about is told by no key of the catalogue.
    await database.ownerPool.query(`update paper_sheet p set about_kind = 'activity_session',
      about_id = (select s.id from activity_session s where s.territory_id = p.territory_id order by s.id limit 1)
      where kind = 'attendance'`)
    for (const viewer of VIEWERS) await printSheets(viewer)
    app = createApp({
      config: { ...readConfig({ TRAMA_URL: URL_HERE, TRAMA_LIMITS: 'off' }), dataDir },
      auth,
    })
  }, 300_000)
  afterAll(async () => {
    await web.end()
    await auth.close()
    rmSync(dataDir, { recursive: true })
  })
}

/** A card of one's own, a slip of the visits one makes, slips of the emporium, a form of a call: each under the code that addresses are filled with. */
async function printSheets(viewer: Viewer) {
  const { territory, own } = house.castOf(viewer)
  await database.ownerPool.query(
    `insert into paper_sheet (territory_id, id, code, kind, about_kind, about_id, row_count, language, seen_by, for_person_id)
     select $1::uuid, gen_random_uuid(), code, kind, about_kind, about_id, 2, 'it', seen_by, for_person_id from (values
       ('ACDEHJ', 'cards', null, null::uuid, 'person', coalesce($2::uuid, gen_random_uuid())),
       ('ACDEJF', 'visits', 'exchange_agreement', (select id from exchange_agreement
         where territory_id = $1 and kind = 'companionship' order by id limit 1), 'team', $2::uuid),
       ('ACDEPY', 'give', null, null, 'team', null),
       ('ACDERW', 'ask', null, null, 'team', null),
       ('ACDETR', 'hours', null, null, 'team', null),
       ('ACDEKD', 'ideas', 'idea_call', (select id from idea_call
         where territory_id = $1 and published_at is not null order by id limit 1), 'team', null),
       ('ACDEMA', 'ballots', 'idea_call', (select id from idea_call
         where territory_id = $1 and published_at is not null order by id limit 1), 'staff', null)
     ) as sheet (code, kind, about_kind, about_id, seen_by, for_person_id)
     where about_kind is null or about_id is not null`,
    [territory, own ?? null],
  )
}

async function signIn(viewer: Viewer) {
  const { account } = house.castOf(viewer)
  if (!account) return
  const token = randomBytes(24).toString('base64url')
  await auth.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, 'Prova', $2, true, now(), now())`,
    [account, `${account}@esempio.it`],
  )
  await auth.pool.query(
    `insert into auth.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "provedAt")
     values ($1, $2, $3, now() + interval '11 hours 50 minutes', now(), now(), now())`,
    [token, token, account],
  )
  const signed = createHmac('sha256', SECRET).update(token).digest('base64')
  cookies.set(viewer, `trama.session_token=${encodeURIComponent(`${token}.${signed}`)}`)
}

export const slugOf = (viewer: Viewer) => `t-${house.castOf(viewer).territory.slice(-12)}`

type Asking = RequestInit & { headers?: Record<string, string> }

/** Asks the application as a viewer's browser would. */
export const askAs = (viewer: Viewer, path: string, { headers, ...init }: Asking = {}) =>
  app.request(
    `${URL_HERE}${path}`,
    {
      ...init,
      headers: {
        'accept-language': 'it',
        ...(init.method === 'POST' ? { origin: URL_HERE } : {}),
        ...(cookies.has(viewer) ? { cookie: cookies.get(viewer) ?? '' } : {}),
        ...headers,
      },
    },
    { incoming: { socket: { remoteAddress: '192.0.2.7' } } },
  )

export const postAs = (viewer: Viewer, path: string, fields: Record<string, string>) =>
  askAs(viewer, path, { method: 'POST', body: new URLSearchParams(fields) })
