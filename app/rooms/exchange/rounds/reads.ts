import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Kind } from '../kinds/forms.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import type { Side } from '../kinds/rules.ts'
import { type Ready, readyNotices, runningOn, weightsOf } from '../matches/reads.ts'
import type { Reasons } from '../matches/rules.ts'
import { type Method, MOST_NEEDS, type RoundState, type Share } from './rules.ts'

export type Round = {
  id: string
  kind: string
  name: string
  method: Method
  closesOn: string | null
  seed: number
  state: RoundState
  runMark: string | null
  runAt: Date | null
  decidedAt: Date | null
  decidedBy: string | null
  publishedAt: Date | null
}

const rounds = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_round as r')
    .leftJoin('person as p', 'p.id', 'r.decided_by')
    .select(['r.id', 'r.kind', 'r.name', 'r.method', 'r.closes_on as closesOn', 'r.seed', 'r.state'])
    .select(['r.run_mark as runMark', 'r.run_at as runAt', 'r.decided_at as decidedAt'])
    .select(['r.published_at as publishedAt', 'p.given_name as decidedBy'])
    .$castTo<Round>()

export const roundById = (tx: ActorTx, id: string): Promise<Round | undefined> =>
  rounds(tx).where('r.id', '=', id).executeTakeFirst()

/** Rounds, those still to be published first, the latest first. */
export const allRounds = (tx: ActorTx): Promise<Round[]> =>
  rounds(tx).orderBy(sql`r.state = 'published'`).orderBy('r.recorded_at', 'desc').limit(100).execute()

/** The standing needs of a kind that no other round holds which is not over, and that stand in no circle. */
export function needsToPlace(tx: ActorTx, kind: string, today: string) {
  return tx
    .selectFrom('exchange_notice as n')
    .where('n.kind', '=', kind)
    .where('n.side', '=', 'need')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .where('n.circle_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('exchange_round_need as w')
            .innerJoin('exchange_round as r', 'r.id', 'w.round_id')
            .whereRef('w.need_id', '=', 'n.id')
            .where('r.state', '<>', 'published')
            .select('w.need_id'),
        ),
      ),
    )
}

export async function countToPlace(tx: ActorTx, kind: string, today: string): Promise<number> {
  const row = await needsToPlace(tx, kind, today)
    .select(sql<number>`count(*)::int`.as('many'))
    .executeTakeFirstOrThrow()
  return row.many
}

export type Wish = { needId: string; offerId: string; side: Side; rank: number }
export async function wishesOf(tx: ActorTx, noticeIds: readonly string[], side: Side): Promise<Wish[]> {
  if (noticeIds.length === 0) return []
  const rows = await tx
    .selectFrom('exchange_wish')
    .where(side === 'need' ? 'need_id' : 'offer_id', '=', sql<string>`any (${[...noticeIds]}::uuid[])`)
    .where('side', '=', side)
    .orderBy('rank')
    .select(['need_id as needId', 'offer_id as offerId', 'side', 'rank'])
    .execute()
  return rows.map((row) => ({ ...row, side }))
}

/** What goes into a round today: its needs that stand, every offer of its kind with the seats that are left, and wishes. */
export type RoundInput = {
  kind: Kind
  needs: Ready[]
  offers: (Ready & { seats: number })[]
  weights: Record<string, number>
  wishes: Wish[]
  hosts: Wish[]
  today: string
}
export async function inputOf(tx: ActorTx, actor: Actor, round: Round, today: string): Promise<RoundInput> {
  const kind = kindOrNotHere(round.kind)
  const inside = new Set(await needIdsOf(tx, round.id))
  const needs = (await readyNotices(tx, actor, kind.code, 'need', today)).filter(({ id }) => inside.has(id))
  const offers = await readyNotices(tx, actor, kind.code, 'offer', today)
  const running = await runningOn(tx, kind.code)
  return {
    kind,
    needs,
    offers: offers.map((one) => ({ ...one, seats: Math.max(0, one.places - (running.get(one.id) ?? 0)) })),
    weights: await weightsOf(tx, kind.code),
    wishes: await wishesOf(tx, [...inside], 'need'),
    hosts: await wishesOf(
      tx,
      offers.map(({ id }) => id),
      'offer',
    ),
    today,
  }
}

export const needIdsOf = async (tx: ActorTx, roundId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('exchange_round_need')
      .where('round_id', '=', roundId)
      .orderBy('need_id')
      .limit(MOST_NEEDS)
      .select('need_id')
      .execute()
  ).map(({ need_id }) => need_id)

export type PlacingLine = {
  needId: string
  need: string
  /** First name, where the viewer may read the person. */
  person: string | null
  personId: string | null
  school: string | null
  offerId: string | null
  offer: string | null
  host: string | null
  fit: number
  reasons: Reasons & { rank?: number | null }
  moved: boolean
  rank: number | null
  closed: boolean
  agreementId: string | null
  matchState: string | null
}

/** Who stands in a round and where they would go; before it was run, the needs alone. */
export async function linesOf(tx: ActorTx, roundId: string): Promise<PlacingLine[]> {
  const rows = await tx
    .selectFrom('exchange_round_need as w')
    .innerJoin('exchange_notice as n', 'n.id', 'w.need_id')
    .leftJoin('exchange_notice_of as f', 'f.notice_id', 'n.id')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .leftJoin('organisation as s', 's.id', 'n.organisation_id')
    .leftJoin('exchange_placing as l', (join) =>
      join.onRef('l.need_id', '=', 'w.need_id').onRef('l.round_id', '=', 'w.round_id'),
    )
    .leftJoin('exchange_notice as o', 'o.id', 'l.offer_id')
    .leftJoin('organisation as h', 'h.id', 'o.organisation_id')
    .leftJoin('exchange_wish as v', (join) =>
      join
        .onRef('v.need_id', '=', 'w.need_id')
        .onRef('v.offer_id', '=', 'l.offer_id')
        .on('v.side', '=', 'need'),
    )
    .leftJoin('exchange_match as x', (join) =>
      join.onRef('x.need_id', '=', 'w.need_id').onRef('x.offer_id', '=', 'l.offer_id'),
    )
    .leftJoin('exchange_agreement as a', 'a.match_id', 'x.id')
    .where('w.round_id', '=', roundId)
    .orderBy('n.title')
    .orderBy('n.id')
    .select(['n.id as needId', 'n.title as need', 'n.closed_on', 'p.given_name', 'p.family_name'])
    .select(['f.person_id as personId', 's.name as school'])
    .select(['l.offer_id as offerId', 'o.title as offer', 'h.name as host', 'l.fit', 'l.reasons'])
    .select(['l.moved_by', 'v.rank', 'a.id as agreementId', 'x.state as matchState'])
    .execute()
  return rows.map(({ closed_on, given_name, moved_by, family_name: _, ...row }) => ({
    ...row,
    person: given_name,
    fit: row.fit ?? 0,
    reasons: readReasons(row.reasons),
    moved: moved_by !== null,
    closed: closed_on !== null,
  }))
}

const readReasons = (kept: unknown): Reasons => {
  const said = (kept ?? {}) as Partial<Reasons>
  return { inFavour: said.inFavour ?? [], against: said.against ?? [] }
}

export type PlacingKept = { id: string; sealed: Buffer | null; movedBy: string | null }
/** The line of one need in a round, with why somebody moved it, still sealed. */
export async function placingOf(
  tx: ActorTx,
  roundId: string,
  needId: string,
): Promise<PlacingKept | undefined> {
  const row = await tx
    .selectFrom('exchange_placing as l')
    .leftJoin('person as p', 'p.id', 'l.moved_by')
    .where('l.round_id', '=', roundId)
    .where('l.need_id', '=', needId)
    .select(['l.id', 'l.why as sealed', 'p.given_name', 'p.family_name'])
    .executeTakeFirst()
  if (!row) return undefined
  const { given_name, family_name, ...kept } = row
  return {
    ...kept,
    movedBy: given_name === null ? null : fullName({ given_name, family_name: family_name ?? '' }),
  }
}

/** How a round falls out by group: numbers alone, before anything small is left out. */
export async function sharesOf(tx: ActorTx, actor: Actor, roundId: string): Promise<Share[]> {
  const { rows } = await sql<Omit<Share, 'fit'> & { fit: string }>`
    select dimension, part, needs, placed, fit from app.round_fairness(${actor.territoryId}, ${roundId})`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, fit: Number(row.fit) }))
}

/** What notices are called, each with the organisation whose it is. */
export async function titlesOf(tx: ActorTx, noticeIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('exchange_notice as n')
    .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
    .where('n.id', '=', sql<string>`any (${[...noticeIds]}::uuid[])`)
    .select(['n.id', 'n.title', 'o.name'])
    .execute()
  return new Map(rows.map(({ id, title, name }) => [id, name ? `${title}, ${name}` : title]))
}

export type WishLine = {
  id: string
  kind: string
  title: string
  organisation: string | null
  ranked: number
}
/** One's own standing needs of kinds that are placed in rounds, those of one's organisations too; with how many wishes. */
export async function needsToRank(
  tx: ActorTx,
  actor: Actor,
  kinds: readonly string[],
  today: string,
): Promise<WishLine[]> {
  if (kinds.length === 0) return []
  return tx
    .selectFrom('exchange_notice as n')
    .innerJoin('exchange_notice_of as f', 'f.notice_id', 'n.id')
    .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
    .where('n.kind', 'in', [...kinds])
    .where('n.side', '=', 'need')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .where((eb) =>
      eb.or([
        eb('f.person_id', '=', actor.personId),
        sql<boolean>`f.organisation_id = any (app.organisation_ids())`,
        sql<boolean>`app.is_team() and n.circle_id is null`,
      ]),
    )
    .orderBy('n.kind')
    .orderBy('n.title')
    .orderBy('n.id')
    .limit(1000)
    .select(['n.id', 'n.kind', 'n.title', 'o.name as organisation'])
    .select((eb) =>
      eb
        .selectFrom('exchange_wish as w')
        .whereRef('w.need_id', '=', 'n.id')
        .where('w.side', '=', 'need')
        .select(sql<number>`count(*)::int`.as('many'))
        .as('ranked'),
    )
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, ranked: row.ranked ?? 0 })))
}

/** Whether the wishes of a need may still be ranked by whoever asks. */
export async function wishesOpen(tx: ActorTx, needId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select app.wishes_open(${needId}) as open`.execute(tx)
  return rows[0]?.open ?? false
}

/** The standing notices of a side of a kind whose ids these are, or all; as choices of a list. */
export async function choicesOf(tx: ActorTx, kind: string, side: Side, today: string) {
  const rows = await tx
    .selectFrom('exchange_notice as n')
    .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
    .where('n.kind', '=', kind)
    .where('n.side', '=', side)
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .orderBy('n.title')
    .orderBy('n.id')
    .limit(2000)
    .select(['n.id', 'n.title', 'o.name', 'n.places'])
    .execute()
  return rows.map(({ id, title, name, places }) => ({
    id,
    places,
    label: name ? `${title}, ${name}` : title,
  }))
}
export type Choice = Awaited<ReturnType<typeof choicesOf>>[number]
