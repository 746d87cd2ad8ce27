import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { record } from '../../../ground/journal/record.ts'
import type { HandOverForm, PassOnForm } from './forms.ts'
import { type Passing, roomDuties } from './parts/duties.ts'
import { heldBy, partById, receivers } from './reads.ts'
import { handOverWhere, sharesOf } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'hand_over_part', column: 'sealed', id: 'id' }]

/** Something of this kind cannot go to whom it was given: nothing of the hand-over is done. */
class CannotPass extends Error {
  readonly kind: string
  constructor(kind: string) {
    super(`not everything of ${kind} could be passed`)
    this.kind = kind
  }
}
/** A role could not be ended: nothing of the hand-over is done. */
class CannotEnd extends Error {}

/** One who leaves at a time in a territory: of two, the second sees what the first did. */
export const oneAtATime = (tx: ActorTx, { territoryId }: Actor) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`hand-over ${territoryId}`}, 0))`.execute(tx)

const dutiesOf = (kind: string) => roomDuties.find((one) => one.kind === kind)

/** Passes all of these, or none. */
async function passAll(tx: ActorTx, actor: Actor, kind: string, passing: Passing): Promise<string[]> {
  const passed = (await dutiesOf(kind)?.pass(tx, passing)) ?? []
  if (passed.length < passing.things.length) throw new CannotPass(kind)
  if (kind === 'circle')
    for (const id of passed) await record(tx, actor, 'operators.handedCircle', 'circle', id)
  return passed
}

/** What others hold as well goes on with them: whoever leaves is no longer in it. */
export async function leaveToOthers(tx: ActorTx, actor: Actor, personId: string, today: string) {
  for (const { kind, duties } of await heldBy(tx, personId, today)) {
    const things = duties.filter(({ stays }) => stays).map(({ id }) => id)
    if (things.length > 0) await passAll(tx, actor, kind, { things, from: personId, to: null, today })
  }
}

type Handed = { ok: true } | { ok: false; errors?: FormErrors; refusal?: string }
type EndRole = (roleId: string) => Promise<Outcome<unknown, string>>

/**
 * Hands over all that somebody holds open, each kind to the one named for it, and ends the roles they leave. All of it or nothing:
 * refused beside the field of each kind for which nobody is named, or somebody who cannot take it up. Sent twice it is done once.
 */
export async function handOver(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  form: HandOverForm,
  { today, endRole }: { today: string; endRole: EndRole },
): Promise<Handed> {
  await oneAtATime(tx, actor)
  const before = await tx.selectFrom('hand_over').where('id', '=', id).select('id').executeTakeFirst()
  if (before) return { ok: true }
  const held = await heldBy(tx, personId, today)
  const may = new Set((await receivers(tx, personId)).map((one) => one.id))
  const { shares, errors } = sharesOf(held, form, may)
  for (const { kind } of shares)
    if (dutiesOf(kind)?.byCoordinator && !holdsRole(actor, 'coordinator') && actor.personId !== personId)
      errors[kind] = ['operators.handOver.byCoordinator']
  if (Object.keys(errors).length > 0) return { ok: false, errors: asFields(errors) }
  try {
    await attempt(tx, async () => {
      if (shares.length > 0) {
        await tx
          .insertInto('hand_over')
          .values({
            territory_id: actor.territoryId,
            id,
            person_id: personId,
            on_date: today,
            recorded_by: actor.personId,
          })
          .execute()
        for (const { kind, to, duties } of shares) {
          const things = duties.map((one) => one.id)
          const passed = await passAll(tx, actor, kind, { things, from: personId, to, today })
          await leavePart(tx, actor, {
            id: newId(),
            handOverId: id,
            kind,
            from: personId,
            to,
            things: passed,
            note: form.note,
          })
        }
        await record(tx, actor, 'operators.handedOver', 'hand_over', id)
      }
      await leaveToOthers(tx, actor, personId, today)
      for (const role of form.roles) {
        const ended = await endRole(role)
        if (!ended.ok) throw new CannotEnd(ended.refusal)
      }
    })
  } catch (error) {
    if (error instanceof CannotEnd) return { ok: false, refusal: error.message }
    if (!(error instanceof CannotPass)) throw error
    return { ok: false, errors: asFields({ [error.kind]: [dutiesOf(error.kind)?.cannot ?? ''] }) }
  }
  return { ok: true }
}

const asFields = (errors: Record<string, string[]>): FormErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([kind, words]) => [kind === 'all' ? kind : `to-${kind}`, words]),
  )

type NewPart = {
  id: string
  handOverId: string
  kind: string
  from: string
  to: string
  things: string[]
  note?: string | null | undefined
  afterId?: string
}

const leavePart = (tx: ActorTx, actor: Actor, part: NewPart) =>
  tx
    .insertInto('hand_over_part')
    .values({
      territory_id: actor.territoryId,
      id: part.id,
      hand_over_id: part.handOverId,
      kind: part.kind,
      from_id: part.from,
      to_id: part.to,
      things: part.things,
      sealed: part.note ? seal(part.note, handOverWhere(part.id)) : null,
      after_id: part.afterId ?? null,
      recorded_by: actor.personId,
    })
    .execute()

/** Takes up what was left to one. False where it was not, or was answered before otherwise. */
export async function takeUp(tx: ActorTx, actor: SignedInActor, id: string): Promise<boolean> {
  const taken = await tx
    .updateTable('hand_over_part')
    .set({ accepted_at: sql<Date>`coalesce(accepted_at, now())` })
    .where('id', '=', id)
    .where('to_id', '=', actor.personId)
    .where('passed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (taken) await record(tx, actor, 'operators.tookUp', 'hand_over_part', id)
  return taken !== undefined
}

type PassRefusal =
  | 'operators.handOver.cannotReceive'
  | 'operators.handOver.answered'
  | 'operators.handOver.nothingLeft'
  | 'operators.duty.cannot'

/** Passes on to somebody else what was left to one and not yet taken up. It stays with one until the other has it. */
export async function passOn(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  partId: string,
  { to, note }: PassOnForm,
  today: string,
): Promise<Outcome<undefined, PassRefusal>> {
  await oneAtATime(tx, actor)
  const part = await partById(tx, partId)
  if (part?.toId !== actor.personId || part.acceptedAt) return refused('operators.handOver.answered')
  if (part.passedAt) {
    const own = await partById(tx, id)
    return own ? done(undefined) : refused('operators.handOver.answered')
  }
  // What was done in the meantime needs nobody any more.
  const open = (await heldBy(tx, actor.personId, today)).find(({ kind }) => kind === part.kind)?.duties ?? []
  const things = part.things.filter((thing) => open.some((one) => one.id === thing))
  if (things.length === 0) return refused('operators.handOver.nothingLeft')
  const may = await receivers(tx, actor.personId)
  if (!may.some((one) => one.id === to)) return refused('operators.handOver.cannotReceive')
  try {
    await attempt(tx, async () => {
      const passed = await passAll(tx, actor, part.kind, {
        things,
        from: actor.personId,
        to,
        today,
      })
      await tx
        .updateTable('hand_over_part')
        .set({ passed_at: sql<Date>`now()` })
        .where('id', '=', partId)
        .execute()
      await leavePart(tx, actor, {
        id,
        handOverId: part.handOverId,
        kind: part.kind,
        from: actor.personId,
        to,
        things: passed,
        note: note ?? part.note,
        afterId: partId,
      })
      await record(tx, actor, 'operators.passedOn', 'hand_over_part', id)
    })
  } catch (error) {
    if (!(error instanceof CannotPass)) throw error
    return refused((dutiesOf(error.kind)?.cannot ?? 'operators.duty.cannot') as PassRefusal)
  }
  return done(undefined)
}
