import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { sameAs } from '../../people/reads.ts'
import { membershipsOf } from '../reads.ts'
import { Period, roleSaid } from './period.tsx'

/** For a person's page: what they do, and did, in organisations. */
export async function organisationsOfPerson(tx: ActorTx, _actor: Actor, personId: string): Promise<Child> {
  const memberships = await membershipsOf(tx, await sameAs(tx, personId))
  return memberships.length > 0 ? <PersonOrganisations memberships={memberships} /> : null
}

type Memberships = Awaited<ReturnType<typeof membershipsOf>>

function PersonOrganisations({ memberships }: { memberships: Memberships }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="organisations.person.heading">
      <ul>
        {memberships.map((one) => (
          <li>
            <a href={below(`/organisations/${one.organisation_id}`)}>{one.name}</a>{' '}
            <span class="hint">
              {roleSaid(t, one.role)} <Period {...one} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
