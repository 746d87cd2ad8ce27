import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { sealedWhere } from '../rules.ts'
import type { Side, Signal } from './rules.ts'

export type SignalLine = {
  id: string
  school: string
  receivedOn: string
  takenUpOn: string | null
  familyMetOn: string | null
  closedOn: string | null
  outcome: string | null
  intakeId: string | null
}

const signals = (tx: ActorTx) =>
  tx
    .selectFrom('school_signal as s')
    .innerJoin('organisation as o', 'o.id', 's.school_id')
    .select([
      's.id',
      'o.name as school',
      's.received_on as receivedOn',
      's.taken_up_on as takenUpOn',
      's.family_met_on as familyMetOn',
      's.closed_on as closedOn',
      's.outcome',
      's.intake_id as intakeId',
    ])

/** What schools told the educator who asks: those to take up first. */
export const signalsForMe = (tx: ActorTx): Promise<SignalLine[]> =>
  signals(tx)
    .where('s.circle_id', '=', sql<string>`any (app.circle_ids())`)
    .orderBy(sql`s.closed_on is not null`)
    .orderBy('s.received_on')
    .limit(200)
    .execute()

/** What somebody of a school sent, and what became of it; the child is not named in it. */
export const signalsSentBy = (tx: ActorTx, actor: Actor): Promise<SignalLine[]> =>
  signals(tx).where('s.sent_by', '=', actor.personId).orderBy('s.received_on', 'desc').limit(100).execute()

export type SignalRead = SignalLine & { signal: Signal | null; words: string | null; circleId: string }

/** A signal with its words, for who is in its circle. */
export async function signalById(tx: ActorTx, id: string): Promise<SignalRead | undefined> {
  const row = await signals(tx)
    .select(['s.sealed', 's.circle_id'])
    .where('s.id', '=', id)
    .where('s.circle_id', '=', sql<string>`any (app.read_circle_ids())`)
    .executeTakeFirst()
  if (!row) return undefined
  const { sealed, circle_id: circleId, ...line } = row
  const signal = sealed ? (JSON.parse(unseal(sealed, sealedWhere('school_signal', id))) as Signal) : null
  return { ...line, circleId, signal, words: signal && `${signal.pupil}\n${signal.noticed}` }
}

/** The same, while it is open. */
export async function openSignal(tx: ActorTx, id: string): Promise<SignalRead | undefined> {
  const signal = await signalById(tx, id)
  return signal && !signal.closedOn ? signal : undefined
}

export type School = { id: string; name: string }

/** The schools one may speak for: all for the team, their own for somebody of a school. */
export const schoolsFor = (tx: ActorTx, ofTeam: boolean): Promise<School[]> => {
  const query = tx
    .selectFrom('organisation')
    .where('kind', '=', 'school')
    .orderBy('name')
    .limit(200)
    .select(['id', 'name'])
  return (ofTeam ? query : query.where('id', '=', sql<string>`any (app.organisation_ids())`)).execute()
}

export type PathPart = {
  id: string
  side: Side
  plan: string
  forWhom: string | null
  untilOn: string | null
  doneOn: string | null
}

const parts = (tx: ActorTx) =>
  tx
    .selectFrom('intake_path_part as part')
    .leftJoin('organisation as o', 'o.id', 'part.organisation_id')
    .leftJoin('person as p', 'p.id', 'part.shared_with')
    .orderBy('part.side')
    .orderBy('part.recorded_at')
    .select(['part.id', 'part.side', 'part.sealed', 'part.until_on', 'part.done_on'])
    .select(['o.name', 'p.given_name', 'p.family_name'])

type Row = Awaited<ReturnType<ReturnType<typeof parts>['executeTakeFirstOrThrow']>>
const partOf = (row: Row): PathPart => ({
  id: row.id,
  side: row.side as Side,
  plan: unseal(row.sealed, sealedWhere('intake_path_part', row.id)),
  forWhom:
    row.name ??
    (row.given_name === null
      ? null
      : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' })),
  untilOn: row.until_on,
  doneOn: row.done_on,
})

/** The whole plan, for who accompanies. */
export const partsOf = async (tx: ActorTx, intakeId: string) =>
  (await parts(tx).where('part.intake_id', '=', intakeId).execute()).map(partOf)

/** The parts that are for whoever asks, of any plan: nothing else of it. */
export const partsForMe = async (tx: ActorTx, actor: Actor) =>
  (
    await parts(tx)
      .where((eb) =>
        eb.or([
          eb('part.shared_with', '=', actor.personId),
          eb('part.organisation_id', '=', sql<string>`any (app.organisation_ids())`),
        ]),
      )
      .execute()
  ).map(partOf)
