import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../../ground/ui/definition-list.tsx'
import { Section } from '../../../../../ground/ui/page.tsx'
import { BarLine } from '../../../../../ground/ui/trend-line.tsx'
import type { ArrearsLife } from './lease-life.ts'

/** Old rents: what was owed, what came back in money and in hours, what is left. */
export function Arrears({ arrears }: { arrears: ArrearsLife }) {
  const { t, cents, number, percent } = useTexts()
  const { owedCents, backCents, byHoursCents, leftCents, hoursGiven, late } = arrears
  const share = owedCents === 0 ? 1 : (owedCents - leftCents) / owedCents
  return (
    <Section heading="exchange.home.life.arrears">
      {late > 0 && <Callout kind="warning" text={['exchange.home.life.late', { count: late }]} />}
      <BarLine share={share} label={`${t('exchange.home.life.back')}: ${percent(share)}`} />
      <DefinitionList
        items={[
          ['exchange.home.life.owed', cents(owedCents)],
          ['exchange.home.life.back', cents(backCents)],
          ['exchange.home.life.byHours', byHoursCents > 0 ? cents(byHoursCents) : null],
          ['exchange.home.life.hoursGiven', hoursGiven > 0 ? number(hoursGiven) : null],
          ['exchange.home.life.left', cents(leftCents)],
        ]}
      />
    </Section>
  )
}
