import pg from 'pg'
import { commandIn } from '../app/ground/access/actor.ts'
import { holdKeys } from '../app/ground/access/seal.ts'
import { asActor, connect, disconnect } from '../app/ground/db/database.ts'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { newId } from '../app/ground/db/ids.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { earlyNotices } from '../app/rooms/intakes/attention/reads.ts'
import { waitingForMe } from '../app/rooms/intakes/going/reads.ts'
import { accompanied } from '../app/rooms/intakes/reads.ts'

const ACCOMPANIED = 3000
const HANDS = 10
const PEOPLE = 8000
const TIES_EACH = 12
const TIMES = 9
const AIM_MS = 50
const TODAY = '2026-11-01'

/**
 * What it costs to ask whose ties fade, what waits, and for the first page of the list, where a territory accompanies 3,000
 * people, all of whom agreed: to one of the ten who walk along, and to somebody who would do it all alone.
 */
export async function bench(scale: number, say: (line: string) => void) {
  const count = Math.max(50, Math.round(ACCOMPANIED * scale))
  holdKeys([Buffer.alloc(32, 7)])
  const database = await openThrowAway()
  try {
    await migrate(database, { log: () => {} })
    await connect(database)
    const [territoryId, operator, everybody] = [newId(), newId(), newId()]
    const owner = new pg.Pool({ ...database.login('trama_owner'), max: 1 })
    await fill(owner, {
      territoryId,
      operator,
      everybody,
      count,
      people: Math.max(200, Math.round(PEOPLE * scale)),
    })
    await owner.end()
    const time = async (name: string, work: () => Promise<{ length: number }>, aim?: number) => {
      const took: number[] = []
      let found = 0
      for (let at = 0; at < TIMES + 5; at++) {
        const started = performance.now()
        found = (await work()).length
        if (at >= 5) took.push(performance.now() - started)
      }
      took.sort((a, b) => a - b)
      const [half, most] = [took[Math.floor(took.length / 2)] ?? 0, took[Math.floor(took.length * 0.99)] ?? 0]
      const hoped = aim ? `, aim ≤ ${aim}` : ''
      say(`${name.padEnd(28)} p50 ${half.toFixed(2)} ms, p99 ${most.toFixed(2)} ms${hoped} (${found} rows)`)
    }
    for (const [who, personId, aim] of [
      [`one of ${HANDS} who accompany ${count} people`, operator, AIM_MS],
      [`one who accompanies all ${count}`, everybody, undefined],
    ] as const) {
      const actor = commandIn(territoryId, ['facilitator'], personId)
      say(`${who}; each in a transaction of its own`)
      await time('beginning to act', () => asActor(actor, async () => []))
      await time('early notices', () => asActor(actor, (tx) => earlyNotices(tx, TODAY)), aim)
      await time('what waits', () => asActor(actor, (tx) => waitingForMe(tx, TODAY)))
      await time('the first page of the list', () => asActor(actor, (tx) => accompanied(tx)))
    }
  } finally {
    await disconnect()
    await database.stop()
  }
}

type Filling = { territoryId: string; operator: string; everybody: string; count: number; people: number }

/** As the owner, in a few statements: people, their ties, intakes with their circles, and an event for two in three. */
async function fill(owner: pg.Pool, { territoryId: here, operator, everybody, count, people }: Filling) {
  await owner.query(`
    insert into installation (kind) values ('real') on conflict do nothing;
    insert into territory (id, slug, name, installation) values ('${here}', 'prova', 'Prova', 'real');
    insert into person (territory_id, id, given_name) values ('${here}', '${operator}', 'Anna'), ('${here}', '${everybody}', 'Bruno');
    create temporary table p as select n, gen_random_uuid() as id, gen_random_uuid() as circle, gen_random_uuid() as intake
      from generate_series(1, ${people}) n;
    insert into person (territory_id, id, given_name, family_name) select '${here}', id, 'Persona', n::text from p;
    insert into circle (territory_id, id, kind, about_id) select '${here}', circle, 'intake', id from p where n <= ${count};
    insert into circle_member (territory_id, id, circle_id, person_id, part, from_at)
      select '${here}'::uuid, gen_random_uuid(), circle, '${operator}'::uuid, 'x', '2020-01-01'::timestamptz from p where n <= ${count} and n % ${HANDS} = 0
      union all select '${here}', gen_random_uuid(), circle, '${everybody}', 'x', '2020-01-01' from p where n <= ${count};
    insert into intake (territory_id, id, circle_id, person_id, opened_on, source, known_said)
      select '${here}', intake, circle, id, '2025-06-01', 'self', 'unknown' from p where n <= ${count};
    insert into intake_agreement (territory_id, id, intake_id, circle_id, person_id, kind, agreed_on, how)
      select '${here}', gen_random_uuid(), intake, circle, id, 'early_notice', '2025-06-01', 'aloud' from p where n <= ${count};
    insert into vulnerability (territory_id, id, person_id, sealed, from_on, circle_id)
      select '${here}', gen_random_uuid(), id, '\\x00', date '2026-01-01' + n % 200, circle from p where n <= ${count} and n % 3 > 0;
    insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on)
      select '${here}', least(a.id, b.id), greatest(a.id, b.id), 'person', 'person', 1, '2024-01-01',
        date '2025-06-01' + (a.n * 7 + k * 131) % 500
      from p a cross join generate_series(1, ${TIES_EACH}) k join p b on b.n = 1 + (a.n * 31 + k * 977) % ${people} and b.n <> a.n
      on conflict do nothing;
    analyze;`)
}
