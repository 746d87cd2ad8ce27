import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Introduction } from '../reads.ts'

/** Introductions that somebody decided about: whom, until when, what became of them. */
export function IntroductionList({ introductions }: { introductions: readonly Introduction[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="network.introductions.decided"
      captionHidden
      rows={introductions}
      columns={[
        {
          heading: 'network.introductions.whom',
          main: true,
          cell: ({ id, a, b }) => (
            <a href={below(`/network/introductions/${id}`)}>
              {t('network.introductions.pair', { a: a.name, b: b.name })}
            </a>
          ),
        },
        { heading: 'network.introductions.by', cell: ({ decidedBy }) => decidedBy },
        { heading: 'network.introductions.dueOn', cell: ({ dueOn }) => dueOn && <When at={dueOn} /> },
        { heading: 'network.introductions.state', cell: (one) => <State introduction={one} /> },
      ]}
    />
  )
}

export function State({ introduction: { decision, became } }: { introduction: Introduction }) {
  const { t } = useTexts()
  if (decision === 'dismissed') return <Tag>{t('network.introductions.state.dismissed')}</Tag>
  if (!became) return <Tag tone="primary">{t('network.introductions.state.toDo')}</Tag>
  return (
    <Tag tone={became.became === 'met' ? 'good' : 'plain'}>
      {t(`network.introductions.became.${became.became}`)}
    </Tag>
  )
}
