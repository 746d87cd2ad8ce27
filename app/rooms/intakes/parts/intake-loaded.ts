import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { membersOf } from '../../operators/circles/reads.ts'
import type { CircleMember } from '../../operators/circles/rules.ts'
import { findOrganisations } from '../../organisations/reads.ts'
import { type GuardianOf, guardiansOf } from '../../people/guardians/reads.ts'
import { householdById } from '../../people/households/reads.ts'
import { hintOf } from '../../people/parts/person-hint.ts'
import { findPeople } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import { type ReadingOf, readingOf } from '../attention/reads.ts'
import {
  type Closing,
  type Contact,
  closingsOf,
  contactsOf,
  type Referral,
  referralsOf,
  type Step,
  stepsOf,
} from '../going/reads.ts'
import {
  type Agreement,
  accompaniedBesides,
  agreementsOf,
  type IntakeLine,
  knownBefore,
  readStory,
  walksAlong,
} from '../reads.ts'
import type { Story } from '../rules.ts'
import { type PathPart, partsOf } from '../school/reads.ts'
import { intakeSections } from './sections.ts'
import type { Sent } from './sent.ts'

export type IntakeLoaded = {
  intake: IntakeLine
  story: Story | undefined
  knownBefore: boolean | null
  besides: boolean
  /** Whether the actor walks along, and may change it. */
  inside: boolean
  household: { id: string; name: string } | undefined
  agreements: Agreement[]
  guardians: GuardianOf[]
  members: CircleMember[]
  steps: Step[]
  contacts: Contact[]
  referrals: Referral[]
  closings: Closing[]
  reading: ReadingOf
  parts: PathPart[]
  sections: Child[]
  found: Found[]
}

/** All that stands on an intake's page, as far as the actor may read it; that it was read is written down. */
export async function loadIntake(
  tx: ActorTx,
  actor: SignedInActor,
  intake: IntakeLine,
  today: string,
  sent: Sent,
): Promise<IntakeLoaded> {
  const sections: Child[] = []
  for (const section of intakeSections) sections.push(await section(tx, actor, intake))
  return {
    intake,
    story: await readStory(tx, actor, intake),
    knownBefore: await knownBefore(tx, intake.id),
    besides: await accompaniedBesides(tx, intake.id),
    inside: await walksAlong(tx, intake.circleId),
    household: intake.householdId ? await householdById(tx, intake.householdId) : undefined,
    agreements: await agreementsOf(tx, intake.id),
    guardians: (await guardiansOf(tx, intake.personId)).filter((one) => one.untilOn === null),
    members: await membersOf(tx, intake.circleId),
    steps: await stepsOf(tx, intake.id),
    contacts: await contactsOf(tx, intake.id),
    referrals: await referralsOf(tx, intake.id),
    closings: await closingsOf(tx, intake.id),
    reading: await readingOf(tx, actor, intake, today),
    parts: await partsOf(tx, intake.id),
    sections,
    found: await foundBy(tx, sent),
  }
}

/** What a search pressed without JavaScript has found. */
async function foundBy(tx: ActorTx, { form }: Sent): Promise<Found[]> {
  const searching = form?.searching
  if (!searching) return []
  if (searching.name === 'organisation' || searching.name === 'forBody')
    return (await findOrganisations(tx, searching.query)).map((one) => ({ value: one.id, label: one.name }))
  const people = await findPeople(tx, searching.query)
  return people.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
}
