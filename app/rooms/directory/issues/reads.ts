import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Language, spokenOr } from '../../../ground/texts/language.ts'
import { newsletterPeople } from '../../people/consents/reads.ts'
import type { ListedEntry, SaidEntry } from '../entries/reads.ts'
import { listedEntry } from '../entries/reads.ts'
import { sealedWhere } from '../newsletter/rules.ts'
import { type Choice, EVERYTHING } from './rules.ts'

export type Issue = {
  id: string
  title: string | null
  words: string | null
  entries: string[]
  madeBy: string | null
  sendOn: string | null
  startedAt: Date | null
  endedAt: Date | null
  told: ListedEntry[] | null
  sent: number | null
  failed: number | null
  unknown: number | null
}

const issues = (tx: ActorTx) =>
  tx
    .selectFrom('newsletter_issue')
    .select(['id', 'title', 'words', 'entries', 'made_by as madeBy', 'send_on as sendOn'])
    .select(['started_at as startedAt', 'ended_at as endedAt', 'told', 'sent', 'failed', 'unknown'])

const issueOf = <Row extends { told: unknown }>({ told, ...row }: Row) => ({
  ...row,
  told: told === null ? null : (told as SaidEntry[]).map(listedEntry),
})

/** An issue: to a visitor only one that went out. */
export async function issueById(tx: ActorTx, id: string): Promise<Issue | undefined> {
  const row = await issues(tx).where('id', '=', id).executeTakeFirst()
  return row && issueOf(row)
}

/** What has gone out, the latest first. */
export async function issuesSent(tx: ActorTx, limit: number): Promise<Issue[]> {
  const rows = await issues(tx)
    .where('started_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(issueOf)
}

/** Drafts, what is planned and what is on its way, the latest first. */
export async function issuesUnderWay(tx: ActorTx): Promise<Issue[]> {
  const rows = await issues(tx).where('ended_at', 'is', null).orderBy('made_at', 'desc').limit(50).execute()
  return rows.map(issueOf)
}

/** Issues that are to begin on a day or before it. */
export const issuesDue = (tx: ActorTx, day: string) =>
  tx
    .selectFrom('newsletter_issue')
    .where('started_at', 'is', null)
    .where('send_on', '<=', day)
    .orderBy('made_at')
    .select('id')
    .execute()

/** Issues that are on their way and have a mail that may go now. */
export const issuesGoing = (tx: ActorTx) =>
  tx
    .selectFrom('newsletter_issue')
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .select('id')
    .execute()

/** Whether an issue went out, or will, from one day to another: then none goes out by itself between them. */
export async function hasIssueBetween(tx: ActorTx, from: string, to: string): Promise<boolean> {
  const row = await tx
    .selectFrom('newsletter_issue')
    .where((where) =>
      where.or([
        where.between('send_on', from, to),
        where.and([
          where('started_at', '>=', sql<Date>`${from}::date`),
          where('started_at', '<', sql<Date>`${to}::date + 1`),
        ]),
      ]),
    )
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export type Reader = {
  id: string
  email: string
  language: Language
  choice: Choice
  rests: boolean
}

/**
 * Everybody the newsletter may go to: confirmed addresses, and people whose consent stands that day. One an address; with what
 * they chose, and whether the address rests.
 */
export async function readersOn(tx: ActorTx, actor: Actor, day: string): Promise<Reader[]> {
  const rows = await tx
    .selectFrom('newsletter_subscriber')
    .where('confirmed_at', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('id')
    .select(['id', 'sealed', 'language'])
    .execute()
  const subscribers = rows.flatMap(({ id, sealed, language }) =>
    sealed ? [{ id, email: unseal(sealed, sealedWhere(id)), language }] : [],
  )
  const people = await newsletterPeople(tx, actor, day)
  const chosen = await tx
    .selectFrom('newsletter_reader')
    .select(['id', 'municipalities', 'areas', 'kinds', 'rests_from as restsFrom'])
    .execute()
  const choiceOf = new Map(chosen.map((one) => [one.id, one]))
  const all = [...people, ...subscribers].map(({ id, email, language }): Reader => {
    const choice = choiceOf.get(id)
    return {
      id,
      email,
      language: spokenOr(language),
      choice: choice ?? EVERYTHING,
      rests: Boolean(choice?.restsFrom),
    }
  })
  return [...new Map(all.map((one) => [one.email.toLowerCase(), one])).values()]
}

export type Counts = Record<'waiting' | 'sent' | 'failed' | 'unknown' | 'nothing', number>

/** How far an issue has come. */
export async function countsOf(tx: ActorTx, issueId: string): Promise<Counts> {
  const rows = await tx
    .selectFrom('newsletter_sending')
    .where('issue_id', '=', issueId)
    .groupBy('state')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .execute()
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + Number(count), 0)
  return {
    waiting: of('waiting', 'taken'),
    sent: of('sent'),
    failed: of('failed'),
    unknown: of('unknown'),
    nothing: of('nothing'),
  }
}

/** What a reader chose, by the link of their letters; nothing where they never did. */
export const choiceOf = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('newsletter_reader')
    .where('id', '=', id)
    .select(['municipalities', 'areas', 'kinds', 'rests_from as restsFrom'])
    .executeTakeFirst()

/** What there is to choose from here. */
export const municipalitiesHere = (tx: ActorTx) =>
  tx
    .selectFrom('territory_municipality as here')
    .innerJoin('municipality', 'municipality.istat_code', 'here.istat_code')
    .orderBy('municipality.search_name')
    .select(['municipality.istat_code as code', 'municipality.name'])
    .execute()

/** What the desk is shown: how many addresses are subscribed, how many of them rest, when an issue last went out. */
export async function newsletterToday(tx: ActorTx, { territoryId }: Actor) {
  const { rows } = await sql<{ subscribers: number; resting: number; lastAt: Date | null }>`
    select
      (select count(*)::integer from newsletter_subscriber s where s.territory_id = ${territoryId}
        and s.confirmed_at is not null and s.left_at is null) as subscribers,
      (select count(*)::integer from newsletter_reader r where r.territory_id = ${territoryId}
        and r.rests_from is not null) as resting,
      (select max(i.started_at) from newsletter_issue i where i.territory_id = ${territoryId}) as "lastAt"`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('a statement without a from gives one row')
  return row
}
