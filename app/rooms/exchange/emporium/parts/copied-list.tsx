import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Copied } from '../reads.ts'

/** Slips that were copied, each time with what it became: hours that nobody signed for still wait, others were taken back. */
export function CopiedList({ copied }: { copied: readonly Copied[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="exchange.emporium.copied">
      <ul class="plain-list">
        {copied.map(({ number, by, at, title, path, waits, takenBack }) => (
          <li>
            {path ? (
              <a href={below(path)}>{t('exchange.emporium.copiedAs', { number, title: title ?? '' })}</a>
            ) : (
              t('exchange.emporium.copiedGone', { number })
            )}
            {', '}
            {t('exchange.emporium.copiedBy', { by: by ?? t('paper.typing.somebody') })} <When at={at} />{' '}
            {waits && <Tag tone="attention">{t('exchange.fact.state.toConfirm')}</Tag>}
            {takenBack && <Tag>{t('exchange.fact.state.withdrawn')}</Tag>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
