import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { sameAs } from '../reads.ts'

export type Household = { id: string; name: string }
export type HouseholdMember = {
  person_id: string
  given_name: string
  family_name: string
  relation: string | null
  from_on: string | null
  until_on: string | null
}
export type HouseholdOf = Household & { members: HouseholdMember[] }

export const householdById = (tx: ActorTx, id: string): Promise<Household | undefined> =>
  tx.selectFrom('household').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

/** Households a person lives or lived in, each with everyone in it; merged people under their kept name. */
export async function householdsOf(tx: ActorTx, personId: string): Promise<HouseholdOf[]> {
  const households = await tx
    .selectFrom('household')
    .innerJoin('household_member', 'household_member.household_id', 'household.id')
    .select(['household.id', 'household.name'])
    .distinct()
    .where('household_member.person_id', 'in', await sameAs(tx, personId))
    .execute()
  const members = households.length
    ? await membersOf(
        tx,
        households.map(({ id }) => id),
      )
    : []
  return households.map((household) => ({
    ...household,
    members: members.filter(({ household_id }) => household_id === household.id),
  }))
}

export const membersOf = (tx: ActorTx, householdIds: readonly string[]) =>
  tx
    .selectFrom('household_member as member')
    .innerJoin('person as recorded', 'recorded.id', 'member.person_id')
    .innerJoin('person as kept', (join) =>
      join.on((on) => on('kept.id', '=', on.fn.coalesce('recorded.merged_into', 'recorded.id'))),
    )
    .select(['member.household_id', 'kept.id as person_id', 'kept.given_name', 'kept.family_name'])
    .select(['member.relation', 'member.from_on', 'member.until_on'])
    .where('member.household_id', 'in', [...householdIds])
    .orderBy('member.until_on', (order) => order.desc().nullsFirst())
    .orderBy('kept.search_given')
    .execute()
