import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { guardiansOf } from '../../people/guardians/reads.ts'
import { ADULT_AGE, isUnder } from '../../people/guardians/rules.ts'
import { personById } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import type { Pact } from '../reads.ts'
import { holdsFrom, type Signed } from '../rules.ts'

export type Signature = Signed & { signerId: string; name: string }

/** Who signed which version of a pact, in the order of the days. */
export async function signaturesOf(tx: ActorTx, pactId: string): Promise<Signature[]> {
  const rows = await tx
    .selectFrom('pact_signature as s')
    .leftJoin('person as p', 'p.id', 's.signer_id')
    .where('s.pact_id', '=', pactId)
    .orderBy('s.signed_on')
    .orderBy('s.id')
    .select(['s.version_id as versionId', 's.side', 's.signed_on as signedOn', 's.signer_id as signerId'])
    .select(['p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, side, ...row }) => ({
    ...row,
    side: side as Signed['side'],
    name: given_name === null ? '' : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

export type Signer = { side: Signed['side']; personId: string; name: string; part: string | null }

/** Who is to sign: the person, or who answers for a minor; and the micro-team as it is today. */
export async function signersOf(tx: ActorTx, pact: Pact, today: string): Promise<Signer[]> {
  const person = await personById(tx, pact.personId)
  const born = { bornOn: person?.profile.born_on ?? null, birthYear: person?.profile.birth_year ?? null }
  const minor = isUnder(ADULT_AGE, today, born)
  const guardians = minor
    ? (await guardiansOf(tx, pact.personId)).filter(
        (one) => one.fromOn <= today && (one.untilOn ?? today) >= today,
      )
    : []
  const team = (await membersOf(tx, pact.circleId)).filter(
    (one) => !one.untilAt && one.personId !== pact.personId,
  )
  return [
    ...(minor ? [] : [{ side: 'person' as const, personId: pact.personId, name: pact.person, part: null }]),
    ...guardians.map((one) => ({
      side: 'guardian' as const,
      personId: one.guardianId,
      name: fullName(one),
      part: null,
    })),
    ...team.map(({ personId, name, part }) => ({ side: 'team' as const, personId, name, part })),
  ]
}

export type VersionLine = { id: string; number: number; writtenAt: Date; signedOn: string | null }

/** The versions of a pact without their words, the latest first, each with the day from which it held. */
export async function versionLines(tx: ActorTx, pactId: string): Promise<VersionLine[]> {
  const rows = await tx
    .selectFrom('pact_version')
    .where('pact_id', '=', pactId)
    .orderBy('number', 'desc')
    .select(['id', 'number', 'recorded_at as writtenAt'])
    .execute()
  const signatures = rows.length > 0 ? await signaturesOf(tx, pactId) : []
  return rows.map((row) => ({ ...row, signedOn: holdsFrom(row.id, signatures) }))
}
