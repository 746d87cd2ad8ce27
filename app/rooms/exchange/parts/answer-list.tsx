import { type Texts, useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import type { Line } from '../kinds/forms.ts'

/** An answer in words; nothing where nothing was said. */
export function answerWords({ t, cents, day, number }: Texts, { answer }: Line): string {
  if (!answer) return ''
  if ('key' in answer) return t(answer.key)
  if ('keys' in answer) return answer.keys.map((key) => t(key)).join(', ')
  if ('cents' in answer) return cents(answer.cents)
  if ('day' in answer) return day(answer.day)
  return 'number' in answer ? number(answer.number) : answer.said
}

/** The lines of a kind's answers; none where nothing is answered any more, as of somebody who was erased. */
export const linesOf = <Answers extends object>(
  lines: (answers: Answers) => readonly Line[],
  answers: Answers,
): readonly Line[] => (Object.keys(answers).length === 0 ? [] : lines(answers))

/** What a kind says of itself, line by line. */
export function AnswerList({ lines }: { lines: readonly Line[] }) {
  const texts = useTexts()
  return <DefinitionList items={lines.map((line) => [line.label, answerWords(texts, line)] as const)} />
}
