import { sql } from 'kysely'
import { type Actor, commandIn } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { type Proceeding, proceedingById } from '../proceedings/reads.ts'
import { stageOn } from '../proceedings/rules.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { ApplyForm, CheckForm, JudgeForm, PaperForm } from './forms.ts'
import {
  type Candidate,
  candidateById,
  candidateCalled,
  checksOf,
  contactWhere,
  hasInterest,
} from './reads.ts'
import { type EnrolmentRefusal, needsReason, refusalToEnrol } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'proceeding_contact', column: 'sealed', id: 'candidate_id' },
]

/** Who writes down what a visitor sends: they have no account and read nothing of it here. */
export const receiverOf = (territoryId: string) => commandIn(territoryId, ['coordinator'])

/** From the site, of one proceeding, within an hour: more than all bodies of a district, fewer than a machine sends. */
const MOST_AN_HOUR = 40

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>
export type ApplyRefusal =
  | 'tables.apply.closed'
  | 'tables.apply.twice'
  | 'tables.apply.tooMany'
  | 'tables.apply.arrivedLater'
  | 'tables.apply.arrivedBefore'

/**
 * Takes an application, under the next number. From the site until the last day; on paper also later, told as late. Refused
 * twice for one body, before the notice opens, and once the proceeding is closed or its list published.
 */
export async function apply(
  tx: ActorTx,
  actor: Actor,
  proceedingId: string,
  id: string,
  form: ApplyForm | PaperForm,
  { today, language }: { today: string; language?: string },
): Done<ApplyRefusal> {
  const one = await holdProceeding(tx, proceedingId)
  if (await candidateById(tx, id)) return done({ id })
  const onPaper = 'arrivedOn' in form
  const arrivedOn = onPaper ? form.arrivedOn : today
  const refusal = await refusalToTake(tx, one, { onPaper, arrivedOn }, form.fiscalCode, today)
  if (refusal) return refused(refusal)
  const { name, fiscalCode, words, who, email, phone } = form
  const common = { territory_id: actor.territoryId, proceeding_id: proceedingId, table_id: one.tableId }
  const added = await insertOwn(tx, 'proceeding_candidate', {
    ...common,
    id,
    number: await nextNumber(tx, proceedingId),
    name,
    fiscal_code: fiscalCode,
    organisation_id: await organisationCalled(tx, fiscalCode),
    on_paper: onPaper,
    arrived_on: arrivedOn,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  const own = { ...common, candidate_id: id, recorded_by: actor.personId }
  await tx
    .insertInto('proceeding_proposal')
    .values({ ...own, words })
    .execute()
  const contact = seal(JSON.stringify({ who, email, phone, language }), contactWhere(id))
  await tx
    .insertInto('proceeding_contact')
    .values({ ...own, sealed: contact })
    .execute()
  await record(tx, actor, 'tables.applied', 'proceeding_candidate', id)
  return done({ id })
}

async function refusalToTake(
  tx: ActorTx,
  one: Proceeding,
  { onPaper, arrivedOn }: { onPaper: boolean; arrivedOn: string },
  fiscalCode: string,
  today: string,
): Promise<ApplyRefusal | undefined> {
  const stage = stageOn(one, today)
  if (onPaper ? !['open', 'examined'].includes(stage) || one.listedOn : stage !== 'open')
    return 'tables.apply.closed'
  if (arrivedOn > today) return 'tables.apply.arrivedLater'
  if (arrivedOn < one.opensOn) return 'tables.apply.arrivedBefore'
  if (await candidateCalled(tx, one.id, fiscalCode)) return 'tables.apply.twice'
  return !onPaper && (await tooManyApply(tx, one.id)) ? 'tables.apply.tooMany' : undefined
}

async function tooManyApply(tx: ActorTx, proceedingId: string) {
  const { count } = await tx
    .selectFrom('proceeding_candidate')
    .where('proceeding_id', '=', proceedingId)
    .where('on_paper', '=', false)
    .where(sql<boolean>`recorded_at > now() - interval '1 hour'`)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count) >= MOST_AN_HOUR
}

async function nextNumber(tx: ActorTx, proceedingId: string) {
  const last = await tx
    .selectFrom('proceeding_candidate')
    .where('proceeding_id', '=', proceedingId)
    .select(({ fn }) => fn.max<number | null>('number').as('number'))
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** The body of this territory with a fiscal code, where exactly one has it. */
async function organisationCalled(tx: ActorTx, fiscalCode: string) {
  const known = await tx
    .selectFrom('organisation')
    .where('fiscal_code', '=', fiscalCode)
    .select('id')
    .limit(2)
    .execute()
  return known.length === 1 ? (known[0]?.id ?? null) : null
}

/** A candidate with its proceeding, held. Throws NotHere where either is hidden or missing. */
export async function holdCandidate(
  tx: ActorTx,
  id: string,
): Promise<{ candidate: Candidate; one: Proceeding }> {
  const found = await candidateById(tx, id)
  if (!found) throw new NotHere()
  const one = await holdProceeding(tx, found.proceedingId)
  const candidate = await candidateById(tx, id)
  if (!candidate) throw new NotHere()
  return { candidate, one }
}

/** Notes what the national register says of a candidate. Refused for a day to come, and once the list is published. */
export async function noteCheck(
  tx: ActorTx,
  actor: Actor,
  candidateId: string,
  id: string,
  { found, number, section, enrolledOn, checkedOn }: CheckForm,
  today: string,
): Done<'tables.check.future' | 'tables.proceeding.over'> {
  const { candidate, one } = await holdCandidate(tx, candidateId)
  if (one.closedOn) return refused('tables.proceeding.over')
  if (checkedOn > today) return refused('tables.check.future')
  const enrolled = found === 'yes'
  const added = await insertOwn(tx, 'proceeding_check', {
    territory_id: actor.territoryId,
    id,
    candidate_id: candidateId,
    proceeding_id: candidate.proceedingId,
    table_id: candidate.tableId,
    found: enrolled,
    number: enrolled ? (number ?? null) : null,
    section: enrolled ? (section ?? null) : null,
    enrolled_on: enrolled ? (enrolledOn ?? null) : null,
    checked_on: checkedOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.checked', 'proceeding_candidate', candidateId)
  return done({ id })
}

export type JudgeRefusal =
  | EnrolmentRefusal
  | 'tables.judge.listed'
  | 'tables.judge.early'
  | 'tables.judge.withdrawn'
  | 'tables.judge.reason'
  | 'tables.judge.late'
  | 'tables.judge.interest'

/**
 * Admits a candidate or does not. Refused before everyone had the same time, after the list is published, without a reason
 * where one is due, where the register does not let them in, and to who is in that body (L. 241/1990, art. 6-bis).
 */
export async function judge(
  tx: ActorTx,
  actor: Actor,
  candidateId: string,
  { answer, reason }: JudgeForm,
  today: string,
): Done<JudgeRefusal> {
  const { candidate, one } = await holdCandidate(tx, candidateId)
  if (one.listedOn || one.closedOn) return refused('tables.judge.listed')
  // An accreditation compares nobody with anybody: whoever comes is answered.
  if (one.kind !== 'accreditation' && today <= one.closesOn) return refused('tables.judge.early')
  if (candidate.state === 'withdrawn') return refused('tables.judge.withdrawn')
  if (await hasInterest(tx, actor.personId, candidate.organisationId, today))
    return refused('tables.judge.interest')
  const admitted = answer === 'admitted'
  if (!reason && needsReason({ late: candidate.late, admitted }))
    return refused(admitted ? 'tables.judge.late' : 'tables.judge.reason')
  const [last] = await checksOf(tx, candidateId)
  const enrolment = admitted ? refusalToEnrol(one.kind, last, one.closesOn) : undefined
  if (enrolment) return refused(enrolment)
  await tx
    .updateTable('proceeding_candidate')
    .set({ state: answer, reason: reason ?? null, judged_on: today, judged_by: actor.personId })
    .where('id', '=', candidateId)
    .execute()
  await record(tx, actor, 'tables.judged', 'proceeding_candidate', candidateId)
  return done({ id: candidateId })
}

/** Takes an application back, as the body itself asks. Refused once who was chosen is told. */
export async function withdraw(
  tx: ActorTx,
  actor: Actor,
  candidateId: string,
  reason: string,
): Done<'tables.withdraw.late' | 'tables.judge.withdrawn'> {
  const { candidate, one } = await holdCandidate(tx, candidateId)
  if (candidate.state === 'withdrawn') return refused('tables.judge.withdrawn')
  if (one.chosenOn || one.closedOn) return refused('tables.withdraw.late')
  await tx.deleteFrom('proceeding_choice').where('candidate_id', '=', candidateId).execute()
  await tx
    .updateTable('proceeding_candidate')
    .set({ state: 'withdrawn', reason, judged_on: null, judged_by: null })
    .where('id', '=', candidateId)
    .execute()
  await record(tx, actor, 'tables.withdrew', 'proceeding_candidate', candidateId)
  return done({ id: candidateId })
}

/** From today anyone reads who asked to take part and how it was answered. Refused while somebody waits, or before the last day. */
export async function publishList(
  tx: ActorTx,
  actor: Actor,
  proceedingId: string,
  today: string,
): Done<'tables.judge.listed' | 'tables.judge.early' | 'tables.listing.waiting' | 'tables.listing.empty'> {
  const one = await proceedingById(tx, proceedingId)
  if (!one) throw new NotHere()
  await holdProceeding(tx, proceedingId)
  if (one.listedOn || one.closedOn || !one.publishedOn) return refused('tables.judge.listed')
  if (today <= one.closesOn) return refused('tables.judge.early')
  const rows = await tx
    .selectFrom('proceeding_candidate')
    .where('proceeding_id', '=', proceedingId)
    .select('state')
    .execute()
  if (rows.some(({ state }) => state === 'received')) return refused('tables.listing.waiting')
  if (rows.length === 0) return refused('tables.listing.empty')
  await tx.updateTable('proceeding').set({ listed_on: today }).where('id', '=', proceedingId).execute()
  await tx
    .updateTable('proceeding_candidate')
    .set({ shown: true })
    .where('proceeding_id', '=', proceedingId)
    .where('state', '<>', 'withdrawn')
    .execute()
  await tx
    .updateTable('proceeding_part')
    .set({ shown: true })
    .where('proceeding_id', '=', proceedingId)
    .execute()
  await record(tx, actor, 'tables.listed', 'proceeding', proceedingId)
  return done({ id: proceedingId })
}
