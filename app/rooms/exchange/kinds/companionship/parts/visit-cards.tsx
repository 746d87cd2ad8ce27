import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../../ground/ui/card.tsx'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { ButtonLink } from '../../../../../ground/ui/page.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import { lateBy } from '../rules.ts'
import type { VisitCard } from './visits-loaded.ts'

/** Whom one visits, with what one needs to know and two buttons. */
export function VisitCards({ cards, today }: { cards: readonly VisitCard[]; today: string }) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <CardGrid wide>
      {cards.map(({ id, title, words, planned, lastOn }) => (
        <Card title={title}>
          {planned && (
            <p>
              {planned.dueOn === today ? (
                <Tag tone="primary">{t('exchange.companionship.visits.today')}</Tag>
              ) : lateBy(planned.dueOn, today) === null ? (
                `${t('exchange.companionship.visits.next')}: ${day(planned.dueOn)}`
              ) : (
                <Tag tone="attention">{t('exchange.companionship.visits.late')}</Tag>
              )}
            </p>
          )}
          {words.map((said) => (
            <p class="prose">{said}</p>
          ))}
          {lastOn && <p class="hint">{`${t('exchange.companionship.visits.last')}: ${day(lastOn)}`}</p>}
          <div class="beside">
            <ActionButton
              action={at(`/visits/${id}/done`)}
              fields={planned ? { planned: planned.id } : {}}
              label="exchange.companionship.visits.done"
              quiet={false}
            />
            <ButtonLink href={at(`/visits/${id}/sign`)} label="exchange.companionship.visits.sign" quiet />
          </div>
        </Card>
      ))}
    </CardGrid>
  )
}
