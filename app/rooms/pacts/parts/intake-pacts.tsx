import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { type IntakeLine, walksAlong } from '../../intakes/reads.ts'
import { sameAs } from '../../people/reads.ts'
import { type PactLine, pactsAbout } from '../reads.ts'
import { StateTag } from './state-tag.tsx'

/** For the page of an accompaniment: pacts with the person whose team the reader is in, and the way to a new one. */
export async function pactsOfIntake(
  tx: ActorTx,
  actor: SignedInActor,
  { id, personId, circleId, closedOn }: IntakeLine,
): Promise<Child> {
  const pacts = await pactsAbout(tx, actor, await sameAs(tx, personId))
  const begins = closedOn === null && (await walksAlong(tx, circleId))
  if (pacts.length === 0 && !begins) return null
  return <IntakePacts pacts={pacts} begin={begins ? { id, personId } : undefined} />
}

type Props = { pacts: readonly PactLine[]; begin: { id: string; personId: string } | undefined }

function IntakePacts({ pacts, begin }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="pacts.person.heading">
      {pacts.length === 0 && <p class="hint">{t('pacts.intake.none')}</p>}
      <ul class="plain-list">
        {pacts.map(({ id, kind, state }) => (
          <li class="beside">
            <a href={below(`/pacts/${id}`)}>{kind}</a>
            <StateTag state={state} />
          </li>
        ))}
      </ul>
      {begin && (
        <ButtonLink
          href={below(`/pacts/new?person=${begin.personId}&intake=${begin.id}`)}
          label="pacts.intake.begin"
          quiet
        />
      )}
    </Section>
  )
}
