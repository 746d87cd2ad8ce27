import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { BarLine } from '../../../../ground/ui/trend-line.tsx'
import type { Pact } from '../../reads.ts'
import type { Answer } from '../reads.ts'

const MOMENTS = ['before', 'after'] as const

/** How able somebody felt and seemed, before and after, beside each other. */
export function ScaleAnswers({ pact, answers }: { pact: Pact; answers: readonly Answer[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const who = { person: pact.person, team: t('pacts.scale.team') }
  const asked = MOMENTS.filter((moment) => moment === 'before' || pact.signedOn)
  return (
    <Section heading="pacts.scale.heading">
      {asked.map((moment) => (
        <>
          <h3>{t(`pacts.scale.${moment}`)}</h3>
          <ul class="plain-list">
            {answers
              .filter((one) => one.moment === moment)
              .map(({ by, step, steps, words, on }) => (
                <li>
                  {`${who[by]}: ${words}`}
                  <BarLine share={step / steps} label={t('pacts.scale.of', { step, steps })} />
                  <span class="hint">{day(on)}</span>
                </li>
              ))}
          </ul>
          <p>
            <a href={below(`/pacts/${pact.id}/scale/${moment}`)}>{t(`pacts.scale.ask.${moment}`)}</a>
          </p>
        </>
      ))}
    </Section>
  )
}
