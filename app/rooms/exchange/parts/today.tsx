import { holdsRole } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { FewFirst } from '../../../ground/ui/few-first.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { DaySection } from '../../encounters/parts/sections.ts'
import { TEAM } from '../../people/rules.ts'
import { type Waiting, waitingNow } from '../board/reads.ts'
import { alarmsOf, type Due, dueOf } from '../facts/reads.ts'
import { kindCalled } from '../kinds/reads.ts'

const AHEAD_DAYS = 7
const ALARM_DAYS = 14

/** For somebody's day: what worries, what is due and what waits for a decision, in what they follow. */
export const exchangesToday: DaySection = async (tx, actor, { day }) => {
  if (!holdsRole(actor, ...TEAM)) return null
  const alarms = await alarmsOf(tx, actor, daysLater(day, -ALARM_DAYS))
  const due = await dueOf(tx, actor, daysLater(day, AHEAD_DAYS))
  const waiting = await waitingNow(tx, day)
  if (alarms.length + due.length + waiting.matches + waiting.unchecked === 0) return null
  return <ExchangesToday alarms={alarms} due={due} waiting={waiting} />
}

type Props = { alarms: readonly Due[]; due: readonly Due[]; waiting: Waiting }

function ExchangesToday({ alarms, due, waiting }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="exchange.day.heading">
      {alarms.length > 0 && (
        <Callout kind="warning" heading="exchange.day.alarms">
          <Dues dues={alarms} />
        </Callout>
      )}
      {due.length > 0 && (
        <FewFirst
          all={due}
          others={(count) => ['exchange.day.others', { count }]}
          list={(some) => <Dues dues={some} />}
        />
      )}
      <ul class="plain-list">
        {waiting.matches > 0 && (
          <li>
            <a href={below('/exchange/board')}>{t('exchange.day.matches', { count: waiting.matches })}</a>
          </li>
        )}
        {waiting.unchecked > 0 && (
          <li>
            <a href={below('/exchange/board')}>{t('exchange.day.unchecked', { count: waiting.unchecked })}</a>
          </li>
        )}
      </ul>
    </Section>
  )
}

function Dues({ dues }: { dues: readonly Due[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list">
      {dues.map(({ agreementId, kind, code, title, dueOn }) => {
        const of = kindCalled(kind)?.agreement.facts.find((fact) => fact.code === code)
        return (
          <li>
            <a href={below(`/exchange/agreements/${agreementId}`)}>{of ? t(of.label) : title}</a>
            <div class="hint">
              {title} · <When at={dueOn} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
