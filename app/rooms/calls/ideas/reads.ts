import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Who } from '../rules.ts'
import { type Contact, contactWhere, type State } from './rules.ts'

export type Idea = {
  id: string
  callId: string
  title: string
  what: string
  spending: string
  askedCents: number
  who: Who
  organisationId: string | null
  organisation: string | null
  onPaper: boolean
  arrivedOn: string
  state: State
  reason: string | null
  writerId: string | null
  /** Under which name it is read; nothing where one may not read it yet. */
  signature: string | null
}

const ideaRows = (tx: ActorTx) =>
  tx
    .selectFrom('idea')
    .leftJoin('idea_signature as signature', 'signature.idea_id', 'idea.id')
    .leftJoin('organisation', 'organisation.id', 'idea.organisation_id')
    .select([
      'idea.id',
      'idea.call_id as callId',
      'idea.title',
      'idea.what',
      'idea.spending',
      'idea.asked_cents as askedCents',
      'idea.who',
      'idea.organisation_id as organisationId',
      'organisation.name as organisation',
      'idea.on_paper as onPaper',
      'idea.arrived_on as arrivedOn',
      'idea.state',
      'idea.reason',
      'idea.recorded_by as writerId',
    ])
    // Who keeps a blind call may assess it too, so that nobody reads before the result whose an admitted idea is.
    .select(
      sql<string | null>`case when signature.shown or idea.state <> 'admitted' then signature.words end`.as(
        'signature',
      ),
    )
    .$castTo<Idea>()

/** Undefined where it is hidden or missing. */
export const ideaById = (tx: ActorTx, id: string): Promise<Idea | undefined> =>
  ideaRows(tx).where('idea.id', '=', id).executeTakeFirst()

/** The ideas of a call that anyone may read, in the order of their names. */
export const admittedIn = (tx: ActorTx, callId: string): Promise<Idea[]> =>
  ideaRows(tx)
    .where('idea.call_id', '=', callId)
    .where('idea.state', '=', 'admitted')
    .orderBy('idea.title')
    .orderBy('idea.id')
    .execute()

/** All that was sent in, in the order it arrived, for whoever keeps the call. */
export const receivedIn = (tx: ActorTx, callId: string): Promise<Idea[]> =>
  ideaRows(tx)
    .where('idea.call_id', '=', callId)
    .where('idea.state', '!=', 'draft')
    .orderBy('idea.arrived_on')
    .orderBy('idea.id')
    .execute()

/** One's own, also those nobody else reads yet. */
export const ideasBy = (tx: ActorTx, personId: string, callId?: string): Promise<Idea[]> =>
  ideaRows(tx)
    .where('idea.recorded_by', '=', personId)
    .$if(callId !== undefined, (query) => query.where('idea.call_id', '=', callId as string))
    .orderBy('idea.id', 'desc')
    .execute()

/** Whom to answer about an idea; undefined where one may not read it, or it was erased. */
export async function contactOf(tx: ActorTx, ideaId: string): Promise<Contact | undefined> {
  const row = await tx
    .selectFrom('idea_contact')
    .where('idea_id', '=', ideaId)
    .select('sealed')
    .executeTakeFirst()
  return row && JSON.parse(unseal(row.sealed, contactWhere(ideaId)))
}

export type Version = { id: string; title: string; askedCents: number; state: State; recordedAt: Date }

/** How an idea was written, the first time first. */
export const versionsOf = (tx: ActorTx, ideaId: string): Promise<Version[]> =>
  tx
    .selectFrom('idea_version')
    .where('idea_id', '=', ideaId)
    .orderBy('recorded_at')
    .orderBy('id')
    .select(['id', 'title', 'asked_cents as askedCents', 'state', 'recorded_at as recordedAt'])
    .$castTo<Version>()
    .execute()
