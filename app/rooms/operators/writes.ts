import { sql } from 'kysely'
import type pg from 'pg'
import type { Actor } from '../../ground/access/actor.ts'
import { hashOf, newToken } from '../../ground/access/token.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { attempt } from '../../ground/db/attempt.ts'
import { beforeActor } from '../../ground/db/database.ts'
import { newId } from '../../ground/db/ids.ts'
import { insertOnce, insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { refusalToActOnline } from '../people/guardians/reads.ts'
import { newPersonNamed } from '../people/writes.ts'
import { dayHere } from '../territories/reads.ts'
import type { FigureForm, InvitationForm } from './forms.ts'
import { heldBy } from './hand-over/reads.ts'
import { leaves } from './hand-over/rules.ts'
import { leaveToOthers, oneAtATime } from './hand-over/writes.ts'
import { INVITATION_DAYS, mayAppoint, type Role } from './rules.ts'

/**
 * `token` opens the invitation and is known only now. It is null for someone who signs in already (`known`), and
 * when the form was sent again.
 */
export type Invited = { personId: string; token: string | null; known: boolean }
type InviteRefusal = 'operators.invite.notYours' | 'operators.invite.unknownPerson' | 'people.naming.online'

const NEW_PERSON = 'new-person:'

/**
 * Gives someone roles, and an invitation if they cannot sign in yet. Who is known by the e-mail address (`accountId`,
 * or an earlier invitation) is the same person. The same form sent again changes nothing. Refused for a child who may not act
 * online.
 */
export async function invite(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: InvitationForm,
  accountId?: string | undefined,
): Promise<Outcome<Invited, InviteRefusal>> {
  if (!form.roles.every((role) => mayAppoint(actor.roles, role))) return refused('operators.invite.notYours')
  // The same form sent twice at once: the second waits here, and finds what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
  const before = await tx.selectFrom('invitation').select('person_id').where('id', '=', id).executeTakeFirst()
  if (before) return done({ personId: before.person_id, token: null, known: false })

  const email = form.email.toLowerCase()
  const personId = await whomToInvite(tx, actor, form.person, email, accountId)
  if (!personId) return refused('operators.invite.unknownPerson')
  const tooYoung = await refusalToActOnline(tx, actor, personId, await dayHere(tx, actor))
  if (tooYoung) return refused(tooYoung)
  for (const role of form.roles) await giveRole(tx, actor, personId, role)
  if (await signsIn(tx, personId)) return done({ personId, token: null, known: true })
  return done({ personId, token: await newInvitation(tx, actor, id, personId, email), known: false })
}

async function whomToInvite(
  tx: ActorTx,
  actor: Actor,
  said: string,
  email: string,
  accountId: string | undefined,
): Promise<string | undefined> {
  const known = await personOf(tx, email, accountId)
  if (known) return known
  if (said.startsWith(NEW_PERSON)) return newPersonNamed(tx, actor, said.slice(NEW_PERSON.length))
  const person = await tx
    .selectFrom('person')
    .select((of) => of.fn.coalesce('merged_into', 'id').as('id'))
    .where(sql<string>`id::text`, '=', said)
    .executeTakeFirst()
  return person?.id
}

async function personOf(tx: ActorTx, email: string, accountId: string | undefined) {
  const signingIn = tx
    .selectFrom('account_person')
    .select('person_id')
    .where('account_id', '=', accountId ?? '')
  const invited = tx.selectFrom('invitation').select('person_id').where('email', '=', email).limit(1)
  return ((await signingIn.executeTakeFirst()) ?? (await invited.executeTakeFirst()))?.person_id
}

const signsIn = async (tx: ActorTx, personId: string) =>
  (await tx
    .selectFrom('account_person')
    .select('linked_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()) !== undefined

/** A new link in place of those before: one person has one way in. */
async function newInvitation(tx: ActorTx, actor: Actor, id: string, personId: string, email: string) {
  const token = newToken()
  await tx
    .deleteFrom('invitation')
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .execute()
  await tx
    .insertInto('invitation')
    .values({
      territory_id: actor.territoryId,
      id,
      person_id: personId,
      email,
      token_hash: hashOf(token),
      expires_at: sql<Date>`now() + make_interval(days => ${INVITATION_DAYS})`,
      invited_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'operators.invited', 'person', personId)
  return token
}

/** Invites again someone who has not accepted; the link given before no longer opens. Nothing where none waits. */
export async function inviteAgain(tx: ActorTx, actor: Actor, personId: string) {
  const waiting = await tx
    .selectFrom('invitation')
    .select('email')
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  if (!waiting) return undefined
  const token = await newInvitation(tx, actor, newId(), personId, waiting.email)
  return { email: waiting.email, token }
}

/** Gives a role from now on; a role already held stays as it is. */
export async function giveRole(tx: ActorTx, actor: Actor, personId: string, role: Role): Promise<void> {
  const id = newId()
  const given = await insertOnce(tx, 'role_assignment', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    role,
    recorded_by: actor.personId,
  })
  if (given) await record(tx, actor, 'operators.role_given', 'role_assignment', id)
}

type EndRefusal =
  | 'operators.end.unknown'
  | 'operators.end.notYours'
  | 'operators.end.last'
  | 'operators.handOver.first'

/**
 * Ends a role at once. Refused for the last administrator who can sign in, also when two end each other's; and for the last role
 * of somebody who holds things open that would be left to nobody, until these are handed over.
 */
export async function endRole(
  tx: ActorTx,
  actor: Actor,
  roleId: string,
  { isHandedOver = false }: { isHandedOver?: boolean } = {},
): Promise<Outcome<{ personId: string }, EndRefusal>> {
  const held = await tx
    .selectFrom('role_assignment')
    .select(['person_id', 'role', 'ends_at'])
    .where('id', '=', roleId)
    .executeTakeFirst()
  if (!held) return refused('operators.end.unknown')
  if (!mayAppoint(actor.roles, held.role)) return refused('operators.end.notYours')
  if (held.ends_at) return done({ personId: held.person_id })
  if (!isHandedOver && (await wouldLeave(tx, held.person_id, roleId))) {
    await oneAtATime(tx, actor)
    const today = await dayHere(tx, actor)
    const open = await heldBy(tx, held.person_id, today)
    if (open.some(({ duties }) => duties.some(({ stays }) => !stays)))
      return refused('operators.handOver.first')
    await leaveToOthers(tx, actor, held.person_id, today)
  }
  try {
    await attempt(tx, () =>
      tx
        .updateTable('role_assignment')
        .set({ ends_at: sql<Date>`greatest(now(), starts_at)` })
        .where('id', '=', roleId)
        .where('ends_at', 'is', null)
        .execute(),
    )
  } catch (error) {
    if ((error as pg.DatabaseError).constraint === 'role_assignment_last_administrator')
      return refused('operators.end.last')
    throw error
  }
  await record(tx, actor, 'operators.role_ended', 'role_assignment', roleId)
  return done({ personId: held.person_id })
}

/** Whether somebody accompanies nobody here any more without this role. */
async function wouldLeave(tx: ActorTx, personId: string, roleId: string) {
  const standing = await tx
    .selectFrom('role_assignment')
    .where('person_id', '=', personId)
    .where('ends_at', 'is', null)
    .select(['id', 'role'])
    .execute()
  return leaves(standing, [roleId])
}

/** Writes down a dated fact about the figure someone is, under its form's id. Sent again it changes nothing. */
export async function recordFigure(
  tx: ActorTx,
  actor: Actor,
  id: string,
  personId: string,
  { figure, fact, onDate, note }: FigureForm,
): Promise<void> {
  const added = await insertOwn(tx, 'operator_figure', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    figure,
    fact,
    on_date: onDate,
    note: note ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.figure_recorded', 'operator_figure', id)
}

/** Takes back a fact that was written down by mistake. */
export async function removeFigure(tx: ActorTx, actor: Actor, personId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('operator_figure')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.figure_removed', 'operator_figure', id)
}

type AcceptRefusal = 'operators.accept.used' | 'operators.accept.otherPerson'

/**
 * Links an account to the person an invitation is for. Of two who hold the link one is accepted. Refused where the
 * account already belongs to someone else of the territory.
 */
export async function acceptInvitation(
  territoryId: string,
  token: string,
  accountId: string,
): Promise<Outcome<{ personId: string }, AcceptRefusal>> {
  try {
    const { rows } = await sql<{ person: string | null }>`
      select app.accept_invitation(${territoryId}, ${hashOf(token)}, ${accountId}) as person`.execute(
      beforeActor(),
    )
    const personId = rows[0]?.person
    return personId ? done({ personId }) : refused('operators.accept.used')
  } catch (error) {
    if ((error as pg.DatabaseError).code === '23505') return refused('operators.accept.otherPerson')
    throw error
  }
}
