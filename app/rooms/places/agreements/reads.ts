import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Party } from './rules.ts'

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('civic_agreement as agreed')
    .innerJoin('civic_center as center', 'center.id', 'agreed.center_id')
    .innerJoin('place', 'place.id', 'center.place_id')
    .leftJoin('municipality as town', 'town.istat_code', 'place.istat_code')
    .select(['agreed.id', 'agreed.center_id as centerId', 'center.place_id as placeId'])
    .select(['place.name as placeName', 'place.address', 'town.name as municipality'])
    .select(['agreed.from_on as fromOn', 'agreed.until_on as untilOn', 'agreed.spaces', 'agreed.conditions'])
    .select('agreed.signed_on as signedOn')

export type Agreement = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]
export type SignedAgreement = Agreement

/** The agreements of a center one may read, the latest first. */
export const agreementsOf = (tx: ActorTx, centerId: string): Promise<Agreement[]> =>
  rows(tx)
    .where('agreed.center_id', '=', centerId)
    .orderBy('agreed.from_on', 'desc')
    .orderBy('agreed.id', 'desc')
    .execute()

/** Undefined where it is hidden or missing. */
export const agreementById = (tx: ActorTx, id: string): Promise<Agreement | undefined> =>
  rows(tx).where('agreed.id', '=', id).executeTakeFirst()

/** Who agrees, as they were called then. */
export const partiesOf = (tx: ActorTx, agreementId: string): Promise<Party[]> =>
  tx
    .selectFrom('civic_agreement_party')
    .where('agreement_id', '=', agreementId)
    .orderBy('name')
    .select(['organisation_id as id', 'name', 'part'])
    .$castTo<Party>()
    .execute()
