import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Pact } from '../../reads.ts'
import type { Item } from '../reads.ts'
import { dueness, hoursDone, isComplete, SOON_DAYS } from '../rules.ts'

type Props = { pact: Pact; items: readonly Item[]; today: string }

const FEW = 6

/** What comes next, whoever owes it. */
export function NextSteps({ pact, items, today }: Props) {
  const { t } = useTexts()
  const next = items.filter((item) => !isComplete(item) && item.dueOn).slice(0, FEW)
  return (
    <Section heading="pacts.next.heading">
      {next.length === 0 ? (
        <p>{t('pacts.next.none')}</p>
      ) : (
        <ItemList pact={pact} items={next} today={today} withWho />
      )}
    </Section>
  )
}

/** Who owes what, both ways. */
export function BothSides({ pact, items, today }: Props) {
  const of = (...sides: Item['side'][]) => items.filter(({ side }) => sides.includes(side))
  const [community, person, steps] = [of('community'), of('person'), of('step')]
  return (
    <>
      <div class="sides">
        <Side heading="pacts.draft.gives" pact={pact} items={community} today={today} withWho />
        {person.length > 0 && (
          <Side
            heading={['pacts.draft.giveBacks', { name: pact.person }]}
            pact={pact}
            items={person}
            today={today}
          />
        )}
      </div>
      {steps.length > 0 && (
        <Side heading="pacts.draft.steps" pact={pact} items={steps} today={today} withWho />
      )}
    </>
  )
}

function Side({ heading, ...list }: { heading: Words } & Props & { withWho?: boolean }) {
  return (
    <Section heading={heading}>
      <ItemList {...list} />
    </Section>
  )
}

function ItemList({ pact, items, today, withWho = false }: Props & { withWho?: boolean }) {
  const { t, number, cents } = useTexts()
  const below = useBelow()
  const soonUntil = daysLater(today, SOON_DAYS)
  return (
    <ul class="plain-list">
      {items.map((item) => {
        const due = dueness(item.dueOn, today, soonUntil)
        const finished = isComplete(item)
        const dueOn = finished ? null : item.dueOn
        const about = [
          withWho && (item.side === 'person' ? pact.person : item.who),
          item.where && t('pacts.paper.where', { where: item.where }),
          item.hours !== null &&
            t('pacts.item.hours', { done: number(hoursDone(item)), hours: number(item.hours) }),
          item.cents !== null && cents(item.cents),
        ].filter(Boolean)
        return (
          <li>
            <a href={below(`/pacts/${pact.id}/items/${item.id}`)}>
              {item.side === 'review' ? t('pacts.next.review') : item.what}
            </a>{' '}
            {finished ? (
              <Tag tone="good">{t('pacts.item.finished')}</Tag>
            ) : (
              due === 'late' && <Tag tone="attention">{t('pacts.item.late')}</Tag>
            )}
            <div class="hint">
              {about.join(' · ')}
              {about.length > 0 && dueOn && ' · '}
              {dueOn && <When at={dueOn} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
