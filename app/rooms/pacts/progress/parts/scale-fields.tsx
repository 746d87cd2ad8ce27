import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import type { PactRule } from '../../rules.ts'
import type { Answer } from '../reads.ts'

type Props = { rule: PactRule; person: string; answers: readonly Answer[]; moment: 'before' | 'after' }

/** The territory's short scale, answered by the person and by the team. */
export function ScaleFields({ rule, person, answers, moment }: Props) {
  const { t } = useTexts()
  const options = rule.scale.map((words, at) => ({ value: String(at + 1), label: words }))
  const before = (by: 'person' | 'team') => {
    const answer = answers.find((one) => one.moment === moment && one.by === by)
    return answer && String(answer.step)
  }
  return (
    <>
      <p>
        <strong>{rule.question}</strong>
      </p>
      <Radios
        name="person"
        label={['pacts.scale.person', { name: person }]}
        options={options}
        value={before('person')}
      />
      <Radios
        name="team"
        label={{ said: t('pacts.scale.teamSays') }}
        options={options}
        value={before('team')}
      />
    </>
  )
}
