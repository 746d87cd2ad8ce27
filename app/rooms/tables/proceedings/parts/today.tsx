import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { DaySection } from '../../../encounters/parts/sections.ts'
import { type Agreement, agreementsEnding } from '../../agreements/reads.ts'
import { ownTableIds } from '../../reads.ts'
import { requestsWaiting } from '../../requests/reads.ts'
import { factsOf, type Proceeding, proceedingsOf } from '../reads.ts'
import { type Deadline, deadlinesNear, WARNED_DAYS } from '../rules.ts'
import { pathOf } from './here.ts'

/** An agreement that ends is told in time to think of what comes after. */
const ENDING_DAYS = 60

type Line = {
  one: Pick<Proceeding, 'id' | 'title'>
  what: Deadline['what'] | 'acts' | 'agreement'
  on: string
  page: string
}

/** For the day of whoever answers for a proceeding, or sits at its table and works here: what is near or past. */
export const proceedingsToday: DaySection = async (tx, actor, { day }) => {
  const own = await ownTableIds(tx, actor.personId, day)
  const proceedings = await proceedingsOf(tx, actor.personId, own)
  const ahead = daysLater(day, WARNED_DAYS)
  const lines: Line[] = []
  for (const one of proceedings) {
    const { unanswered } = await factsOf(tx, one)
    for (const { what, on } of deadlinesNear(one, { waiting: unanswered }, day, ahead))
      lines.push({ one, what, on, page: what === 'questions' ? '' : '/candidates' })
  }
  const titles = new Map(proceedings.map((one) => [one.id, one]))
  const ids = proceedings.map(({ id }) => id)
  for (const { id, proceedingId, dueOn } of await requestsWaiting(tx, ids, ahead)) {
    const one = titles.get(proceedingId)
    if (one) lines.push({ one, what: 'acts', on: dueOn, page: `/acts/${id}` })
  }
  lines.push(...ending(await agreementsEnding(tx, own, day, daysLater(day, ENDING_DAYS))))
  if (lines.length === 0) return null
  return <Near lines={lines.toSorted((a, b) => a.on.localeCompare(b.on))} today={day} />
}

const ending = (agreements: readonly Agreement[]): Line[] =>
  agreements.map(({ proceedingId, untilOn, with: parties }) => ({
    one: { id: proceedingId, title: parties.join(', ') },
    what: 'agreement',
    on: untilOn,
    page: '',
  }))

function Near({ lines, today }: { lines: readonly Line[]; today: string }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Section heading="tables.day.proceedings">
      <ul class="plain-list">
        {lines.map(({ one, what, on, page }) => (
          <li>
            <a href={below(`${pathOf(one)}${page}`)}>{t(`tables.day.${what}`, { title: one.title })}</a>{' '}
            <Tag tone={on < today ? 'attention' : 'primary'}>
              {t(on < today ? 'tables.day.past' : 'tables.day.by', { day: day(on) })}
            </Tag>
          </li>
        ))}
      </ul>
    </Section>
  )
}
