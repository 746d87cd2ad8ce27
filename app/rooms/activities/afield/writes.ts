import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { joinTexts } from '../../../ground/forms/join-texts.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { reopenSession } from '../closing/writes.ts'
import { keepRegister, type RegisterRefusal } from '../registers/writes.ts'
import { reportOf } from '../sessions/reads.ts'
import { mayReopen, type Role, type State } from '../sessions/rules.ts'
import { type LockedSession, lockedSession } from '../sessions/writes.ts'
import type { HeldRegisterForm } from './forms.ts'
import { namesOf, rowsOf } from './reads.ts'
import {
  atOdds,
  changesIn,
  mergedEntries,
  numbersAtOdds,
  type Row,
  type Said,
  standingIn,
  UNRECORDED,
} from './rules.ts'

type Numbers = { mine: number | null; theirs: number | null }
/** The roles stand beside the states where they differ: an older app in a browser knows states alone. */
type Differing = {
  name: string
  mine: State | null
  theirs: State | null
  roles?: { mine: Role; theirs: Role }
}
/** Two versions of a register, side by side; `rows` are those of whom two said different things. */
export type RegisterConflict = {
  why: 'closed' | 'changed'
  /** Whether whoever sends may put theirs in its place: a closed register is opened again by who closed it. */
  mayDecide: boolean
  by: string | null
  at: string | null
  rows: Differing[]
  headcount: Numbers | null
}
type Kept = Outcome<{ closed: boolean }, RegisterRefusal> | { ok: false; conflict: RegisterConflict }
type Sending = { now: Date; once: string; timeZone: string }
type Standing = { rows: readonly (Row & { name: string })[]; headcount: number | null; evaluation: string }

/**
 * Keeps what a device changed in a register, beside what others changed meanwhile. Where two said different things of the
 * same person, or somebody closed it, nothing is written and both versions come back, until the person has decided.
 */
export async function keepHeldRegister(
  tx: ActorTx,
  actor: SignedInActor,
  form: HeldRegisterForm,
  { now, once, timeZone }: Sending,
): Promise<Kept> {
  const session = await lockedSession(tx, form.sessionId)
  const report = await reportOf(tx, session.id)
  const theirs: Standing = {
    rows: await rowsOf(tx, session.id),
    headcount: report?.headcount ?? null,
    evaluation: report?.evaluation ?? '',
  }
  const evaluation = joinTexts(form.seen.evaluation, theirs.evaluation, form.evaluation ?? '').text
  const conflict = await conflictOf(tx, actor, session, form, { ...theirs, once })
  const isTheirs = session.closed_at !== null && session.closed_by === actor.personId
  // The page that closed it got no answer, and the same came from the device: nothing is left to decide.
  if (isTheirs && form.close && evaluation === theirs.evaluation && conflict && changesNothing(conflict))
    return done({ closed: true })
  if (conflict && !isDecided(form, conflict)) return { ok: false, conflict }
  if (session.closed_at) {
    const reopened = await reopenSession(tx, actor, session.id)
    if (!reopened.ok) throw new NotHere()
  }
  const isGivenUp = form.decided === 'theirs'
  const kept = await keepRegister(
    tx,
    actor,
    session.id,
    {
      entries: mergedEntries(form.entries, { seen: form.seen.rows, now: theirs.rows }, form.decided),
      walkIns: isGivenUp ? form.walkIns.filter((one) => !isAbsent(one, theirs.rows)) : form.walkIns,
      headcount:
        form.headcount === form.seen.headcount || (isGivenUp && conflict?.headcount)
          ? theirs.headcount
          : form.headcount,
      evaluation: evaluation.slice(0, 4000) || null,
      close: form.close || session.closed_at !== null,
      overCapacity: form.overCapacity,
    },
    { now, once, timeZone },
  )
  return kept.ok ? done(kept.value) : kept
}

/** Theirs may stay in an open register only: there what nobody else touched still goes in. */
const isDecided = ({ decided }: HeldRegisterForm, { why, mayDecide }: RegisterConflict) =>
  decided === 'mine' ? mayDecide : decided === 'theirs' && why === 'changed'

const isAbsent = (one: HeldRegisterForm['walkIns'][number], rows: Standing['rows']) =>
  one.kind === 'person' && standingIn(rows)(one.id).state === 'absent'

const changesNothing = ({ rows, headcount }: RegisterConflict) => rows.length === 0 && headcount === null

async function conflictOf(
  tx: ActorTx,
  actor: SignedInActor,
  session: LockedSession,
  form: HeldRegisterForm,
  { rows: now, headcount, once }: Standing & { once: string },
): Promise<RegisterConflict | undefined> {
  const closed = session.closed_at !== null
  const versions = { seen: form.seen.rows, now }
  // A closed register is compared whole: whatever would change in it is shown.
  const differing = closed ? changesIn(form.entries, versions) : atOdds(form.entries, versions)
  const numbers = closed
    ? form.headcount !== form.seen.headcount && form.headcount !== headcount
    : numbersAtOdds(form.headcount, form.seen.headcount, headcount)
  const came = walkInsAtOdds(form, { closed, rows: now, once })
  if (!closed && differing.length === 0 && !numbers && came.length === 0) return undefined
  const named = [...differing, ...came].map(({ personId }) => personId)
  const names = await namesOf(tx, [...named, ...(session.closed_by ? [session.closed_by] : [])])
  return {
    why: closed ? 'closed' : 'changed',
    mayDecide: !closed || mayReopen({ closedBy: session.closed_by }, actor),
    by: session.closed_by ? (names.get(session.closed_by) ?? null) : null,
    at: session.closed_at?.toISOString() ?? null,
    rows: [...differing.map((one) => ({ ...one, name: '' })), ...came].map(({ personId, name, ...one }) => ({
      name: names.get(personId) ?? name,
      ...sideBySide(one),
    })),
    headcount: numbers ? { mine: form.headcount, theirs: headcount } : null,
  }
}

const sideBySide = ({ mine, theirs }: { mine: Said; theirs: Said }) => ({
  mine: mine.state,
  theirs: theirs.state,
  ...(mine.role !== theirs.role && mine.state && theirs.state
    ? { roles: { mine: mine.role, theirs: theirs.role } }
    : {}),
})

/** Who came without being expected: those somebody else said were absent, and in a closed register all whom it does not have. */
function walkInsAtOdds(
  { walkIns }: HeldRegisterForm,
  { closed, rows, once }: Pick<Standing, 'rows'> & { closed: boolean; once: string },
) {
  const standing = standingIn(rows)
  return walkIns.flatMap((one) => {
    const [personId, name] =
      one.kind === 'person' ? [one.id, ''] : [idWithin(once, `${one.kind} ${one.name}`), one.name]
    const theirs = standing(personId)
    const isAtOdds = closed ? theirs.state !== 'attended' : theirs.state === 'absent'
    const mine: Said = { state: 'attended', role: theirs.state ? theirs.role : UNRECORDED.role }
    return isAtOdds ? [{ personId, name, mine, theirs }] : []
  })
}
