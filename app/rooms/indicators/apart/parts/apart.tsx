import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { useFigures } from '../../parts/figure.tsx'
import type { ApartFigures } from '../reads.ts'

type Props = ApartFigures & { slug: string; until: string }

/** What is never added to a figure of people, each by itself with the way to it. */
export function Apart({ slug, until, duplicates, figures }: Props) {
  const { t, number } = useTexts()
  const { said, countedOn } = useFigures()
  const ofSides = figures.length > 1
  return (
    <Section
      heading={ofSides ? 'indicators.apart.sides' : 'indicators.apart.heading'}
      lead={ofSides ? 'indicators.apart.sidesLead' : 'indicators.apart.lead'}
    >
      <StatGrid>
        {duplicates !== undefined && (
          <Stat
            label="indicators.apart.duplicates"
            figure={duplicates === null ? t('indicators.apart.toLook') : number(duplicates)}
            href={`/${slug}/people/duplicates`}
            note={t('indicators.apart.duplicatesNote')}
          />
        )}
        {figures.map((figure) => (
          <Stat
            label={`indicators.${figure.code}.name`}
            figure={said(figure)}
            href={`/${slug}/outcomes/${figure.code}?as-of=${until}`}
            note={
              countedOn(figure, until) ??
              (ofSides ? t(`indicators.unit.${figure.unit}`) : t('indicators.apart.headcountNote'))
            }
          />
        ))}
      </StatGrid>
    </Section>
  )
}
