import type { Child } from 'hono/jsx'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../ground/ui/card.tsx'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { type SessionLine, sessionsToClose, todaySessions } from '../sessions/reads.ts'
import { SessionState } from './session-list.tsx'

/** How far back a session nobody closed is still asked for. */
const LATELY_DAYS = 14

/** For "La mia giornata": today's sessions, and those nobody has closed yet, each with the way to its register. */
export async function sessionsOfToday(tx: ActorTx, _actor: Actor, today: { day: string }): Promise<Child> {
  const sessions = await todaySessions(tx, today.day)
  const toClose = await sessionsToClose(tx, daysLater(today.day, -LATELY_DAYS), today.day)
  return (
    <>
      {sessions.length > 0 && <SessionCards heading="activities.today.heading" sessions={sessions} />}
      {toClose.length > 0 && <SessionCards heading="activities.today.toClose" sessions={toClose} />}
    </>
  )
}

type Props = {
  heading: 'activities.today.heading' | 'activities.today.toClose'
  sessions: readonly SessionLine[]
}

function SessionCards({ heading, sessions }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading={heading}>
      <CardGrid>
        {sessions.map((session) => (
          <Card
            title={session.title}
            kicker={t(`activities.kind.${session.kind}`)}
            foot={
              <div class="beside">
                <SessionState session={session} />
                <ButtonLink
                  href={below(`/activities/${session.activityId}/sessions/${session.id}`)}
                  label="activities.register.heading"
                  quiet
                />
              </div>
            }
          >
            <p>
              <When at={session.startsAt} />
              {session.place && ` · ${session.place}`}
            </p>
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}
