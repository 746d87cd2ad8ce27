import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card } from '../../../../ground/ui/card.tsx'
import { Tag, TagList } from '../../../../ground/ui/tag.tsx'
import { kindCalled, sideOf } from '../../kinds/reads.ts'
import { answerWords, linesOf } from '../../parts/answer-list.tsx'
import type { Notice } from '../reads.ts'

const LINES = 3

/** A notice among others: what it is, where, and its first answers. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const texts = useTexts()
  const { t } = texts
  const below = useBelow()
  const kind = kindCalled(notice.kind)
  const said = kind
    ? linesOf(sideOf(kind, notice.side).lines, notice.shown)
        .map((line) => ({ label: line.label, words: answerWords(texts, line) }))
        .filter(({ words }) => words !== '')
        .slice(0, LINES)
    : []
  const where = [notice.place, notice.municipality].filter(Boolean).join(', ')
  return (
    <Card
      title={notice.title}
      href={below(`/exchange/notices/${notice.id}`)}
      kicker={[notice.organisation, where].filter(Boolean).join(' · ')}
      foot={<NoticeTags notice={notice} />}
    >
      <ul class="plain-list">
        {said.map(({ label, words }) => (
          <li>
            {t(label)}: {words}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What stands about a notice itself: over, waiting to be looked at, until when. */
export function NoticeTags({ notice }: { notice: Notice }) {
  const { t, shortDay, number } = useTexts()
  const kind = kindCalled(notice.kind)
  const places = kind && sideOf(kind, notice.side).places
  return (
    <TagList>
      {notice.closedWhy && <Tag>{t(`exchange.closed.${notice.closedWhy}`)}</Tag>}
      {!notice.checked && !notice.closedOn && <Tag tone="attention">{t('exchange.notice.unchecked')}</Tag>}
      {!notice.closedOn && <Tag>{t('exchange.notice.until', { day: shortDay(notice.untilOn) })}</Tag>}
      {notice.places > 1 && places && <Tag>{`${t(places)}: ${number(notice.places)}`}</Tag>}
    </TagList>
  )
}
