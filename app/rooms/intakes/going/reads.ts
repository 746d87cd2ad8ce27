import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { type ANSWERS, type CONTACT_HOWS, type OUTCOMES, type SealedKind, sealedWhere } from '../rules.ts'

const opened = (kind: SealedKind, id: string, sealed: Buffer | null) =>
  sealed ? unseal(sealed, sealedWhere(kind, id)) : null
const named = (row: { given_name: string | null; family_name: string | null }) =>
  row.given_name === null
    ? null
    : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' })

export type Step = {
  id: string
  words: string
  dueOn: string | null
  assigned: string | null
  doneOn: string | null
}

/** Steps of an intake: those to do first, the first due first. */
export async function stepsOf(tx: ActorTx, intakeId: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('intake_step as s')
    .leftJoin('person as p', 'p.id', 's.assigned_to')
    .where('s.intake_id', '=', intakeId)
    .orderBy(sql`s.done_on is not null`)
    .orderBy('s.due_on', (order) => order.asc().nullsLast())
    .orderBy('s.recorded_at')
    .select(['s.id', 's.sealed', 's.due_on', 's.done_on', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    words: opened('intake_step', row.id, row.sealed) ?? '',
    dueOn: row.due_on,
    assigned: named(row),
    doneOn: row.done_on,
  }))
}

export type Contact = {
  id: string
  onDay: string
  how: (typeof CONTACT_HOWS)[number]
  words: string | null
  by: string | null
}

/** How it went so far, the latest first. */
export async function contactsOf(tx: ActorTx, intakeId: string): Promise<Contact[]> {
  const rows = await tx
    .selectFrom('intake_contact as c')
    .leftJoin('person as p', 'p.id', 'c.recorded_by')
    .where('c.intake_id', '=', intakeId)
    .orderBy('c.on_day', 'desc')
    .orderBy('c.recorded_at', 'desc')
    .limit(200)
    .select(['c.id', 'c.on_day', 'c.how', 'c.sealed', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    onDay: row.on_day,
    how: row.how as Contact['how'],
    words: opened('intake_contact', row.id, row.sealed),
    by: named(row),
  }))
}

export type Referral = {
  id: string
  organisationId: string
  organisation: string
  askedOn: string
  words: string
  agreedHow: string
  answer: (typeof ANSWERS)[number] | null
  answeredOn: string | null
  answerSaid: string | null
}

/** Whom somebody was sent to; those without an answer first. */
export async function referralsOf(tx: ActorTx, intakeId: string): Promise<Referral[]> {
  const rows = await tx
    .selectFrom('intake_referral as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .where('r.intake_id', '=', intakeId)
    .orderBy(sql`r.answer is not null`)
    .orderBy('r.asked_on')
    .select(['r.id', 'r.organisation_id', 'o.name', 'r.asked_on', 'r.sealed', 'r.agreed_how', 'r.answer'])
    .select(['r.answered_on', 'r.sealed_answer'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    organisation: row.name,
    askedOn: row.asked_on,
    words: opened('intake_referral', row.id, row.sealed) ?? '',
    agreedHow: row.agreed_how,
    answer: row.answer as Referral['answer'],
    answeredOn: row.answered_on,
    answerSaid: opened('intake_referral', row.id, row.sealed_answer),
  }))
}

export type Closing = {
  id: string
  closedOn: string
  outcome: (typeof OUTCOMES)[number]
  changed: string
  reopenedOn: string | null
}

/** Every time it came to an end, the latest first. */
export async function closingsOf(tx: ActorTx, intakeId: string): Promise<Closing[]> {
  const rows = await tx
    .selectFrom('intake_closing')
    .where('intake_id', '=', intakeId)
    .orderBy('recorded_at', 'desc')
    .select(['id', 'closed_on', 'outcome', 'sealed', 'reopened_on'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    closedOn: row.closed_on,
    outcome: row.outcome as Closing['outcome'],
    changed: opened('intake_closing', row.id, row.sealed) ?? '',
    reopenedOn: row.reopened_on,
  }))
}

export type Waiting = {
  kind: 'nothing_next' | 'step' | 'referral' | 'signal'
  intakeId: string | null
  name: string | null
  since: string
}

/** What has waited since that day in the actor's circles, the longest first. */
export async function waitingForMe(tx: ActorTx, since: string, limit = 50): Promise<Waiting[]> {
  const { rows } = await sql<{
    kind: Waiting['kind']
    intake_id: string | null
    since: string
    given_name: string | null
    family_name: string | null
  }>`select w.kind, w.intake_id, w.since, p.given_name, p.family_name
    from app.waiting_in_my_circles(${since}) w
    left join person p on p.territory_id = app.territory_id() and p.id = w.person_id
    order by w.since, w.record_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ kind: row.kind, intakeId: row.intake_id, name: named(row), since: row.since }))
}

/** For whoever coordinates: how much waits, by kind; not whose. */
export async function waitingEverywhere(tx: ActorTx, since: string) {
  const { rows } = await sql<{ kind: Waiting['kind']; waiting: number; longest: string }>`
    select kind, waiting, longest from app.waiting_in_all_circles(${since})`.execute(tx)
  return rows
}
