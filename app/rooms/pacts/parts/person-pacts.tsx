import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { sameAs } from '../../people/reads.ts'
import { type PactLine, pactsAbout } from '../reads.ts'
import { StateTag } from './state-tag.tsx'

/** For a person's page: their pacts, for who is in the team. For anyone else the page is as if there were none. */
export async function pactsOfPerson(tx: ActorTx, actor: Actor, personId: string): Promise<Child> {
  const pacts = await pactsAbout(tx, actor, await sameAs(tx, personId))
  return pacts.length > 0 ? <PersonPacts pacts={pacts} /> : null
}

function PersonPacts({ pacts }: { pacts: readonly PactLine[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Section heading="pacts.person.heading">
      <ul class="plain-list">
        {pacts.map(({ id, kind, state, signedOn }) => (
          <li class="beside">
            <a href={below(`/pacts/${id}`)}>{kind}</a>
            <StateTag state={state} />
            {signedOn && <span class="hint">{t('pacts.person.since', { day: day(signedOn) })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
