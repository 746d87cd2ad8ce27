import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import { hashOf } from '../../ground/access/token.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { beforeActor } from '../../ground/db/database.ts'
import { isRole, type Role } from './rules.ts'

export type StandingRole = { id: string; role: string; since: Date }
export type Operator = {
  personId: string
  name: string
  roles: StandingRole[]
  /** Whether they can sign in; unknown to those who may not read accounts. */
  signsIn: boolean
  /** Until when an invitation waits for them. */
  invitedUntil: Date | null
}

const fullName = sql<string>`concat_ws(' ', person.given_name, nullif(person.family_name, ''))`

/** People with a standing role, by family name; of one role if it is given. */
export async function operators(tx: ActorTx, role?: Role): Promise<Operator[]> {
  const rows = await tx
    .selectFrom('role_assignment as held')
    .innerJoin('person', 'person.id', 'held.person_id')
    .leftJoin('account_person as account', 'account.person_id', 'held.person_id')
    .leftJoin('invitation', (join) =>
      join.onRef('invitation.person_id', '=', 'held.person_id').on('invitation.accepted_at', 'is', null),
    )
    .where('held.ends_at', 'is', null)
    .$if(role !== undefined, (query) =>
      query.where('held.person_id', 'in', (some) =>
        some
          .selectFrom('role_assignment')
          .select('person_id')
          .where('role', '=', role as string)
          .where('ends_at', 'is', null),
      ),
    )
    .orderBy('person.search_family')
    .orderBy('held.starts_at')
    .select([
      'held.id',
      'held.role',
      'held.starts_at',
      'held.person_id',
      'account.account_id',
      'invitation.expires_at',
      fullName.as('name'),
    ])
    .execute()
  const people = new Map<string, Operator>()
  for (const row of rows) {
    const known: Operator = people.get(row.person_id) ?? {
      personId: row.person_id,
      name: row.name,
      roles: [],
      signsIn: row.account_id !== null,
      invitedUntil: row.expires_at,
    }
    if (!known.roles.some(({ id }) => id === row.id))
      known.roles.push({ id: row.id, role: row.role, since: row.starts_at })
    people.set(row.person_id, known)
  }
  return [...people.values()]
}

/** One person as an operator, with every role they ever held; nothing for who never held one and is no known person. */
export async function operatorAt(tx: ActorTx, personId: string) {
  const person = await tx
    .selectFrom('person')
    .select(['id', fullName.as('name')])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return undefined
  const account = await tx
    .selectFrom('account_person')
    .select('linked_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const invitation = await tx
    .selectFrom('invitation')
    .select(['id', 'email', 'expires_at'])
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .orderBy('expires_at', 'desc')
    .executeTakeFirst()
  return { ...person, signsInSince: account?.linked_at, invitation, roles: await rolesOf(tx, personId) }
}
export type OperatorRecord = NonNullable<Awaited<ReturnType<typeof operatorAt>>>

export const nameOf = async (tx: ActorTx, personId: string): Promise<string> =>
  (await tx.selectFrom('person').select(fullName.as('name')).where('id', '=', personId).executeTakeFirst())
    ?.name ?? ''

const rolesOf = (tx: ActorTx, personId: string) =>
  tx
    .selectFrom('role_assignment')
    .select(['id', 'role', 'starts_at', 'ends_at'])
    .where('person_id', '=', personId)
    .orderBy(sql`ends_at is not null`)
    .orderBy('starts_at', 'desc')
    .execute()

/** Dated facts about the figure someone is, newest first. */
export const figuresOf = (tx: ActorTx, personId: string) =>
  tx
    .selectFrom('operator_figure')
    .select(['id', 'figure', 'fact', 'on_date', 'note'])
    .where('person_id', '=', personId)
    .orderBy('on_date', 'desc')
    .execute()
export type FigureFact = Awaited<ReturnType<typeof figuresOf>>[number]

export type InvitationCard = {
  email: string
  name: string
  invitedBy: string | null
  roles: Role[]
  expired: boolean
  accepted: boolean
}

/** What an invitation's link opens, for whoever holds it; nothing for a token that was never given. */
export async function invitationAt(territoryId: string, token: string): Promise<InvitationCard | undefined> {
  const { rows } = await sql<{
    email: string
    given_name: string
    family_name: string
    invited_by: string | null
    roles: string[]
    expired: boolean
    accepted: boolean
  }>`select * from app.invitation_by_token(${territoryId}, ${hashOf(token)})`.execute(beforeActor())
  const [row] = rows
  if (!row) return undefined
  return {
    email: row.email,
    name: `${row.given_name} ${row.family_name}`.trim(),
    invitedBy: row.invited_by,
    roles: row.roles.filter(isRole),
    expired: row.expired,
    accepted: row.accepted,
  }
}

/** Roles one holds for oneself, not for work. */
const NOT_WORKING = ['citizen', 'guardian'] as const

/** Whether these ids of one person ever worked here, and whether a role of theirs still stands. */
export async function worksHere(tx: ActorTx, { territoryId }: Actor, ids: readonly string[]) {
  const { rows } = await sql<{ ever: boolean; standing: boolean }>`
    select
      exists (select from role_assignment r where r.territory_id = ${territoryId} and r.person_id = any (${ids}::uuid[])
        and r.role <> all (${[...NOT_WORKING]}::text[]))
        or exists (select from operator_figure f where f.territory_id = ${territoryId} and f.person_id = any (${ids}::uuid[]))
        and exists (select from account_person a where a.territory_id = ${territoryId} and a.person_id = any (${ids}::uuid[]))
        as ever,
      exists (select from role_assignment r where r.territory_id = ${territoryId} and r.person_id = any (${ids}::uuid[])
        and r.role <> all (${[...NOT_WORKING]}::text[]) and (r.ends_at is null or r.ends_at > now())) as standing`.execute(
    tx,
  )
  return rows[0] ?? { ever: false, standing: false }
}

/** Who of these is written down already as a figure. */
export async function figuresAmong(
  tx: ActorTx,
  people: readonly string[],
  figure: string,
): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await tx
    .selectFrom('operator_figure')
    .where('person_id', 'in', people)
    .where('figure', '=', figure)
    .select('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Who signs in here, by name, with the account they sign in with: as far as the actor may know it. */
export const accountsHere = (tx: ActorTx) =>
  tx
    .selectFrom('account_person as account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .orderBy(sql`person.search_family using ~<~`)
    .select(['account.account_id as accountId', fullName.as('name')])
    .execute()
