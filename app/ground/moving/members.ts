import type pg from 'pg'
import type { Member } from './manifest.ts'

const AT_ONCE = 500

/** Whoever has an account in a territory, with the address it is known by: accounts stand in a schema of their own. */
export async function* membersOf(
  { owner, auth }: { owner: pg.ClientBase; auth: pg.ClientBase },
  territoryId: string,
): AsyncGenerator<Member[]> {
  const { rows: stands } = await auth.query<{ yes: boolean }>(
    `select to_regclass('auth."user"') is not null as yes`,
  )
  if (!stands[0]?.yes) return
  for (let after = ''; ; ) {
    const { rows: linked } = await owner.query<Omit<Member, 'email'>>(
      `select a.account_id, a.person_id, concat_ws(' ', p.given_name, nullif(p.family_name, '')) as name
       from account_person a join person p on p.territory_id = a.territory_id and p.id = a.person_id
       where a.territory_id = $1 and a.account_id > $2 order by a.account_id limit ${AT_ONCE}`,
      [territoryId, after],
    )
    const { rows: known } = await auth.query<{ id: string; email: string }>(
      'select id, email from auth."user" where id = any ($1)',
      [linked.map(({ account_id }) => account_id)],
    )
    const emails = new Map(known.map(({ id, email }) => [id, email]))
    yield linked.flatMap((one) => {
      const email = emails.get(one.account_id)
      return email ? [{ ...one, email }] : []
    })
    if (linked.length < AT_ONCE) return
    after = linked.at(-1)!.account_id
  }
}

/** Nobody comes in by an account this house does not know as theirs. */
export async function unlinkOthers(owner: pg.ClientBase, territoryId: string, known: readonly string[]) {
  await owner.query('delete from account_person where territory_id = $1 and account_id <> all ($2)', [
    territoryId,
    known,
  ])
}

/** The one link with which somebody comes in, in place of those before: only its hash is kept. */
export async function inviteMember(
  owner: pg.ClientBase,
  territoryId: string,
  { person_id, email }: Member,
  invitation: { id: string; hash: Buffer; days: number },
) {
  await owner.query(
    'delete from invitation where territory_id = $1 and person_id = $2 and accepted_at is null',
    [territoryId, person_id],
  )
  await owner.query(
    `insert into invitation (territory_id, id, person_id, email, token_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [territoryId, invitation.id, person_id, email, invitation.hash, invitation.days],
  )
}
