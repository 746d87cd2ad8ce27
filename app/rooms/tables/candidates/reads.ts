import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { CandidateState, Enrolment } from './rules.ts'

export const contactWhere = (candidateId: string) => `proceeding_contact:${candidateId}`

export type Candidate = {
  id: string
  proceedingId: string
  tableId: string
  number: number
  name: string
  fiscalCode: string
  organisationId: string | null
  onPaper: boolean
  arrivedOn: string
  late: boolean
  state: CandidateState
  reason: string | null
  judgedOn: string | null
  shown: boolean
}

const candidates = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding_candidate')
    .select(['id', 'proceeding_id as proceedingId', 'table_id as tableId', 'number', 'name', 'late', 'state'])
    .select(['fiscal_code as fiscalCode', 'organisation_id as organisationId', 'on_paper as onPaper'])
    .select(['arrived_on as arrivedOn', 'reason', 'judged_on as judgedOn', 'shown'])

/** Who asked to take part, in the order they came: to anyone else those that were published. */
export async function candidatesOf(tx: ActorTx, proceedingId: string): Promise<Candidate[]> {
  const rows = await candidates(tx).where('proceeding_id', '=', proceedingId).orderBy('number').execute()
  return rows as Candidate[]
}

export async function candidateById(tx: ActorTx, id: string): Promise<Candidate | undefined> {
  const row = await candidates(tx).where('id', '=', id).executeTakeFirst()
  return row as Candidate | undefined
}

/** A standing application with this fiscal code. */
export async function candidateCalled(tx: ActorTx, proceedingId: string, fiscalCode: string) {
  return tx
    .selectFrom('proceeding_candidate')
    .where('proceeding_id', '=', proceedingId)
    .where('fiscal_code', '=', fiscalCode)
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()
}

export type Check = Enrolment & { id: string; checkedOn: string; by: string }

/** What the register said, the last look first. */
export async function checksOf(tx: ActorTx, candidateId: string): Promise<Check[]> {
  const rows = await checks(tx).where('k.candidate_id', '=', candidateId).execute()
  return rows.map(checkOf)
}

/** The last look at the register for each candidate of a proceeding, by its id. */
export async function lastChecks(tx: ActorTx, proceedingId: string): Promise<Map<string, Check>> {
  const rows = await checks(tx).where('k.proceeding_id', '=', proceedingId).execute()
  return new Map(rows.toReversed().map((row) => [row.candidateId, checkOf(row)]))
}

const checks = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding_check as k')
    .leftJoin('person as p', 'p.id', 'k.recorded_by')
    .select(['k.id', 'k.candidate_id as candidateId', 'k.found', 'k.number', 'k.section'])
    .select(['k.enrolled_on as enrolledOn', 'k.checked_on as checkedOn'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .orderBy('k.recorded_at', 'desc')
    .orderBy('k.id', 'desc')

type CheckRow = Awaited<ReturnType<ReturnType<typeof checks>['execute']>>[number]
// The database keeps number, section and day together with `found`.
const checkOf = ({ givenName, familyName, candidateId: _, ...row }: CheckRow) =>
  ({ ...row, by: [givenName, familyName].filter(Boolean).join(' ') }) as Check

export async function proposalOf(tx: ActorTx, candidateId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('proceeding_proposal')
    .where('candidate_id', '=', candidateId)
    .select('words')
    .executeTakeFirst()
  return row?.words
}

/** `language` is the one they read our page in; none where it came on paper. */
export type Contact = { who: string; email?: string; phone?: string; language?: string }

/** Who signs for a candidate and where to answer: for whoever keeps the proceeding. */
export async function contactOf(tx: ActorTx, candidateId: string): Promise<Contact | undefined> {
  const row = await tx
    .selectFrom('proceeding_contact')
    .where('candidate_id', '=', candidateId)
    .select('sealed')
    .executeTakeFirst()
  return row && (JSON.parse(unseal(row.sealed, contactWhere(candidateId))) as Contact)
}

/** Whether somebody is in a body on a day: who is does not judge it. */
export async function hasInterest(
  tx: ActorTx,
  personId: string | null,
  organisationId: string | null,
  today: string,
): Promise<boolean> {
  if (!personId || !organisationId) return false
  const member = await tx
    .selectFrom('organisation_member')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>=', today)]))
    .select('id')
    .executeTakeFirst()
  return member !== undefined
}
