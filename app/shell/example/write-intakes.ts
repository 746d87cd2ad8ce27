import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { bytes, insertRows, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { recordAll } from '../../ground/journal/record.ts'
import type { Dice } from '../../ground/random/dice.ts'
import {
  exampleChange,
  exampleContact,
  exampleSource,
  exampleStep,
  exampleStory,
} from '../../rooms/intakes/example.ts'
import { type SealedKind, sealedWhere } from '../../rooms/intakes/rules.ts'
import { become } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
import { BEGINNING, FINAL, SNAPSHOT } from './published.ts'

/** Accompanied today, with a life of their own on every page; and how many of the others tell something. */
const TODAY = 14
const TELLING = 40
const FINISHED = '2019-12-20'

type Plan = { id: string; circleId: string; someone: Someone; by: Operator; on: string; until: string | null }

/**
 * Who is accompanied: as many as were published, none of them tied to a service before; and a few today. Ties have been
 * counted already: what is added here adds its own.
 */
export async function writeIntakes(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
): Promise<number> {
  const plans = await planned(tx, territoryId, dice, { cast, crowd, today })
  const telling = new Set([...dice.some(plans, TELLING), ...plans.filter(({ until }) => until === null)])
  let written = 0
  for (const [by, own] of Map.groupBy(plans, (plan) => plan.by)) {
    const add = async (table: keyof Tables, rows: PlainRow[]) => {
      await insertRows(
        tx,
        table,
        rows.map((row) => ({ territory_id: territoryId, ...row })),
      )
      written += rows.length
    }
    await become(tx, territoryId, by.id)
    await add('circle', own.map(circleOf))
    await add(
      'circle_member',
      own.map((plan) => memberOf(dice, plan)),
    )
    // From here on the operator is in them.
    await become(tx, territoryId, by.id)
    const dated = own.map((plan) => ({ plan, common: commonOf(plan) }))
    await add(
      'intake',
      own.map((plan) => intakeOf(dice, plan)),
    )
    await add(
      'intake_agreement',
      dated.flatMap(({ plan, common }) =>
        (plan.until === null ? ['accompaniment', 'early_notice'] : ['accompaniment']).map((kind) => ({
          ...common,
          id: dice.id(plan.on),
          kind,
          agreed_on: plan.on,
          how: dice.pick(['aloud', 'signed']),
        })),
      ),
    )
    await add(
      'intake_closing',
      dated.flatMap(({ plan, common }) =>
        plan.until === null
          ? []
          : [
              withWords('intake_closing', dice.id(plan.until), exampleChange(dice), {
                ...common,
                closed_on: plan.until,
                outcome: dice.weighted({
                  walks_alone: 5,
                  goals_reached: 4,
                  goals_partly: 3,
                  service: 1,
                  moved: 1,
                }),
              }),
            ],
      ),
    )
    await add(
      'intake_story',
      dated
        .filter(({ plan }) => telling.has(plan))
        .map(({ plan, common: { intake_id, circle_id, person_id, recorded_by } }) => ({
          intake_id,
          circle_id,
          person_id,
          recorded_by,
          sealed: bytes(seal(JSON.stringify(exampleStory(dice)), sealedWhere('intake_story', plan.id))),
        })),
    )
    for (const { plan, common } of dated.filter(({ plan }) => plan.until === null))
      await goOn(add, dice, { plan, common, today })
    await tie(tx, territoryId, dice, own)
    const actor = commandIn(territoryId, ['coordinator', 'facilitator'], by.id)
    await recordAll(
      tx,
      actor,
      'intakes.opened',
      'intake',
      own.map(({ id }) => id),
    )
  }
  return written
}

async function planned(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
): Promise<Plan[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(p.merged_into, p.id) as id from organisation o
    join tie_evidence_node body on body.territory_id = o.territory_id and body.node_id = o.id
    join tie_evidence_node me on me.territory_id = o.territory_id and me.evidence_id = body.evidence_id
    join person p on p.territory_id = o.territory_id and p.id = me.node_id
    where o.territory_id = ${territoryId} and o.kind = 'service'`.execute(tx)
  const served = new Set(rows.map(({ id }) => id))
  const adults = dice.shuffled(
    crowd.everyone.filter(({ id, birthYear, bornOn }) => {
      const born = birthYear ?? (bornOn ? Number(bornOn.slice(0, 4)) : 1970)
      return born <= 1997 && !served.has(id)
    }),
  )
  const operators = [...cast.caseOperators, ...cast.facilitators]
  // Those accompanied today are with operators who can be entered as: most with one whose work it is.
  const [accompanies, animates] = [cast.caseOperators, cast.facilitators].map((some) =>
    some.find(({ email }) => email),
  )
  const plan = (someone: Someone, from: string, to: string, by?: Operator): Plan => {
    const on = dice.day(someone.since > from ? someone.since : from, to)
    const until = daysLater(on, dice.int(40, 400))
    const id = dice.id(on)
    return {
      id,
      circleId: dice.id(on),
      someone,
      by: by ?? dice.pick(operators),
      on,
      until: by ? null : until > FINISHED ? FINISHED : until,
    }
  }
  const early = adults.filter(({ since }) => since <= SNAPSHOT.on).slice(0, SNAPSHOT.new_beneficiaries)
  const taken = new Set(early)
  const others = adults.filter((someone) => !taken.has(someone))
  const late = others.slice(0, FINAL.new_beneficiaries - SNAPSHOT.new_beneficiaries)
  const now = others.slice(late.length, late.length + TODAY)
  return [
    ...early.map((someone) => plan(someone, BEGINNING, SNAPSHOT.on)),
    ...late.map((someone) => plan(someone, daysLater(SNAPSHOT.on, 1), FINAL.on)),
    ...now.map((someone, at) =>
      plan(someone, daysLater(today, -150), daysLater(today, -20), at % 3 ? accompanies : animates),
    ),
  ]
}

const commonOf = ({ id, circleId, someone, by }: Plan) => ({
  intake_id: id,
  circle_id: circleId,
  person_id: someone.id,
  recorded_by: by.id,
})
const circleOf = ({ circleId, someone, by, on }: Plan) => ({
  id: circleId,
  kind: 'intake',
  about_id: someone.id,
  opened_by: by.id,
  opened_at: `${on}T09:00Z`,
})
const memberOf = (dice: Dice, { circleId, by, on }: Plan) => ({
  id: dice.id(on),
  circle_id: circleId,
  person_id: by.id,
  part: 'chi accompagna',
  from_at: `${on}T09:00Z`,
  added_by: by.id,
})
const intakeOf = (dice: Dice, { id, circleId, someone, by, on }: Plan) => ({
  id,
  circle_id: circleId,
  person_id: someone.id,
  opened_on: on,
  source: exampleSource(dice),
  known_said: 'unknown',
  recorded_by: by.id,
})

const withWords = (kind: SealedKind, id: string, words: string, row: PlainRow): PlainRow => ({
  ...row,
  id,
  sealed: bytes(seal(words, sealedWhere(kind, id))),
})

type Add = (table: keyof Tables, rows: PlainRow[]) => Promise<void>
type GoingOn = { plan: Plan; common: ReturnType<typeof commonOf>; today: string }

/** What stands on the page of somebody accompanied today: contacts, a step done, one to do, some of them late. */
async function goOn(add: Add, dice: Dice, { plan, common, today }: GoingOn) {
  const contacts = [dice.day(plan.on, today), dice.day(plan.on, today)]
  await add(
    'intake_contact',
    contacts.map((day) =>
      withWords('intake_contact', dice.id(day), exampleContact(dice), {
        ...common,
        on_day: day,
        how: dice.pick(['met', 'phone', 'visit']),
      }),
    ),
  )
  const due = daysLater(today, dice.int(-14, 10))
  await add('intake_step', [
    withWords('intake_step', dice.id(plan.on), exampleStep(dice), {
      ...common,
      due_on: due,
      assigned_to: plan.by.id,
    }),
  ])
}

/** Whoever accompanies and whoever is accompanied know each other, for their circle alone. */
async function tie(tx: ActorTx, territoryId: string, dice: Dice, plans: readonly Plan[]) {
  const evidence = plans.map((plan) => ({ plan, id: dice.id(plan.on) }))
  await insertRows(
    tx,
    'tie_evidence',
    evidence.map(({ plan, id }) => ({
      territory_id: territoryId,
      id,
      kind: 'intake',
      source_kind: 'intake',
      source_id: plan.id,
      on_date: plan.on,
      circle_id: plan.circleId,
    })),
  )
  await insertRows(
    tx,
    'tie_evidence_node',
    evidence.flatMap(({ plan, id }) =>
      [plan.by.id, plan.someone.id].map((node) => ({
        territory_id: territoryId,
        evidence_id: id,
        node_kind: 'person',
        node_id: node,
        circle_id: plan.circleId,
      })),
    ),
  )
  const ids = evidence.map(({ id }) => id)
  await sql`
    insert into tie (territory_id, a_id, b_id, circle_id, a_kind, b_kind, times, first_on, last_on, facts)
    select e.territory_id, a.node_id, b.node_id, e.circle_id, 'person', 'person', 1, e.on_date, e.on_date, array[e.fact]
    from tie_evidence e
    join tie_evidence_node a on a.territory_id = e.territory_id and a.evidence_id = e.id
    join tie_evidence_node b on b.territory_id = e.territory_id and b.evidence_id = e.id and b.node_id > a.node_id
    where e.territory_id = ${territoryId} and e.id = any (${ids}::uuid[])`.execute(tx)
}
