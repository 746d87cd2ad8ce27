import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { sessionsAhead } from '../reads.ts'

const AHEAD_DAYS = 14
type Coming = Awaited<ReturnType<typeof sessionsAhead>>

/** For somebody's day: the next sessions of the paths they are on. */
export async function trainingToday(
  tx: ActorTx,
  { personId }: SignedInActor,
  { day }: { day: string },
): Promise<Child> {
  const coming = await sessionsAhead(tx, personId, day, daysLater(day, AHEAD_DAYS))
  return coming.length > 0 ? <TrainingToday coming={coming} /> : null
}

function TrainingToday({ coming }: { coming: Coming }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Section heading="operators.training.day">
      <ul class="plain-list">
        {coming.map(({ id, path, onDate, startsAt, place }) => (
          <li>
            <a href={at(`/training/days/${id}`)}>{path}</a>
            <div class="hint">
              <When at={onDate} /> · {t('operators.training.at', { time: startsAt })} · {place}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
