import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Agreement, agreementsLike } from '../agreements/reads.ts'
import { decidedMatches, type Match, proposedMatches } from '../matches/reads.ts'
import { type Notice, noticeById } from '../notices/reads.ts'

/** Where everything stands, from what waits to be looked at to what has ended. */
export type Board = {
  /** Published by citizens or partners; nobody has looked at them. */
  unchecked: Notice[]
  toMatch: Notice[]
  proposed: Match[]
  decided: Match[]
  /** Agreed, and to begin on a later day. */
  coming: Agreement[]
  followed: Agreement[]
  ended: Agreement[]
}

/** Lines of a column; one more is read, to know that there are more. */
export const A_COLUMN = 25
const READ = A_COLUMN + 1

/** The board of the team, of one kind or of all. */
export async function boardOf(tx: ActorTx, today: string, kind?: string): Promise<Board> {
  const running = await agreementsLike(tx, { kind, limit: 4 * READ })
  const begins = ({ startsOn }: Agreement) => startsOn !== null && startsOn <= today
  return {
    unchecked: await waiting(tx, today, kind, 'unchecked'),
    toMatch: await waiting(tx, today, kind, 'toMatch'),
    proposed: (await proposedMatches(tx, kind)).slice(0, READ),
    decided: (await decidedMatches(tx, kind)).slice(0, READ),
    coming: running.filter((one) => !begins(one)).slice(0, READ),
    followed: running.filter(begins).slice(0, READ),
    ended: await agreementsLike(tx, { kind, ended: true, limit: READ }),
  }
}

/** Standing notices nobody has looked at, or needs for which nothing is proposed or decided; the oldest first. */
async function waiting(
  tx: ActorTx,
  today: string,
  kind: string | undefined,
  what: 'unchecked' | 'toMatch',
): Promise<Notice[]> {
  let ids = tx
    .selectFrom('exchange_notice as n')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .orderBy('n.recorded_at')
    .limit(READ)
    .select('n.id')
  if (kind) ids = ids.where('n.kind', '=', kind)
  ids =
    what === 'unchecked'
      ? ids.where('n.checked_by', 'is', null)
      : ids
          .where('n.side', '=', 'need')
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('exchange_match as x')
                  .whereRef('x.need_id', '=', 'n.id')
                  .where(sql<boolean>`x.state in ('proposed', 'agreed')`)
                  .select('x.id'),
              ),
            ),
          )
  const found = await ids.execute()
  const notices: Notice[] = []
  for (const { id } of found) {
    const notice = await noticeById(tx, id)
    if (notice) notices.push(notice)
  }
  return notices
}

export type Waiting = { matches: number; unchecked: number }
/** How many matches wait for a decision, and how many notices for somebody to look at them. */
export async function waitingNow(tx: ActorTx, today: string): Promise<Waiting> {
  const counted = await tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('exchange_match')
        .where('state', '=', 'proposed')
        .select(sql<number>`count(*)::int`.as('many'))
        .as('matches'),
      eb
        .selectFrom('exchange_notice')
        .where('checked_by', 'is', null)
        .where('closed_on', 'is', null)
        .where('until_on', '>=', today)
        .select(sql<number>`count(*)::int`.as('many'))
        .as('unchecked'),
    ])
    .executeTakeFirstOrThrow()
  return { matches: counted.matches ?? 0, unchecked: counted.unchecked ?? 0 }
}
