import type { Auth } from '../../ground/access/auth.ts'
import { isRole, ROLES, type Role } from '../../rooms/operators/rules.ts'

export type ExamplePerson = { slug: string; territory: string; personId: string; name: string; role: Role }
type Row = {
  slug: string
  territory_name: string
  person_id: string
  account_id: string
  person_name: string
  role: string
}

/** The people of an example whom anyone may enter as, one for each role. The database gives none where people are real. */
export async function peopleToEnterAs({ pool }: Auth): Promise<ExamplePerson[]> {
  const { rows } = await pool.query<Row>('select * from app.people_to_enter_as()')
  const people = rows.flatMap(
    ({ slug, territory_name: territory, person_id: personId, person_name: name, role }) =>
      isRole(role) ? [{ slug, territory, personId, name, role }] : [],
  )
  return people.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
}

/** The account of one of them, asked again from the database when someone enters; nothing for anyone else. */
export async function accountToEnterAs({ pool }: Auth, personId: string) {
  const { rows } = await pool.query<Row>(
    'select * from app.people_to_enter_as() where person_id::text = $1 limit 1',
    [personId],
  )
  const [person] = rows
  return person && { accountId: person.account_id, slug: person.slug, role: person.role }
}
