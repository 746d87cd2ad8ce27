import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../ground/ui/timeline.tsx'
import { sameAs } from '../../people/reads.ts'
import { sessionsAttended } from '../reads.ts'
import type { Kind } from '../rules.ts'
import type { Role } from '../sessions/rules.ts'

/** For a person's page: what they took part in. Nothing where they did not yet. */
export async function activitiesOfPerson(tx: ActorTx, _actor: Actor, personId: string): Promise<Child> {
  const attended = await sessionsAttended(tx, await sameAs(tx, personId))
  return attended.length ? <PersonActivities attended={attended} /> : null
}

function PersonActivities({ attended }: { attended: Awaited<ReturnType<typeof sessionsAttended>> }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="activities.person.heading">
      <Timeline>
        {attended.map((session) => (
          <TimelineEntry
            at={session.held_on}
            title={session.title}
            href={below(`/activities/${session.activity_id}/sessions/${session.id}`)}
            kicker={[
              t(`activities.kind.${session.kind as Kind}`),
              session.role !== 'participant' && t(`activities.role.${session.role as Role}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Timeline>
    </Section>
  )
}
