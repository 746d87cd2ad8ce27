import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf, personNamed } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import { newPersonNamed } from '../../people/writes.ts'
import type { ByHandForm } from '../signups/forms.ts'
import { signUpById, type To } from '../signups/reads.ts'
import { entersAtOnce, type State } from '../signups/rules.ts'
import { expectThem, lockedSignUp, lockedTarget, marksOf, newCode, sealWords } from '../signups/writes.ts'

export type AddRefusal =
  | 'activities.signups.refused.full'
  | 'activities.signups.refused.twice'
  | NamingRefusal

/**
 * The team signs somebody up who asked aloud: in at once, or in line where it is full. A known person is expected in the
 * register. Refused where it is full without a line, where the same name at the same address is there already, and where
 * somebody may not be named. The same form sent again adds nobody.
 */
export async function signUpByHand(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  to: To,
  { known, needs, ...said }: ByHandForm,
  { now, today, language }: { now: Date; today: string; language: Language },
): Promise<Outcome<State, AddRefusal>> {
  const target = await lockedTarget(tx, to, now)
  const sent = await signUpById(tx, id)
  if (sent) return done(sent.state)
  const personId = known ? await keptIdOf(tx, known) : undefined
  const person = personId && (await personNamed(tx, personId))
  if (known && !person) throw new NotHere()
  if (personId) {
    const unnamed = await refusalToName(tx, actor, [personId], today)
    if (unnamed) return refused(unnamed)
  }
  const contact = { ...said, name: said.name ?? (person ? fullName(person) : '') }
  const reachable = Boolean(said.email || said.phone)
  const { mark, contactMark } = marksOf(actor.territoryId, to, contact)
  if (await isThere(tx, to, { mark: reachable ? mark : undefined, personId }))
    return refused('activities.signups.refused.twice')
  const enters = !target.terms || entersAtOnce(target.terms, target.counts)
  if (!enters && !target.terms?.waitingList) return refused('activities.signups.refused.full')
  const state = enters ? 'in' : 'waiting'
  await insertOwn(tx, 'signup', {
    territory_id: actor.territoryId,
    id,
    activity_id: to.activityId,
    session_id: to.sessionId,
    state,
    reached_by: said.email ? 'mail' : said.phone ? 'phone' : 'nothing',
    for_minor: said.who === 'minor',
    mark: reachable ? mark : null,
    contact_mark: reachable ? contactMark : null,
    code: newCode(5),
    language,
    person_id: personId ?? null,
    asked_at: now,
    confirmed_at: now,
    queued_at: enters ? null : now,
    recorded_by: actor.personId,
  })
  const { name, email, phone, responsible, relation } = contact
  const whose = said.who === 'minor' ? { responsible, relation } : {}
  await sealWords(tx, actor, id, { name, email, phone, ...whose }, needs)
  if (enters && personId) await expectThem(tx, actor, to, personId, now)
  await record(tx, actor, 'activities.signUpByHand', 'signup', id)
  return done(state)
}

const isThere = async (
  tx: ActorTx,
  { activityId, sessionId }: To,
  { mark, personId }: { mark: string | undefined; personId: string | undefined },
) =>
  (mark || personId) &&
  (await tx
    .selectFrom('signup')
    .where('activity_id', '=', activityId)
    .where('session_id', 'is not distinct from', sessionId)
    .where('state', '<>', 'cancelled')
    .where((eb) =>
      eb.or([
        ...(mark ? [eb('mark', '=', mark)] : []),
        ...(personId ? [eb('person_id', '=', personId)] : []),
      ]),
    )
    .select('id')
    .executeTakeFirst()) !== undefined

/**
 * Says whom a sign-up is: somebody known, or a person recorded now under the name it gave. From then on they are expected in
 * the register. Refused where they may not be named.
 */
export async function knowThem(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  who: { known: string } | 'new',
  { now, today, once }: { now: Date; today: string; once: string },
): Promise<Outcome<null, NamingRefusal>> {
  const { target, state, signUp } = await lockedSignUp(tx, id, now)
  if (signUp.personId) return done(null)
  const name = signUp.contact?.name
  if (state === 'cancelled' || !name) throw new NotHere()
  const personId = await (who === 'new'
    ? newPersonNamed(tx, actor, name, idWithin(once, `signup ${id}`))
    : keptIdOf(tx, who.known))
  if (!personId) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  await tx.updateTable('signup').set({ person_id: personId }).where('id', '=', id).execute()
  if (state === 'in') await expectThem(tx, actor, target, personId, now)
  await record(tx, actor, 'activities.signUpKnown', 'signup', id)
  return done(null)
}
