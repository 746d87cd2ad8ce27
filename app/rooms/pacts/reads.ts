import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import { unseal } from '../../ground/access/seal.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { fullName } from '../people/rules.ts'
import { logReads } from '../people/sensitive/writes.ts'
import {
  type Ask,
  type CountsAs,
  PACT,
  type PactKind,
  type PactRule,
  type PactState,
  stateOf,
} from './rules.ts'

/** The kinds of pact of the territory; those no longer used only where asked for. */
export async function pactKinds(tx: ActorTx, { retired = false } = {}): Promise<PactKind[]> {
  const kinds = tx
    .selectFrom('pact_kind')
    .orderBy(sql`retired_on is not null`)
    .orderBy('recorded_at')
    .orderBy('name')
  const rows = await (retired ? kinds : kinds.where('retired_on', 'is', null)).selectAll().execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    countsAs: row.counts_as as CountsAs | null,
    asks: row.asks as Ask[],
    questions: row.questions,
    needsGiveBack: row.needs_give_back,
    retiredOn: row.retired_on,
  }))
}

export async function pactRule(tx: ActorTx): Promise<PactRule> {
  const row = await tx
    .selectFrom('pact_rule')
    .select(['ceiling_cents as ceilingCents', 'scale_question as question', 'scale'])
    .executeTakeFirstOrThrow()
  return row
}

export type PactLine = {
  id: string
  personId: string
  person: string
  kindId: string
  kind: string
  state: PactState
  signedOn: string | null
  endedOn: string | null
  /** The next day on which something is due, and how much of it is the actor's. */
  nextOn: string | null
  mine: number
}

// The later of the first signatures of both sides, of the version that was first complete.
const SIGNED = sql<string | null>`(
  select min(held.on_day) from (
    select greatest(min(s.signed_on) filter (where s.side <> 'team'), min(s.signed_on) filter (where s.side = 'team')) as on_day
    from pact_signature s where s.territory_id = pact.territory_id and s.pact_id = pact.id group by s.version_id
    having bool_or(s.side = 'team') and bool_or(s.side <> 'team')) held)`

const lines = (tx: ActorTx, actorId: string | null) =>
  tx
    .selectFrom('pact')
    .innerJoin('person', 'person.id', 'pact.person_id')
    .leftJoin('person as kept', 'kept.id', 'person.merged_into')
    .innerJoin('pact_kind as kind', 'kind.id', 'pact.kind_id')
    .leftJoin('pact_end as ending', 'ending.pact_id', 'pact.id')
    .select((eb) => [
      'pact.id',
      eb.fn.coalesce('kept.id', 'person.id').as('personId'),
      eb.fn.coalesce('kept.given_name', 'person.given_name').as('given_name'),
      eb.fn.coalesce('kept.family_name', 'person.family_name').as('family_name'),
      'pact.kind_id as kindId',
      'kind.name as kind',
      'ending.ended_on as endedOn',
    ])
    .select([
      SIGNED.as('signedOn'),
      sql<number>`(select count(*) from pact_version v where v.territory_id = pact.territory_id and v.pact_id = pact.id)`.as(
        'versions',
      ),
      sql<string | null>`(select min(i.due_on) from ${OPEN_ITEMS})`.as('nextOn'),
      sql<number>`(select count(*) from ${OPEN_ITEMS} and i.owner_id = ${actorId}::uuid)`.as('mine'),
    ])

const OPEN_ITEMS = sql`pact_item i where i.territory_id = pact.territory_id and i.pact_id = pact.id and i.withdrawn_at is null
  and not exists (select from pact_done d where d.territory_id = i.territory_id and d.item_id = i.id and d.complete)`

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>
const lineOf = ({ given_name, family_name, versions, ...row }: Row): PactLine => ({
  ...row,
  person: fullName({ given_name, family_name }),
  state: stateOf({ ...row, versions }),
})

/** The pacts whose micro-team the actor is in: those that run first, by what is due next. */
export async function pactsOf(tx: ActorTx, actor: Actor, { ended = false } = {}): Promise<PactLine[]> {
  const rows = await lines(tx, actor.personId)
    .where('ending.ended_on', ended ? 'is not' : 'is', null)
    .orderBy('nextOn', (order) => order.asc().nullsLast())
    .orderBy('pact.id')
    .limit(200)
    .execute()
  return rows.map(lineOf)
}

/** Pacts about somebody, under any id they were recorded by; none for who is in none of their teams. */
export async function pactsAbout(
  tx: ActorTx,
  actor: Actor,
  personIds: readonly string[],
): Promise<PactLine[]> {
  const rows = await lines(tx, actor.personId)
    .where('pact.person_id', 'in', [...personIds])
    .orderBy('pact.id', 'desc')
    .execute()
  return rows.map(lineOf)
}

/** What every page of one pact begins with. */
export type Pact = PactLine & {
  circleId: string
  /** The record the pact was written for, also where it was merged since. */
  aboutId: string
  household: boolean
  intakeId: string | null
  openedAt: Date
  writtenBy: string | null
  /** Whether something is being written that nobody has signed yet. */
  drafting: boolean
  kindOf: PactKind
}

/** A pact, for who is in its micro-team; to anyone else it is not there. */
export async function pactById(tx: ActorTx, actor: Actor, id: string): Promise<Pact | undefined> {
  const row = await lines(tx, actor.personId)
    .select([
      'pact.circle_id as circleId',
      'pact.person_id as aboutId',
      'pact.household',
      'pact.intake_id as intakeId',
      'pact.recorded_at as openedAt',
      'pact.recorded_by as writtenBy',
      'kind.counts_as',
      'kind.asks',
      'kind.questions',
      'kind.needs_give_back',
      'kind.retired_on',
    ])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('pact_draft as d').whereRef('d.pact_id', '=', 'pact.id').select('d.pact_id'))
        .as('drafting'),
    )
    .where('pact.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { counts_as, asks, questions, needs_give_back, retired_on, ...about } = row
  return {
    ...about,
    ...lineOf(row),
    drafting: Boolean(row.drafting),
    kindOf: {
      id: row.kindId,
      name: row.kind,
      countsAs: counts_as as CountsAs | null,
      asks: asks as Ask[],
      questions,
      needsGiveBack: needs_give_back,
      retiredOn: retired_on,
    },
  }
}

/** The same, for who looks at what it says: that they did is written down. */
export async function readPact(tx: ActorTx, actor: Actor, id: string): Promise<Pact | undefined> {
  const pact = await pactById(tx, actor, id)
  if (pact)
    await logReads(tx, actor, [
      { kind: PACT, id, personId: pact.aboutId, writtenBy: pact.writtenBy, circleId: pact.circleId },
    ])
  return pact
}

/** Whom a pact is for, besides the person themselves. */
export async function othersIn(tx: ActorTx, pact: Pick<Pact, 'id' | 'aboutId'>) {
  const rows = await tx
    .selectFrom('pact_beneficiary as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .where('b.pact_id', '=', pact.id)
    .where('b.person_id', '<>', pact.aboutId)
    .orderBy('p.given_name')
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}

export type MyItem = { id: string; pactId: string; what: string; dueOn: string; person: string }

/** What the actor promised in their pacts and is due until a day, the first due first. */
export async function mineDue(tx: ActorTx, actor: Actor, until: string): Promise<MyItem[]> {
  const rows = await tx
    .selectFrom('pact_item as i')
    .innerJoin('pact', 'pact.id', 'i.pact_id')
    .innerJoin('person', 'person.id', 'pact.person_id')
    .leftJoin('pact_end as ending', 'ending.pact_id', 'pact.id')
    .where('i.owner_id', '=', actor.personId)
    .where('i.withdrawn_at', 'is', null)
    .where('i.due_on', '<=', until)
    .where('ending.pact_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('pact_done as d')
            .whereRef('d.item_id', '=', 'i.id')
            .where('d.complete', '=', true)
            .select('d.id'),
        ),
      ),
    )
    .orderBy('i.due_on')
    .limit(30)
    .select(['i.id', 'i.pact_id', 'i.sealed', 'i.due_on', 'person.given_name', 'person.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    pactId: row.pact_id,
    what: (JSON.parse(unseal(row.sealed, `pact_item:${row.id}`)) as { what: string }).what,
    dueOn: row.due_on ?? until,
    person: fullName(row),
  }))
}

/** The circle of each of some pacts the actor may read. */
export async function circlesOf(tx: ActorTx, pactIds: readonly string[]): Promise<Map<string, string>> {
  if (pactIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('pact')
    .where('id', 'in', [...pactIds])
    .select(['id', 'circle_id'])
    .execute()
  return new Map(rows.map(({ id, circle_id }) => [id, circle_id]))
}
