import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import type { Unit } from '../../rules.ts'
import type { SheetOfLocal } from '../reads.ts'
import type { LocalVersion } from '../rules.ts'
import { definitionInWords } from './said.ts'

type Props = SheetOfLocal & { slug: string; unit: Unit }

/** The sheet of what a territory defined itself, in the words of who defined it; what it was before; how to change it. */
export function LocalSheet({ slug, unit, versions, here }: Props) {
  const { t, day, language } = useTexts()
  const { actor } = useRequestContext<Env>().var
  const [latest, ...earlier] = versions
  if (!latest) return null
  const path = `/${slug}/outcomes/local/${latest.indicatorId}`
  const inWords = ({ counted, ofCounted }: LocalVersion) =>
    [
      definitionInWords(counted, here, language),
      ofCounted && `${t('indicators.sheet.divided')}: ${definitionInWords(ofCounted, here, language)}`,
    ]
      .filter(Boolean)
      .join('. ')
  return (
    <Section heading="indicators.sheet.heading">
      <DefinitionList
        items={[
          ['indicators.sheet.definition', latest.definition],
          ['indicators.sheet.unit', t(`indicators.unit.${unit}`)],
          ['indicators.sheet.counts', definitionInWords(latest.counted, here, language)],
          [
            'indicators.sheet.divided',
            latest.ofCounted && definitionInWords(latest.ofCounted, here, language),
          ],
          [
            'indicators.sheet.limits',
            [latest.limits, t('indicators.local.erased')].filter(Boolean).join(' '),
          ],
          ['indicators.sheet.owner', t('indicators.local.owner')],
          [
            'indicators.local.version',
            t('indicators.local.versionOf', { number: latest.number, day: day(latest.recordedAt) }),
          ],
          ['indicators.local.versionWhy', latest.reason],
        ]}
      />
      {earlier.length > 0 && (
        <details>
          <summary>{t('indicators.local.versions')}</summary>
          <ul>
            {earlier.map((version) => (
              <li>
                {t('indicators.local.versionOf', { number: version.number, day: day(version.recordedAt) })}:{' '}
                <strong>{version.name}</strong>. {version.definition} ({inWords(version)}) –{' '}
                {version.reason ?? t('indicators.local.first')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {holdsRole(actor, 'coordinator') && (
        <div class="beside">
          <ButtonLink href={`${path}/change`} label="indicators.local.change" quiet />
          <ActionButton action={`${path}/end`} label="indicators.local.end" danger />
        </div>
      )}
    </Section>
  )
}
