import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { type IntakeLine, intakesOf } from '../reads.ts'

/** For a person's page: what those who accompany them know. To anyone else the page is as it always was. */
export async function intakesOfPerson(tx: ActorTx, _actor: SignedInActor, personId: string): Promise<Child> {
  const intakes = await intakesOf(tx, personId)
  return intakes.length ? <PersonIntakes intakes={intakes} /> : null
}

function PersonIntakes({ intakes }: { intakes: readonly IntakeLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="intakes.person.heading" lead="intakes.person.lead">
      <ul class="plain-list stack">
        {intakes.map((one) => (
          <li class="panel">
            <a href={below(`/intakes/${one.id}`)}>{t('intakes.person.open')}</a>
            <p class="hint">
              <When at={one.openedOn} as="day" />
              {one.closedOn && ' – '}
              {one.closedOn && <When at={one.closedOn} as="day" />}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
