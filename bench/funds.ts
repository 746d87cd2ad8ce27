import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { commandIn } from '../app/ground/access/actor.ts'
import { holdKeys } from '../app/ground/access/seal.ts'
import { asActor, connect, disconnect } from '../app/ground/db/database.ts'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { newId } from '../app/ground/db/ids.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { countEntries, entries } from '../app/rooms/funds/ledger/reads.ts'
import { balanceOf } from '../app/rooms/funds/reads.ts'
import { commitFunds, payCommitment } from '../app/rooms/funds/writes.ts'

const ENTRIES = 100_000
const A_COMMITMENT = 100
const TIMES = 100
const AIM_MS = 20

/** What a fund with 100,000 entries costs: its balance now and of any day, a page of its ledger, and moving money in it. */
export async function bench(scale: number, say: (line: string) => void) {
  const count = Math.max(1_000, Math.round(ENTRIES * scale))
  holdKeys([Buffer.alloc(32, 7)])
  const database = await openThrowAway()
  try {
    await migrate(database, { log: () => {} })
    await connect(database)
    const [territoryId, fundId] = [newId(), newId()]
    await fill(new pg.Pool({ ...database.login('trama_owner'), max: 1 }), { territoryId, fundId, count })
    const actor = commandIn(territoryId, ['coordinator'])
    const time = async (name: string, work: (at: number) => Promise<unknown>, aim?: number) => {
      const took: number[] = []
      for (let at = 0; at < TIMES + 10; at++) {
        const started = performance.now()
        await work(at)
        if (at >= 10) took.push(performance.now() - started)
      }
      took.sort((a, b) => a - b)
      const [half, most] = [took[Math.floor(took.length / 2)] ?? 0, took[Math.floor(took.length * 0.99)] ?? 0]
      const hoped = aim ? `, aim ≤ ${aim}` : ''
      say(`${name.padEnd(36)} p50 ${half.toFixed(2)} ms, p99 ${most.toFixed(2)} ms${hoped}`)
    }
    const acting = (work: Parameters<typeof asActor>[1]) => asActor(actor, work)
    say(`a fund with ${count} entries; each in a transaction of its own`)
    await time('balance now', () => acting((tx) => balanceOf(tx, fundId)), AIM_MS)
    await time(
      'balance of a day',
      (at) => acting((tx) => balanceOf(tx, fundId, `20${17 + (at % 8)}-0${1 + (at % 9)}-15`)),
      AIM_MS,
    )
    await time('the first page of the ledger', () =>
      acting(async (tx) => [
        await entries(tx, { fundId }, { limit: 50 }),
        await countEntries(tx, { fundId }),
      ]),
    )
    await time('commit and pay', () =>
      acting(async (tx) => {
        const id = newId()
        const source = { kind: 'pact', id: newId() }
        const on = '2026-11-01'
        await commitFunds(tx, actor, { id, fundId, purpose: 'work', cents: 100, source, why: 'Prova', on })
        await payCommitment(tx, actor, { id: newId(), commitmentId: id, cents: 100, on })
      }),
    )
  } finally {
    await disconnect()
    await database.stop()
  }
}

type Filling = { territoryId: string; fundId: string; count: number }

/** The entries at once, as the owner; their sums beside them, as the triggers would have left them. */
async function fill(pool: pg.Pool, { territoryId, fundId, count }: Filling) {
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const sourceId = newId()
  const whole = count * 10_000
  const run = (text: string) => sql.raw(text).execute(owner)
  await run(`insert into installation (kind) values ('real') on conflict do nothing;
    insert into territory (id, slug, name, installation) values ('${territoryId}', 'prova', 'Prova', 'real');
    insert into fund_source (territory_id, id, kind, name, giver_name) values ('${territoryId}', '${sourceId}', 'foundation', 'F', 'F');
    insert into fund (territory_id, id, name, purpose, opened_on) values ('${territoryId}', '${fundId}', 'Lavoro', 'work', '2016-01-01');
    insert into fund_entry (territory_id, id, kind, source_id, cents, on_date)
      values ('${territoryId}', gen_random_uuid(), 'received', '${sourceId}', ${whole}, '2016-01-01');
    insert into fund_entry (territory_id, id, kind, source_id, fund_id, cents, on_date)
      values ('${territoryId}', gen_random_uuid(), 'allotted', '${sourceId}', '${fundId}', ${whole}, '2016-01-02')`)
  await run(`alter table fund_entry disable trigger fund_entry_counts; alter table fund_entry disable trigger fund_entry_stands;
    alter table fund_commitment disable trigger fund_commitment_asks`)
  await run(`insert into fund_commitment (territory_id, id, fund_id, record_kind, record_id, cents, why, on_date, paid_cents)
      select '${territoryId}', gen_random_uuid(), '${fundId}', 'pact', gen_random_uuid(), ${A_COMMITMENT - 1} * 100, 'Prova',
        date '2016-01-03' + (n * 3640 / ${count / A_COMMITMENT})::int, ${A_COMMITMENT - 1} * 100
      from generate_series(1, ${count / A_COMMITMENT}) n;
    insert into fund_entry (territory_id, id, kind, from_account, to_account, fund_id, commitment_id, cents, on_date)
      select territory_id, gen_random_uuid(), 'committed', 'free', 'committed', fund_id, id, cents, on_date from fund_commitment;
    insert into fund_entry (territory_id, id, kind, from_account, to_account, fund_id, commitment_id, cents, on_date)
      select territory_id, gen_random_uuid(), 'paid', 'committed', 'paid', fund_id, id, 100, on_date + (n / 4)
      from fund_commitment, generate_series(1, ${A_COMMITMENT - 1}) n`)
  await run(`insert into fund_day (territory_id, fund_id, on_date, held_cents, paid_cents)
      select territory_id, fund_id, on_date,
        sum(case kind when 'committed' then cents when 'paid' then -cents end), coalesce(sum(cents) filter (where kind = 'paid'), 0)
      from fund_entry where kind in ('committed', 'paid') group by 1, 2, 3
      on conflict (territory_id, fund_id, on_date) do nothing;
    update fund set paid_cents = (select sum(cents) from fund_entry where kind = 'paid')`)
  await run(`alter table fund_entry enable trigger fund_entry_counts; alter table fund_entry enable trigger fund_entry_stands;
    alter table fund_commitment enable trigger fund_commitment_asks; analyze`)
  await owner.destroy()
}
