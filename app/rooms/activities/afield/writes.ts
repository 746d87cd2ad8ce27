import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { joinTexts } from '../../../ground/forms/join-texts.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { reopenSession } from '../closing/writes.ts'
import { keepRegister, type RegisterRefusal } from '../registers/writes.ts'
import { reportOf } from '../sessions/reads.ts'
import { mayReopen, type State } from '../sessions/rules.ts'
import { type LockedSession, lockedSession } from '../sessions/writes.ts'
import type { HeldRegisterForm } from './forms.ts'
import { namesOf, rowsOf } from './reads.ts'
import { atOdds, numbersAtOdds } from './rules.ts'

type Numbers = { mine: number | null; theirs: number | null }
/** Two versions of a register, side by side; `rows` are those of whom two said different things. */
export type RegisterConflict = {
  why: 'closed' | 'changed'
  /** Whether whoever sends may put theirs in its place: a closed register is opened again by who closed it. */
  mayDecide: boolean
  by: string | null
  at: string | null
  rows: { name: string; mine: State | null; theirs: State | null }[]
  headcount: Numbers | null
}
type Kept = Outcome<{ closed: boolean }, RegisterRefusal> | { ok: false; conflict: RegisterConflict }

/**
 * Keeps what a device changed in a register, beside what others changed meanwhile. Where two said different things of the
 * same person, or somebody closed it, nothing is written and both versions come back, until the person has decided.
 */
export async function keepHeldRegister(
  tx: ActorTx,
  actor: SignedInActor,
  form: HeldRegisterForm,
  { now, once, timeZone }: { now: Date; once: string; timeZone: string },
): Promise<Kept> {
  const session = await lockedSession(tx, form.sessionId)
  const report = await reportOf(tx, session.id)
  const theirs = { headcount: report?.headcount ?? null, evaluation: report?.evaluation ?? '' }
  const conflict = await conflictOf(tx, actor, session, form, theirs.headcount)
  if (conflict && !(form.decided && conflict.mayDecide)) return { ok: false, conflict }
  if (session.closed_at) {
    const reopened = await reopenSession(tx, actor, session.id)
    if (!reopened.ok) throw new NotHere()
  }
  const untouched = form.headcount === form.seen.headcount
  const kept = await keepRegister(
    tx,
    actor,
    session.id,
    {
      entries: form.entries,
      walkIns: form.walkIns,
      headcount: untouched ? theirs.headcount : form.headcount,
      evaluation:
        joinTexts(form.seen.evaluation, theirs.evaluation, form.evaluation ?? '').text.slice(0, 4000) || null,
      close: form.close || session.closed_at !== null,
      overCapacity: form.overCapacity,
    },
    { now, once, timeZone },
  )
  return kept.ok ? done(kept.value) : kept
}

async function conflictOf(
  tx: ActorTx,
  actor: SignedInActor,
  session: LockedSession,
  form: HeldRegisterForm,
  headcountNow: number | null,
): Promise<RegisterConflict | undefined> {
  const standing = await rowsOf(tx, session.id)
  const closed = session.closed_at !== null
  // A closed register is compared whole: whatever would change in it is shown.
  const differing = closed
    ? atOdds(form.entries, Object.fromEntries(form.entries.map((one) => [one.personId, one.state])), standing)
    : atOdds(form.entries, form.seen.states, standing)
  const numbers = closed
    ? form.headcount !== form.seen.headcount && form.headcount !== headcountNow
    : numbersAtOdds(form.headcount, form.seen.headcount, headcountNow)
  if (!closed && differing.length === 0 && !numbers) return undefined
  const names = await namesOf(tx, [
    ...differing.map(({ personId }) => personId),
    ...form.walkIns.flatMap((one) => (one.kind === 'person' ? [one.id] : [])),
    ...(session.closed_by ? [session.closed_by] : []),
  ])
  const walkIns = closed
    ? form.walkIns.map((one) => ({
        name: one.kind === 'person' ? (names.get(one.id) ?? '') : one.name,
        mine: 'attended' as const,
        theirs:
          one.kind === 'person'
            ? (standing.find(({ personId }) => personId === one.id)?.state ?? null)
            : null,
      }))
    : []
  return {
    why: closed ? 'closed' : 'changed',
    mayDecide: !closed || mayReopen({ closedBy: session.closed_by }, actor),
    by: session.closed_by ? (names.get(session.closed_by) ?? null) : null,
    at: session.closed_at?.toISOString() ?? null,
    rows: [
      ...differing.map(({ personId, mine, theirs }) => ({ name: names.get(personId) ?? '', mine, theirs })),
      ...walkIns,
    ],
    headcount: numbers ? { mine: form.headcount, theirs: headcountNow } : null,
  }
}
