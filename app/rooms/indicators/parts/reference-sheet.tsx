import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import type { KnownIndicator } from '../rules.ts'

/** What a figure means, what it leaves out, and who reads it so. */
export function ReferenceSheet({ code, unit, of }: KnownIndicator) {
  const { t } = useTexts()
  return (
    <Section heading="indicators.sheet.heading">
      <DefinitionList
        items={[
          ['indicators.sheet.definition', t(`indicators.${code}.definition`)],
          ['indicators.sheet.unit', t(`indicators.unit.${unit}`)],
          ['indicators.sheet.numerator', of && t(`indicators.${code}.numerator`)],
          ['indicators.sheet.denominator', of && t(`indicators.${code}.denominator`)],
          ['indicators.sheet.counts', t(`indicators.${code}.counts`)],
          ['indicators.sheet.excludes', t(`indicators.${code}.excludes`)],
          ['indicators.sheet.source', t(`indicators.${code}.source`)],
          ['indicators.sheet.frequency', t('indicators.sheet.frequencyText')],
          ['indicators.sheet.owner', t('indicators.sheet.ownerText')],
          ['indicators.sheet.limits', t(`indicators.${code}.limits`)],
          ['indicators.sheet.reading', t('indicators.sheet.readingText')],
        ]}
      />
    </Section>
  )
}
