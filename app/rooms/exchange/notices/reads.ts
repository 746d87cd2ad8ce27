import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { logReads } from '../../people/sensitive/writes.ts'
import type { Side, Visibility } from '../kinds/rules.ts'
import type { Answers } from './forms.ts'
import { type ClosedWhy, REMIND_DAYS } from './rules.ts'

/** A notice as whoever sees it sees it: it names no person. */
export type Notice = {
  id: string
  kind: string
  side: Side
  title: string
  shown: Answers
  visibility: Visibility
  organisationId: string | null
  organisation: string | null
  placeId: string | null
  place: string | null
  istatCode: string | null
  municipality: string | null
  latitude: number | null
  longitude: number | null
  places: number
  fromOn: string | null
  untilOn: string
  closedOn: string | null
  closedWhy: ClosedWhy | null
  circleId: string | null
  checked: boolean
  recordedAt: Date
}

const notices = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_notice as n')
    .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
    .leftJoin('place as p', 'p.id', 'n.place_id')
    .leftJoin('municipality as m', (join) =>
      join.on((on) => on('m.istat_code', '=', on.fn.coalesce('n.istat_code', 'p.istat_code'))),
    )
    .select(['n.id', 'n.kind', 'n.side', 'n.title', 'n.shown', 'n.visibility', 'n.places'])
    .select(['n.organisation_id as organisationId', 'o.name as organisation'])
    .select(['n.place_id as placeId', 'p.name as place', 'p.latitude', 'p.longitude'])
    .select(['m.istat_code as istatCode', 'm.name as municipality', 'n.circle_id as circleId'])
    .select(['n.from_on as fromOn', 'n.until_on as untilOn', 'n.closed_on as closedOn'])
    .select(['n.closed_why as closedWhy', 'n.recorded_at as recordedAt'])
    .select(sql<boolean>`n.checked_by is not null`.as('checked'))
    .$castTo<Notice>()

/** A notice, for whoever may see it. */
export const noticeById = (tx: ActorTx, id: string): Promise<Notice | undefined> =>
  notices(tx).where('n.id', '=', id).executeTakeFirst()

/** Whose a notice is and what only serves to place it: for its owner and the team. */
export type NoticeOf = {
  personId: string | null
  person: string | null
  reserved: Answers
  email: string | null
  phone: string | null
  onBehalf: boolean
  recordedBy: string | null
  recordedByName: string | null
}
const NOTHING = { reserved: {}, email: null, phone: null }
type SealedOf = { reserved: Answers; email: string | null; phone: string | null }

export const openedOf = (noticeId: string, sealed: Buffer): SealedOf =>
  ({ ...NOTHING, ...JSON.parse(unseal(sealed, `exchange_notice_of:${noticeId}`)) }) as SealedOf

/** The same, opened: that words kept in a circle were read is written down. */
export async function noticeOf(tx: ActorTx, actor: Actor, notice: Pick<Notice, 'id' | 'circleId'>) {
  const row = await tx
    .selectFrom('exchange_notice_of as o')
    .leftJoin('person as p', 'p.id', 'o.person_id')
    .leftJoin('person as r', 'r.id', 'o.recorded_by')
    .where('o.notice_id', '=', notice.id)
    .select(['o.person_id', 'o.sealed', 'o.on_behalf', 'o.recorded_by'])
    .select(['p.given_name', 'p.family_name', 'r.given_name as by_given', 'r.family_name as by_family'])
    .executeTakeFirst()
  if (!row) return undefined
  if (notice.circleId && row.person_id)
    await logReads(tx, actor, [
      {
        kind: 'exchange',
        id: notice.id,
        personId: row.person_id,
        writtenBy: row.recorded_by,
        circleId: notice.circleId,
      },
    ])
  const name = (given: string | null, family: string | null) =>
    given === null ? null : fullName({ given_name: given, family_name: family ?? '' })
  return {
    ...openedOf(notice.id, row.sealed),
    personId: row.person_id,
    person: name(row.given_name, row.family_name),
    onBehalf: row.on_behalf,
    recordedBy: row.recorded_by,
    recordedByName: name(row.by_given, row.by_family),
  } satisfies NoticeOf
}

export type NoticeFilter = {
  kind: string
  side: Side
  q?: string | undefined
  istatCode?: string | undefined
  /** Only those a citizen or a partner published and nobody has looked at. */
  unchecked?: boolean | undefined
}
const PAGE = 30

/** The standing notices of a side of a kind that the actor may see, the newest first, and how many there are. */
export async function noticesLike(
  tx: ActorTx,
  { kind, side, q, istatCode, unchecked }: NoticeFilter,
  today: string,
  { limit, offset }: { limit: number; offset: number } = { limit: PAGE, offset: 0 },
): Promise<{ notices: Notice[]; total: number }> {
  let found = notices(tx)
    .where('n.kind', '=', kind)
    .where('n.side', '=', side)
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
  if (q?.trim()) found = found.where(sql<boolean>`strpos(app.plain(n.title), app.plain(${q})) > 0`)
  if (istatCode) found = found.where((eb) => eb('m.istat_code', '=', istatCode))
  if (unchecked) found = found.where('n.checked_by', 'is', null)
  const [list, counted] = [
    await found.orderBy('n.recorded_at', 'desc').orderBy('n.id').limit(limit).offset(offset).execute(),
    await found.clearSelect().select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]
  return { notices: list, total: (counted as unknown as { total: number }).total }
}
export const NOTICES_A_PAGE = PAGE

/** One's own notices and those of one's organisations, the standing ones first. */
export const myNotices = (tx: ActorTx, actor: Actor): Promise<Notice[]> =>
  notices(tx)
    .innerJoin('exchange_notice_of as own', 'own.notice_id', 'n.id')
    .where((eb) =>
      eb.or([
        eb('own.person_id', '=', actor.personId),
        eb('own.organisation_id', '=', sql<string>`any (app.organisation_ids())`),
      ]),
    )
    .orderBy(sql`n.closed_on is not null`)
    .orderBy('n.recorded_at', 'desc')
    .limit(100)
    .execute()

/** The notices of somebody, under any id they were recorded by, as far as the actor may know whose they are. */
export const noticesOf = (tx: ActorTx, personIds: readonly string[]): Promise<Notice[]> =>
  notices(tx)
    .innerJoin('exchange_notice_of as own', 'own.notice_id', 'n.id')
    .where('own.person_id', 'in', [...personIds])
    .orderBy(sql`n.closed_on is not null`)
    .orderBy('n.recorded_at', 'desc')
    .limit(100)
    .execute()

/** How many stand of each side of each kind, of those the actor may see. */
export async function countStanding(tx: ActorTx, today: string) {
  const rows = await tx
    .selectFrom('exchange_notice as n')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .groupBy(['n.kind', 'n.side'])
    .select(['n.kind', 'n.side', sql<number>`count(*)::int`.as('many')])
    .execute()
  return (kind: string, side: Side) => rows.find((row) => row.kind === kind && row.side === side)?.many ?? 0
}

/** The organisations somebody speaks for here. */
export const organisationsOfActor = (tx: ActorTx, { personId }: Actor) =>
  personId === null
    ? Promise.resolve([])
    : tx
        .selectFrom('organisation')
        .where(sql<boolean>`id = any (app.organisation_ids())`)
        .orderBy('name')
        .select(['id', 'name'])
        .execute()

/** What the click of a mail would renew; nothing where it is no longer good. */
export async function noticeOfMark(tx: ActorTx, { territoryId }: Actor, mark: Buffer) {
  const { rows } = await sql<{ id: string; kind: string; side: Side; title: string; untilOn: string }>`
    select id, kind, side, title, until_on::text as "untilOn" from app.notice_of_renewal(${territoryId}, ${mark})`.execute(
    tx,
  )
  return rows[0]
}

/** Notices about to expire that nobody was reminded of, and where to write: what they left with it, or how the team reaches them. */
export async function noticesToRemind(tx: ActorTx, today: string) {
  const rows = await tx
    .selectFrom('exchange_notice as n')
    .innerJoin('exchange_notice_of as o', 'o.notice_id', 'n.id')
    .leftJoin('person_contact as p', 'p.person_id', 'o.person_id')
    .leftJoin('organisation_contact as b', 'b.organisation_id', 'o.organisation_id')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .where('n.until_on', '<=', daysLater(today, REMIND_DAYS))
    .where('o.reminded_on', 'is', null)
    .orderBy('n.id')
    .limit(1000)
    .select(['n.id', 'n.until_on as untilOn', 'o.sealed', 'p.email as personEmail', 'b.email as bodyEmail'])
    .execute()
  return rows.flatMap(({ id, untilOn, sealed, personEmail, bodyEmail }) => {
    const email = openedOf(id, sealed).email ?? personEmail ?? bodyEmail
    return email ? [{ id, untilOn, email }] : []
  })
}
