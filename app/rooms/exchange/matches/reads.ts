import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Kind } from '../kinds/forms.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import { judge, measureFit, type Pair, type Reason } from '../kinds/rules.ts'
import type { Answers } from '../notices/forms.ts'
import { type Notice, noticeById, openedOf } from '../notices/reads.ts'
import {
  BEST,
  byFit,
  type Candidate,
  type IfChanged,
  type MatchState,
  metresBetween,
  type Reasons,
} from './rules.ts'

/** What judging looks at in a notice: all its answers, and where it is. */
export type Ready = {
  id: string
  answers: Answers
  fromOn: string | null
  places: number
  placeId: string | null
  istatCode: string | null
  latitude: number | null
  longitude: number | null
}

type Known = { mark: string; ready: Ready }
/** Opened and parsed once in a process: known again by the marks of their rows, so that a change is always seen. */
const known = new Map<string, Known>()
const MOST_KNOWN = 60_000
/** The lists of standing notices as somebody last saw them, by what all their marks together come to. */
const lists = new Map<string, readonly Ready[]>()
const MOST_LISTS = 20

type Mark = [id: string, mark: string]

/** Standing notices of a side of a kind. Whose they are is asked only where somebody's record is restricted. */
const standing = (territoryId: string, kind: string, side: string, today: string) => sql`
  exchange_notice n where n.territory_id = ${territoryId} and n.kind = ${kind} and n.side = ${side} and n.closed_on is null
    and n.until_on >= ${today} and (app.nobody_is_restricted() or exists (
      select from exchange_notice_of o where o.territory_id = n.territory_id and o.notice_id = n.id))`

/** The standing notices of a side of a kind that the actor may match, ready to be judged. */
export async function readyNotices(
  tx: ActorTx,
  { territoryId }: Actor,
  kind: string,
  side: 'need' | 'offer',
  today: string,
): Promise<readonly Ready[]> {
  const from = standing(territoryId, kind, side, today)
  // A row that changes has another mark; ten thousand of them are one number.
  const { rows: sums } = await sql<{ mark: string | null; many: number }>`
    select bit_xor(uuid_hash_extended(n.id, n.xmin::text::bigint))::text as mark, count(*)::int as many from ${from}`.execute(
    tx,
  )
  const key = `${territoryId} ${kind} ${side} ${sums[0]?.many} ${sums[0]?.mark}`
  const before = lists.get(key)
  if (before) return before
  // As one text: ten thousand rows would take longer to arrive than to judge.
  const { rows } = await sql<{ marks: string | null }>`
    select string_agg(n.id || ' ' || n.xmin, ',' order by n.id) as marks from ${from}`.execute(tx)
  const marks = (rows[0]?.marks?.split(',') ?? []).map((one) => one.split(' ') as Mark)
  let missing = marks.filter(([id, mark]) => known.get(id)?.mark !== mark)
  if (known.size + missing.length > MOST_KNOWN) {
    known.clear()
    missing = marks
  }
  if (missing.length > 0) await learn(tx, territoryId, missing)
  const list = marks.flatMap(([id]) => known.get(id)?.ready ?? [])
  if (lists.size >= MOST_LISTS) lists.clear()
  lists.set(key, list)
  return list
}

async function learn(tx: ActorTx, territoryId: string, missing: readonly Mark[]) {
  const markOf = new Map(missing)
  const ids = missing.map(([id]) => id)
  const { rows } = await sql<Omit<Ready, 'answers'> & { shown: Answers; sealed: Buffer }>`
    select n.id, n.shown, o.sealed, n.from_on::text as "fromOn", n.places, n.place_id as "placeId",
      coalesce(n.istat_code, p.istat_code) as "istatCode", p.latitude, p.longitude
    from exchange_notice n
    join exchange_notice_of o on o.territory_id = n.territory_id and o.notice_id = n.id
    left join place p on p.territory_id = n.territory_id and p.id = n.place_id
    where n.territory_id = ${territoryId} and n.id = any (${ids}::uuid[])`.execute(tx)
  for (const { shown, sealed, ...row } of rows)
    known.set(row.id, {
      mark: markOf.get(row.id) ?? '',
      ready: { ...row, answers: { ...shown, ...openedOf(row.id, sealed).reserved } },
    })
}

/** How the sides of a pair stand to each other, for the criteria of their kind. */
export const pairOf = (need: Ready, offer: Ready, today: string): Pair<never, never> => ({
  need: need.answers as never,
  offer: offer.answers as never,
  needFrom: need.fromOn,
  offerFrom: offer.fromOn,
  needAt: need.istatCode,
  offerAt: offer.istatCode,
  nearness: {
    metres: metresBetween(need, offer),
    sameMunicipality: need.istatCode && offer.istatCode ? need.istatCode === offer.istatCode : null,
  },
  today,
})

/** What the territory changed of a kind's own weights. */
export async function weightsOf(tx: ActorTx, kind: string): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom('exchange_weight')
    .where('kind', '=', kind)
    .select(['criterion', 'weight'])
    .execute()
  return Object.fromEntries(rows.map(({ criterion, weight }) => [criterion, weight]))
}

/** How many agreements run on each offer of a kind, where any does. */
export async function runningOn(tx: ActorTx, kind: string, offerId?: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ offer_id: string; taken: number }>`
    select offer_id, taken from app.places_taken(${kind}, ${offerId ?? null})`.execute(tx)
  return new Map(rows.map(({ offer_id, taken }) => [offer_id, taken]))
}

/** One notice, ready to be judged, whether it stands or not. Throws NotHere where the actor may not match it. */
export async function readyNotice(tx: ActorTx, { territoryId }: Actor, notice: Notice): Promise<Ready> {
  const { rows } = await sql<{ mark: string }>`
    select n.xmin::text as mark from exchange_notice n
    join exchange_notice_of o on o.territory_id = n.territory_id and o.notice_id = n.id
    where n.territory_id = ${territoryId} and n.id = ${notice.id}`.execute(tx)
  const mark = rows[0]?.mark
  if (!mark) throw new NotHere()
  if (known.get(notice.id)?.mark !== mark) await learn(tx, territoryId, [[notice.id, mark]])
  const ready = known.get(notice.id)?.ready
  if (!ready) throw new NotHere()
  return ready
}

export type Offered = Candidate & Reasons & { placesLeft: number }
export type OffersFor = {
  kind: Kind
  need: Notice
  best: Offered[]
  /** How many fit at all, how many stand, and how many would fit but are full. */
  possible: number
  standing: number
  full: number
  /** Where nothing fits: what is missing, the smallest change first. */
  ifChanged: IfChanged[]
  /** The same in words, by the code of the constraint, as the nearest offer would say it. */
  missing: Record<string, Reason>
}

/**
 * The best offers for a need, with what speaks for and against each, in words. Where none fits it says so, and how many
 * would if one thing were otherwise. Weights are the territory's. For the team.
 */
export async function offersFor(
  tx: ActorTx,
  actor: Actor,
  needId: string,
  today: string,
): Promise<OffersFor> {
  const notice = await noticeById(tx, needId)
  if (notice?.side !== 'need') throw new NotHere()
  const kind = kindOrNotHere(notice.kind)
  const need = await readyNotice(tx, actor, notice)
  const offers = await readyNotices(tx, actor, kind.code, 'offer', today)
  const weights = await weightsOf(tx, kind.code)
  const running = await runningOn(tx, kind.code)
  const fits: { id: string; fit: number; offer: Ready }[] = []
  const onlyThis = new Map<string, { offers: number; offer: Ready }>()
  let full = 0
  for (const offer of offers) {
    const { fit, failed } = measureFit(kind.criteria, pairOf(need, offer, today), weights)
    if (failed.length === 0) {
      if ((running.get(offer.id) ?? 0) >= offer.places) full += 1
      else fits.push({ id: offer.id, fit, offer })
    } else if (failed.length === 1 && failed[0]) {
      const one = onlyThis.get(failed[0])
      if (one) one.offers += 1
      else onlyThis.set(failed[0], { offers: 1, offer })
    }
  }
  const best = fits
    .sort(byFit)
    .slice(0, BEST)
    .map(({ offer }) => {
      const judged = judge(kind.criteria, pairOf(need, offer, today), weights)
      if (!judged.possible) throw new Error(`the criteria of ${kind.code} say two things of one pair`)
      const placesLeft = offer.places - (running.get(offer.id) ?? 0)
      return { id: offer.id, fit: judged.fit, inFavour: judged.inFavour, against: judged.against, placesLeft }
    })
  const missing: Record<string, Reason> = {}
  for (const [code, { offer }] of onlyThis) {
    const judged = judge(kind.criteria, pairOf(need, offer, today), weights)
    if (!judged.possible && judged.missing[0]) missing[code] = judged.missing[0]
  }
  return {
    kind,
    need: notice,
    best,
    possible: fits.length,
    standing: offers.length,
    full,
    ifChanged:
      fits.length > 0
        ? []
        : [...onlyThis]
            .map(([code, one]) => ({ code, offers: one.offers }))
            .sort((a, b) => b.offers - a.offers || (a.code < b.code ? -1 : 1)),
    missing,
  }
}

export type Match = {
  id: string
  kind: string
  needId: string
  need: string
  offerId: string
  offer: string
  fit: number
  reasons: Reasons
  state: MatchState
  circleId: string | null
  roundId: string | null
  poolId: string | null
  proposedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  /** Why it was decided so: sealed, opened with `whyOf`. */
  sealed: Buffer | null
  agreementId: string | null
}

const matches = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_match as x')
    .innerJoin('exchange_notice as n', 'n.id', 'x.need_id')
    .innerJoin('exchange_notice as o', 'o.id', 'x.offer_id')
    .leftJoin('exchange_agreement as a', 'a.match_id', 'x.id')
    .select(['x.id', 'x.kind', 'x.need_id as needId', 'n.title as need', 'x.offer_id as offerId'])
    .select(['o.title as offer', 'x.fit', 'x.reasons', 'x.state', 'x.circle_id as circleId'])
    .select(['x.round_id as roundId', 'x.pool_id as poolId', 'x.proposed_at as proposedAt'])
    .select(['x.decided_at as decidedAt', 'x.decided_by as decidedBy', 'x.sealed', 'a.id as agreementId'])
    .$castTo<Match>()

export const matchById = (tx: ActorTx, id: string): Promise<Match | undefined> =>
  matches(tx).where('x.id', '=', id).executeTakeFirst()

/** The matches of a notice, the latest first. */
export const matchesOf = (tx: ActorTx, noticeId: string): Promise<Match[]> =>
  matches(tx)
    .where((eb) => eb.or([eb('x.need_id', '=', noticeId), eb('x.offer_id', '=', noticeId)]))
    .orderBy('x.proposed_at', 'desc')
    .limit(50)
    .execute()

/** What was proposed and nobody has decided, the oldest first; of one kind, or of all. */
export function proposedMatches(tx: ActorTx, kind?: string): Promise<Match[]> {
  const proposed = matches(tx).where('x.state', '=', 'proposed').orderBy('x.proposed_at').limit(100)
  return (kind ? proposed.where('x.kind', '=', kind) : proposed).execute()
}

/** What was decided for and has no agreement yet. */
export function decidedMatches(tx: ActorTx, kind?: string): Promise<Match[]> {
  const decided = matches(tx)
    .where('x.state', '=', 'agreed')
    .where('a.id', 'is', null)
    .orderBy('x.decided_at')
    .limit(100)
  return (kind ? decided.where('x.kind', '=', kind) : decided).execute()
}

export const whyOf = ({ id, sealed }: Pick<Match, 'id' | 'sealed'>) =>
  sealed ? unseal(sealed, `exchange_match:${id}`) : null
