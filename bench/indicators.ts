import pg from 'pg'
import { commandIn } from '../app/ground/access/actor.ts'
import { holdKeys } from '../app/ground/access/seal.ts'
import { asActor, connect, disconnect } from '../app/ground/db/database.ts'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { newId } from '../app/ground/db/ids.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { toldOutcomes } from '../app/rooms/indicators/protection/reads.ts'
import { outcomesAsOf } from '../app/rooms/indicators/reads.ts'

const PEOPLE = 500_000
const ACTIVITIES = 50_000
const SESSIONS_EACH = 5
const AT_EACH = 20
const TIMES = 7
const TODAY = '2026-11-01'
const AIM_MS = 1000
const CLOSING_AIM_MS = 20

/**
 * What the outcome table costs over five million attendances: as of any day, as it may be told outside the team, and by the
 * plain count of distinct people that it stands in for; what closing a session adds, and reading it all anew.
 */
export async function bench(scale: number, say: (line: string) => void) {
  const people = Math.max(2000, Math.round(PEOPLE * scale))
  const activities = Math.max(200, Math.round(ACTIVITIES * scale))
  holdKeys([Buffer.alloc(32, 7)])
  const database = await openThrowAway()
  try {
    await migrate(database, { log: () => {} })
    await connect(database)
    const here = newId()
    const owner = new pg.Pool({ ...database.login('trama_owner'), max: 1 })
    const started = performance.now()
    await fill(owner, here, people, activities)
    say(
      `${activities * SESSIONS_EACH * AT_EACH} attendances of ${people} people in ${activities} activities: written in ${seconds(started)} s`,
    )
    const rebuilding = performance.now()
    await owner.query('select app.rebuild_first_days($1)', [here])
    await owner.query('analyze')
    say(`all kept days read anew from the records: ${seconds(rebuilding)} s`)

    const actor = commandIn(here, ['coordinator'])
    const time = async (name: string, work: () => Promise<unknown>, aim?: number) => {
      const took: number[] = []
      for (let at = 0; at < TIMES; at++) {
        const from = performance.now()
        await work()
        took.push(performance.now() - from)
      }
      const half = took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0
      say(`${name.padEnd(44)} p50 ${half.toFixed(0)} ms${aim ? `, aim ≤ ${aim}` : ''}`)
      return half
    }
    await time(
      'the whole table, as of today',
      () => asActor(actor, (tx) => outcomesAsOf(tx, actor, TODAY)),
      AIM_MS,
    )
    await time(
      'the whole table, as of a day four years ago',
      () => asActor(actor, (tx) => outcomesAsOf(tx, actor, '2022-06-30')),
      AIM_MS,
    )
    const told = { until: TODAY, today: TODAY, forTeam: false }
    await time('the whole table, as it may be told', () =>
      asActor(actor, (tx) => toldOutcomes(tx, actor, told)),
    )
    await time('distinct people, counted plainly', () =>
      owner.query(
        `select count(distinct t.person_id) from attendance t
          join activity_session s on s.territory_id = $1 and s.id = t.session_id
          where t.territory_id = $1 and t.state = 'attended' and s.closed_at is not null and s.held_on <= $2`,
        [here, TODAY],
      ),
    )
    const { rows: open } = await owner.query<{ id: string }>(
      'select id from activity_session where territory_id = $1 and closed_at is null limit $2',
      [here, TIMES],
    )
    let at = 0
    await time(
      `a session of ${AT_EACH} is closed`,
      () =>
        owner.query('update activity_session set closed_at = now() where territory_id = $1 and id = $2', [
          here,
          open[at++]?.id,
        ]),
      CLOSING_AIM_MS,
    )
    at = 0
    await time(
      `a session of ${AT_EACH} is opened again`,
      () =>
        owner.query('update activity_session set closed_at = null where territory_id = $1 and id = $2', [
          here,
          open[at++]?.id,
        ]),
      CLOSING_AIM_MS,
    )
    const { rows } = await owner.query<{ wrong: number }>('select app.wrong_first_days($1)::int as wrong', [
      here,
    ])
    if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} kept rows are not what the records say`)
    await owner.end()
  } finally {
    await disconnect()
    await database.stop()
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

/** As the owner, in a few statements; what is kept is made afterwards from the records, as a restored territory would. */
async function fill(owner: pg.Pool, here: string, people: number, activities: number) {
  const sessions = activities * SESSIONS_EACH
  const KEPT = ['attendance', 'activity_session', 'activity', 'person']
  const triggers = (what: 'disable' | 'enable') =>
    KEPT.map((table) => `alter table ${table} ${what} trigger user;`).join(' ')
  await owner.query(`
    ${triggers('disable')}
    insert into installation (kind) values ('real') on conflict do nothing;
    insert into territory (id, slug, name, installation) values ('${here}', 'prova', 'Prova', 'real');
    create temporary table p as select n, gen_random_uuid() as id from generate_series(0, ${people - 1}) n;
    create temporary table a as select n, gen_random_uuid() as id from generate_series(0, ${activities - 1}) n;
    create temporary table s as select n, gen_random_uuid() as id from generate_series(0, ${sessions - 1}) n;
    create index on p (n); create index on a (n); create index on s (n);
    analyze p; analyze a; analyze s;
    insert into person (territory_id, id, given_name, family_name) select '${here}', id, 'Persona', n::text from p;
    insert into activity (territory_id, id, title, kind, area)
      select '${here}', id, 'Attività ' || n, (array['lab', 'event', 'course', 'world_cafe'])[1 + n % 4], 'other' from a;
    insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at)
      select '${here}', s.id, a.id, d.on_day, d.on_day + time '10:00', d.on_day + time '12:00',
        case when s.n % 200 > 0 then d.on_day + time '20:00' end
      from s join a on a.n = s.n % ${activities}
      cross join lateral (select date '2017-01-01' + (s.n::bigint * 7919 % 3500)::integer as on_day) d;
    insert into attendance (territory_id, session_id, person_id, state)
      select '${here}', s.id, p.id, 'attended' from s cross join generate_series(0, ${AT_EACH - 1}) k
      join p on p.n = (s.n::bigint * 104729 + k * 7907) % ${people}
      on conflict do nothing;
    ${triggers('enable')}
    analyze;`)
}
