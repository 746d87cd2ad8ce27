import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import { Prose } from '../../parts/prose.tsx'
import type { Question } from '../../questions/reads.ts'
import { pathOf } from './here.ts'

type Props = { proceeding: { id: string }; questions: readonly Question[]; keeps: boolean }

/** Questions with their answers, for everyone the same. */
export function QuestionList({ proceeding, questions, keeps }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <ol class="plain-list stack">
      {questions.map(({ id, question, answer, askedOn, answeredOn }) => (
        <li class="panel stack">
          <h3 class="h6">{t('tables.questions.asked', { day: day(askedOn) })}</h3>
          <Prose text={question} />
          {answer && answeredOn ? (
            <>
              <p class="hint">{t('tables.questions.answered', { day: day(answeredOn) })}</p>
              <Prose text={answer} />
            </>
          ) : (
            keeps && (
              <ButtonLink
                href={below(`${pathOf(proceeding)}/questions/${id}`)}
                label={['tables.answer.act', { question: question.slice(0, 60) }]}
                quiet
              />
            )
          )}
        </li>
      ))}
    </ol>
  )
}
