import pg from 'pg'
import { commandIn } from '../app/ground/access/actor.ts'
import { holdKeys, seal } from '../app/ground/access/seal.ts'
import { asActor, connect, disconnect } from '../app/ground/db/database.ts'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { newId } from '../app/ground/db/ids.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { offersFor } from '../app/rooms/exchange/matches/reads.ts'
import { noticesLike } from '../app/rooms/exchange/notices/reads.ts'

const OFFERS = 10_000
const TIMES = 50
const AIM_MS = 50
const A_TIME = 1_000

/** What the best homes for one household cost among ten thousand offers, with reasons in words; and a page of the catalogue. */
export async function bench(scale: number, say: (line: string) => void) {
  const count = Math.max(100, Math.round(OFFERS * scale))
  holdKeys([Buffer.alloc(32, 7)])
  const database = await openThrowAway()
  const owner = new pg.Pool({ ...database.login('trama_owner'), max: 1 })
  try {
    await migrate(database, { log: () => {} })
    await connect(database)
    const territoryId = newId()
    const needId = await fill(owner, territoryId, count)
    const actor = commandIn(territoryId, ['coordinator'])
    const today = '2026-11-21'
    say(`${count} offers of homes, each with reserved answers; each question in a transaction of its own`)
    const first = performance.now()
    const found = await asActor(actor, (tx) => offersFor(tx, actor, needId, today))
    say(`${'the first question of a process'.padEnd(36)} ${(performance.now() - first).toFixed(1)} ms`)
    say(
      `${found.possible} of ${found.standing} could do; the best has ${found.best[0]?.inFavour.length} reasons for it`,
    )
    const time = async (name: string, work: () => Promise<unknown>, aim?: number) => {
      const took: number[] = []
      for (let at = 0; at < TIMES; at++) {
        const started = performance.now()
        await work()
        took.push(performance.now() - started)
      }
      took.sort((a, b) => a - b)
      const [half = 0, most = 0] = [took[Math.floor(TIMES / 2)], took[Math.floor(TIMES * 0.95)]]
      say(
        `${name.padEnd(36)} p50 ${half.toFixed(1)} ms, p95 ${most.toFixed(1)} ms${aim ? `, aim ≤ ${aim}` : ''}`,
      )
    }
    await time(
      'the best offers for a need',
      () => asActor(actor, (tx) => offersFor(tx, actor, needId, today)),
      AIM_MS,
    )
    await time('a page of the catalogue', () =>
      asActor(actor, (tx) => noticesLike(tx, { kind: 'home', side: 'offer' }, today)),
    )
  } finally {
    await owner.end()
    await disconnect()
    await database.stop()
  }
}

/** Offers as their forms would have left them, and a household of three that looks for a home. */
async function fill(owner: pg.Pool, territoryId: string, count: number): Promise<string> {
  await owner.query(`insert into installation (kind) values ('real') on conflict do nothing`)
  await owner.query(
    `insert into territory (id, slug, name, installation) values ($1, 'prova', 'Prova', 'real')`,
    [territoryId],
  )
  const person = newId()
  await owner.query(`insert into person (territory_id, id, given_name) values ($1, $2, 'Prova')`, [
    territoryId,
    person,
  ])
  const rows: { id: string; side: string; shown: object; reserved: object }[] = []
  for (let at = 0; at < count; at++)
    rows.push({
      id: newId(),
      side: 'offer',
      shown: {
        rentCents: 25_000 + (at % 60) * 1_000,
        extrasCents: (at % 7) * 1_000,
        bedrooms: at % 5,
        squareMetres: 30 + (at % 80),
        ...(at % 3 === 0 && { stepFree: 'yes' }),
      },
      reserved: { address: `via Prova ${at}`, conditions: 'Si entra dopo avere visto la casa insieme.' },
    })
  const need = {
    id: newId(),
    side: 'need',
    shown: { people: 3 },
    reserved: { incomeCents: 150_000, share: 30 },
  }
  rows.push(need)
  for (let at = 0; at < rows.length; at += A_TIME) {
    const some = rows.slice(at, at + A_TIME)
    const ids = some.map(({ id }) => id)
    await owner.query(
      `insert into exchange_notice (territory_id, id, kind, side, title, shown, visibility, until_on)
       select $1, n.id, 'home', n.side, 'Trilocale', n.shown, 'network', '2027-06-30'
       from unnest($2::uuid[], $3::text[], $4::jsonb[]) as n (id, side, shown)`,
      [territoryId, ids, some.map(({ side }) => side), some.map(({ shown }) => JSON.stringify(shown))],
    )
    await owner.query(
      `insert into exchange_notice_of (territory_id, notice_id, person_id, sealed)
       select $1, n.id, $2, n.sealed from unnest($3::uuid[], $4::bytea[]) as n (id, sealed)`,
      [
        territoryId,
        person,
        ids,
        some.map(({ id, reserved }) =>
          seal(JSON.stringify({ reserved, email: null, phone: null }), `exchange_notice_of:${id}`),
        ),
      ],
    )
  }
  await owner.query('analyze exchange_notice, exchange_notice_of')
  return need.id
}
