import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Said } from '../reads.ts'

/** What sources print of one figure, on its page. */
export function Quotes({ said }: { said: readonly Said[] }) {
  const { t, day } = useTexts()
  const at = useBelow()
  if (said.length === 0) return null
  return (
    <Section heading="indicators.sources.heading">
      <ul>
        {said.map(({ words, source, onDay, dayAssumed, remark }) => (
          <li>
            <q>{words}</q> – {source},{' '}
            {dayAssumed ? t('indicators.sources.supposed', { day: day(onDay) }) : day(onDay)}
            {remark && <p class="hint">{remark}</p>}
          </li>
        ))}
      </ul>
      <p>
        <a href={at('/outcomes/sources')}>{t('indicators.sources.beside')}</a>
      </p>
    </Section>
  )
}
