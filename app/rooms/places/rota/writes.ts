import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { ShiftForm, TapForm } from './forms.ts'
import type { ThroughChoice } from './parts/through.ts'
import { shiftById } from './reads.ts'

export type ShiftRefusal = NamingRefusal | 'places.rota.overlaps' | 'places.rota.twoThroughs'

/**
 * A shift every week, with somebody or to be covered. Refused where they stand in another at those hours, wherever it is; for who
 * may not be named; and where it is said twice through what. Sent twice it is one. Throws NotHere for a pact or grant that is
 * not among one's choices.
 */
export async function addShift(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  placeId: string,
  form: ShiftForm,
  { choices, today }: { choices: readonly ThroughChoice[]; today: string },
): Promise<Outcome<null, ShiftRefusal>> {
  if (form.through && form.throughSaid) return refused('places.rota.twoThroughs')
  const personId = form.shiftOf ? await keptIdOf(tx, form.shiftOf) : undefined
  if (form.shiftOf && !personId) throw new NotHere()
  const unnamed = personId ? await refusalToName(tx, actor, [personId], today) : undefined
  if (unnamed) return refused(unnamed)
  if (await shiftById(tx, id)) return done(null)
  const row = {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    job: form.job,
    weekday: form.weekday,
    from_time: form.from,
    to_time: form.to,
    person_id: personId ?? null,
    from_on: form.fromOn,
    until_on: form.untilOn ?? null,
    recorded_by: actor.personId,
  }
  // The id is new: what keeps the row out is that somebody stands in two shifts.
  if (!(await insertOnce(tx, 'place_shift', row))) return refused('places.rota.overlaps')
  await writeThrough(tx, actor, id, form, choices)
  await record(tx, actor, 'places.shiftAdded', 'place', placeId)
  return done(null)
}

async function writeThrough(
  tx: ActorTx,
  actor: SignedInActor,
  shiftId: string,
  { through, throughSaid }: ShiftForm,
  choices: readonly ThroughChoice[],
) {
  if (!through && !throughSaid) return
  const chosen = choices.find(({ kind, id }) => `${kind}/${id}` === through)
  if (through && !chosen) throw new NotHere()
  await tx
    .insertInto('place_shift_through')
    .values({
      territory_id: actor.territoryId,
      shift_id: shiftId,
      kind: chosen?.kind ?? 'other',
      ref_id: chosen?.id ?? null,
      label: chosen?.label.slice(0, 200) ?? throughSaid ?? '',
      circle_id: chosen?.circleId ?? null,
      recorded_by: actor.personId,
    })
    .execute()
}

/** A shift goes on until a day. False where there is none, or it began later. */
export async function endShift(
  tx: ActorTx,
  actor: Actor,
  placeId: string,
  id: string,
  on: string,
): Promise<boolean> {
  const ended = await tx
    .updateTable('place_shift')
    .set({ until_on: on })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('from_on', '<=', on)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'places.shiftEnded', 'place', placeId)
  return ended !== undefined
}

export type TapRefusal = 'places.rota.notYet' | 'places.rota.notItsDay'

/**
 * One tap on a turn: done or missed, once its day has come; nobody can come; or whoever taps takes it. A later tap outweighs an
 * earlier one. Throws NotHere for who may not see the shift.
 */
export const tapTurn = (
  tx: ActorTx,
  actor: SignedInActor,
  { shiftId, on, act }: TapForm,
  today: string,
): Promise<Outcome<null, TapRefusal>> =>
  act === 'mine'
    ? noteTurn(tx, actor, { shiftId, on, state: 'taken', personId: actor.personId }, today)
    : noteTurn(tx, actor, { shiftId, on, state: act, personId: undefined }, today)

type Note = {
  shiftId: string
  on: string
  state: 'done' | 'missed' | 'open' | 'taken'
  /** Undefined: whoever takes the turn as it stands. */
  personId: string | null | undefined
}

/** Writes down what became of a turn, or who takes it. Refused for a day to come, and one that is not of the shift. */
export async function noteTurn(
  tx: ActorTx,
  actor: SignedInActor,
  { shiftId, on, state, personId }: Note,
  today: string,
): Promise<Outcome<null, TapRefusal>> {
  if ((state === 'done' || state === 'missed') && on > today) return refused('places.rota.notYet')
  const shift = await shiftById(tx, shiftId)
  if (!shift) throw new NotHere()
  const known = await tx
    .selectFrom('place_turn')
    .where('shift_id', '=', shiftId)
    .where('on_date', '=', on)
    .select('person_id')
    .executeTakeFirst()
  const standing = known ? known.person_id : shift.personId
  const who = state === 'open' ? null : personId === undefined ? standing : personId
  const said = { state, person_id: who, recorded_by: actor.personId }
  try {
    await attempt(tx, () =>
      tx
        .insertInto('place_turn')
        .values({ territory_id: actor.territoryId, id: newId(), shift_id: shiftId, on_date: on, ...said })
        .onConflict((same) => same.columns(['territory_id', 'shift_id', 'on_date']).doUpdateSet(said))
        .execute(),
    )
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'place_turn_on_its_day') return refused('places.rota.notItsDay')
    if (constraint === 'place_turn_own') throw new NotHere()
    throw error
  }
  await record(tx, actor, 'places.turnNoted', 'place_shift', shiftId)
  return done(null)
}
