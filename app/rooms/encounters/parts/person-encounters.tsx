import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { type EncounterLine, encounters } from '../reads.ts'
import { EncounterList } from './encounter-list.tsx'

const FEW = 10

/** For a person's page: when the team met them. */
export async function encountersOfPerson(tx: ActorTx, _actor: Actor, personId: string): Promise<Child> {
  return <PersonEncounters personId={personId} met={await encounters(tx, { personId }, { limit: FEW })} />
}

function PersonEncounters({ personId, met }: { personId: string; met: EncounterLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="encounters.person.heading"
      actions={
        <ButtonLink
          href={below(`/diary/new?who=person:${personId}`)}
          label="encounters.day.new"
          quiet
          icon="plus"
        />
      }
    >
      {met.length ? <EncounterList encounters={met} authors /> : <p>{t('encounters.person.none')}</p>}
      {met.length === FEW && (
        <p>
          <a href={below(`/diary/all?whose=team&person=${personId}`)}>{t('encounters.day.seeAll')}</a>
        </p>
      )}
    </Section>
  )
}
