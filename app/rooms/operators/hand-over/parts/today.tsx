import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../rules.ts'
import { type HandOverPart, leftToNobody, partsWaitingFor, partsWaitingSince } from '../reads.ts'
import { ANSWER_DAYS } from '../rules.ts'
import { useDuties } from './duty-words.ts'
import { PartList } from './part-list.tsx'

const DAY_MS = 86_400_000

/** For somebody's day: what was left to them and waits for their word. */
export async function leftToMe(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  if (!holdsRole(actor, ...TEAM)) return null
  const parts = await partsWaitingFor(tx, actor.personId)
  return parts.length > 0 ? <LeftToMe parts={parts} /> : null
}

function LeftToMe({ parts }: { parts: readonly HandOverPart[] }) {
  const { t } = useTexts()
  const { say } = useDuties()
  const at = useBelow()
  return (
    <Section heading="operators.handOver.day" lead="operators.handOver.dayLead">
      <ul class="plain-list stack">
        {parts.map((part) => (
          <li class="beside">
            <a href={at(`/hand-overs/${part.id}`)}>
              {t('operators.handOver.leaves', { name: part.from, what: say(part.kind, part.things.length) })}
            </a>
            <ActionButton
              action={at(`/hand-overs/${part.id}/take-up`)}
              label={['operators.handOver.takeUpOf', { what: say(part.kind, part.things.length) }]}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Left = Awaited<ReturnType<typeof leftToNobody>>

/** For who coordinates: what stays in the name of people who left, and what was handed over and waits for a word for long. */
export async function handOversToLookAt(
  tx: ActorTx,
  actor: SignedInActor,
  { now, day }: { now: Date; day: string },
): Promise<Child> {
  if (!holdsRole(actor, 'coordinator')) return null
  const left = await leftToNobody(tx, day)
  const waiting = await partsWaitingSince(tx, new Date(now.getTime() - ANSWER_DAYS * DAY_MS))
  return left.length + waiting.length > 0 ? <ToLookAt left={left} waiting={waiting} /> : null
}

function ToLookAt({ left, waiting }: { left: Left; waiting: HandOverPart[] }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <>
      {left.length > 0 && (
        <Callout kind="warning" heading="operators.handOver.toNobody">
          <ul class="plain-list">
            {left.map(({ personId, name, count }) => (
              <li>
                <a href={at(`/operators/${personId}/hand-over`)}>{name}</a>:{' '}
                {t('operators.handOver.things.count', { count })}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {waiting.length > 0 && (
        <Section heading="operators.handOver.unanswered" lead="operators.handOver.unansweredLead">
          <PartList parts={waiting} />
        </Section>
      )}
    </>
  )
}
