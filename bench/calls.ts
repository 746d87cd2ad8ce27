import type pg from 'pg'
import { commandIn, type SignedInActor, visitorOf } from '../app/ground/access/actor.ts'
import { holdMarkSecret } from '../app/ground/access/keyed.ts'
import { holdKeys } from '../app/ground/access/seal.ts'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { asActor, connect, disconnect } from '../app/ground/db/database.ts'
import { openThrowAway } from '../app/ground/db/embedded/throw-away.ts'
import { newId } from '../app/ground/db/ids.ts'
import { migrate } from '../app/ground/db/migrate.ts'
import { callById } from '../app/rooms/calls/reads.ts'
import { ranksOf } from '../app/rooms/calls/results/reads.ts'
import { type Choices, resultOf } from '../app/rooms/calls/results/rules.ts'
import { publishResult } from '../app/rooms/calls/results/writes.ts'
import type { Method } from '../app/rooms/calls/rules.ts'
import { markFor, vote } from '../app/rooms/calls/votes/writes.ts'
import { randomFrom } from './matching/make-instance.ts'

const IDEAS = 2_000
const VOTES = 30_000
const EACH = 5
const VOTERS_AT_ONCE = 200
const AIMS: Record<Method, string> = {
  jury: 'aim ≤ 1 s',
  votes: 'aim ≤ 1 s',
  mixed: 'aim ≤ 1 s',
  shares: 'aim ≤ 10 s',
}

type Say = (line: string) => void

/** What a result costs for a call with 2,000 ideas and 30,000 ballots: the rule alone, and all of it with reading and keeping. */
export async function bench(scale: number, say: Say) {
  const [ideas, votes] = [Math.max(40, Math.round(IDEAS * scale)), Math.max(300, Math.round(VOTES * scale))]
  holdKeys([Buffer.alloc(32, 7)])
  holdMarkSecret(Buffer.alloc(32, 8))
  const database = await openThrowAway()
  try {
    await migrate(database, { log: () => {} })
    await connect(database)
    const territoryId = newId()
    const people = [newId(), newId(), newId()]
    await asOwner(database, (owner) => found(owner, territoryId, people))
    say(`a call with ${ideas} ideas and ${votes} ballots of up to ${EACH} choices`)
    for (const method of ['jury', 'votes', 'mixed', 'shares'] as const) {
      const call = newId()
      await asOwner(database, (owner) => fill(owner, { territoryId, call, method, ideas, votes, people }))
      await decide(say, territoryId, call, method)
    }
    const call = newId()
    await asOwner(database, (owner) =>
      fill(owner, { territoryId, call, method: 'votes', ideas, votes, people }),
    )
    await castMore(say, territoryId, call)
  } finally {
    await disconnect()
    await database.stop()
  }
}

const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(3)

async function decide(say: Say, territoryId: string, callId: string, method: Method) {
  const actor = commandIn(territoryId, ['coordinator']) as unknown as SignedInActor
  const from = performance.now()
  const call = await asActor(actor, async (tx) => {
    const here = await callById(tx, callId)
    if (!here) throw new Error('the call is not there')
    const decided = await publishResult(tx, actor, here, '2026-06-01')
    if (!decided.ok) throw new Error(decided.refusal)
    return here
  })
  const whole = seconds(from)
  const { ranks, ballots } = await asActor(actor, async (tx) => ({
    ranks: await ranksOf(tx, callId),
    ballots: await tx.selectFrom('idea_ballot').where('call_id', '=', callId).select('choices').execute(),
  }))
  const again = performance.now()
  const result = resultOf(
    call,
    ranks.map((one) => ({
      id: one.ideaId,
      arrived: one.arrivedOn,
      cents: one.askedCents,
      sheets: one.sheets,
    })),
    ballots.map(({ choices }): Choices => choices),
  )
  const rule = seconds(again)
  const funded = result.placed.filter((one) => one.funded).length
  if (funded !== ranks.filter((one) => one.funded).length)
    throw new Error(`${method}: not the same result again`)
  say(
    `${method.padEnd(7)} rule ${rule.padStart(7)} s, all of it ${whole.padStart(7)} s, ${AIMS[method]}; ${funded} funded, the same when reckoned again`,
  )
}

/** Votes thrown into a full urn, several at once. */
async function castMore(say: Say, territoryId: string, callId: string) {
  const anyone = visitorOf(territoryId)
  const [idea] = await asActor(anyone, (tx) =>
    tx.selectFrom('idea').where('call_id', '=', callId).select('id').limit(1).execute(),
  )
  const from = performance.now()
  await Promise.all(
    Array.from({ length: VOTERS_AT_ONCE }, (_, at) =>
      asActor(anyone, async (tx) => {
        const marks = [markFor('vote', callId, `bench ${at}`)]
        const cast = await vote(tx, anyone, callId, { way: 'email', marks }, [idea?.id ?? ''], '2026-05-01')
        if (!cast.ok) throw new Error(cast.refusal)
      }),
    ),
  )
  const each = (performance.now() - from) / VOTERS_AT_ONCE
  say(`a vote into the full urn: ${each.toFixed(2)} ms, ${VOTERS_AT_ONCE} at once`)
}

async function found(owner: pg.Client, territoryId: string, people: readonly string[]) {
  await owner.query(`insert into installation (kind) values ('real') on conflict do nothing`)
  await owner.query(
    `insert into territory (id, slug, name, installation) values ($1, 'prova', 'Prova', 'real')`,
    [territoryId],
  )
  for (const id of people)
    await owner.query(`insert into person (territory_id, id, given_name) values ($1, $2, 'Giurato')`, [
      territoryId,
      id,
    ])
}

type Filling = {
  territoryId: string
  call: string
  method: Method
  ideas: number
  votes: number
  people: readonly string[]
}

/** A call whose vote is over, as its votes would have left it. */
async function fill(owner: pg.Client, { territoryId, call, method, ideas, votes, people }: Filling) {
  const voted = method !== 'jury'
  const random = randomFrom(11)
  await owner.query(
    `insert into idea_call (territory_id, id, title, purpose, who, total_cents, ceiling_cents, criteria, opens_on, closes_on, result_on,
       published_at, method, votes_from, votes_until, most_choices, votes_weight)
     values ($1, $2, 'Prova', 'Prova', '{group}', 50000000, 1000000,
       '[{"code":"c1","label":"a","weight":60,"best":5},{"code":"c2","label":"b","weight":40,"best":5}]',
       '2026-03-01', '2026-03-31', '2026-06-30', now(), $3, $4, $5, $6, $7)`,
    [
      territoryId,
      call,
      method,
      voted ? '2026-04-20' : null,
      voted ? '2026-05-10' : null,
      voted ? EACH : null,
      method === 'mixed' ? 40 : null,
    ],
  )
  const ids = Array.from({ length: ideas }, () => newId())
  await owner.query(
    `insert into idea (territory_id, id, call_id, title, what, spending, asked_cents, who, arrived_on, state, reason, judged_at)
     select $1, id, $2, 'Idea ' || at, 'Prova', 'Prova', 100000 + (at * 7919) % 900000, 'group', '2026-03-01'::date + (at % 30)::int,
       'submitted', null, null from unnest($3::uuid[]) with ordinality as one (id, at)`,
    [territoryId, call, ids],
  )
  await owner.query(
    `update idea set state = 'admitted', reason = 'ok', judged_at = now() where territory_id = $1 and call_id = $2`,
    [territoryId, call],
  )
  for (const person of people)
    await owner.query(
      `insert into idea_assessment (territory_id, id, idea_id, person_id, scores, reasons)
       select $1, gen_random_uuid(), id, $2, array[(random() * 5)::int, (random() * 5)::int], '{a,b}' from unnest($3::uuid[]) as id`,
      [territoryId, person, ids],
    )
  if (!voted) return
  // Some ideas are liked by many: the numbers of a choice lean towards the first.
  const chosen = Array.from({ length: votes }, () => {
    const some = new Set<string>()
    for (let at = 0; at < EACH; at++)
      some.add(ids[Math.floor(((random() % 10_000) / 10_000) ** 2 * ideas)] ?? '')
    return `{${[...some].join(',')}}`
  })
  await owner.query(
    `insert into idea_ballot (territory_id, call_id, choices, way)
     select $1, $2, choices::uuid[], 'online' from unnest($3::text[]) as choices`,
    [territoryId, call, chosen],
  )
  await owner.query('analyze')
}
