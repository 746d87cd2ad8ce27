import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Candidate } from '../../candidates/reads.ts'
import type { Choice } from '../../choices/reads.ts'
import type { Extension, Proceeding } from '../../proceedings/reads.ts'
import { LAW } from '../../proceedings/rules.ts'
import type { Question } from '../../questions/reads.ts'
import type { PaperText } from './paper-text.ts'

type Speaking = Pick<Texts, 't' | 'day' | 'number'>
const lines = (text: string) => text.split(/\n+/).filter(Boolean)

const headOf = ({ t }: Speaking, one: Proceeding) =>
  `${t(`tables.proceeding.kind.${one.kind}`)}, ${LAW[one.kind]}: ${one.title}`

/** The notice: what for, who may take part, by what it is judged, until when; with what was asked and answered since. */
export function noticeText(
  texts: Speaking,
  one: Proceeding,
  { questions, extensions }: { questions: readonly Question[]; extensions: readonly Extension[] },
): PaperText {
  const { t, day } = texts
  const answered = questions.filter(({ answer }) => answer !== null)
  return {
    title: t('tables.papers.noticeOf', { title: one.title }),
    lead: [
      headOf(texts, one),
      ...(one.officer ? [t('tables.papers.officer', { who: one.officer })] : []),
      one.publishedOn
        ? t('tables.papers.publishedOn', { day: day(one.publishedOn) })
        : t('tables.papers.noticeDraft'),
    ],
    parts: [
      { heading: t('tables.proceeding.form.purpose'), lines: lines(one.purpose) },
      {
        heading: t('tables.proceeding.form.requirements'),
        lines: [...lines(one.requirements), t(`tables.proceeding.asks.${one.kind}`)],
      },
      { heading: t('tables.proceeding.form.criteria'), lines: lines(one.criteria) },
      {
        heading: t('tables.papers.days'),
        lines: [
          t('tables.papers.opens', { day: day(one.opensOn) }),
          t('tables.papers.questions', { day: day(one.questionsUntil) }),
          t('tables.papers.closes', { day: day(one.closesOn) }),
          t('tables.papers.choiceBy', { day: day(one.choiceBy) }),
          ...extensions.map(({ onDate, wasUntil, why }) =>
            t('tables.papers.extended', { day: day(onDate), was: day(wasUntil), why }),
          ),
        ],
      },
      ...(answered.length > 0
        ? [
            {
              heading: t('tables.questions.heading'),
              lines: answered.flatMap(({ question, answer }) => [
                t('tables.papers.question', { question }),
                t('tables.papers.answer', { answer: answer ?? '' }),
              ]),
            },
          ]
        : []),
    ],
  }
}

/** Who asked to take part, in the order they came, with the answer and its reason. */
export function candidatesText(
  texts: Speaking,
  one: Proceeding,
  candidates: readonly Candidate[],
): PaperText {
  const { t, day } = texts
  return {
    title: t('tables.papers.candidatesOf', { title: one.title }),
    lead: [
      headOf(texts, one),
      ...(one.listedOn
        ? [t('tables.papers.listedOn', { day: day(one.listedOn) })]
        : [t('tables.papers.notPublished')]),
      t('tables.papers.candidateCount', { count: candidates.length }),
    ],
    parts: candidates.map((candidate) => ({
      heading: `${candidate.number}. ${candidate.name}`,
      lines: [
        t(candidate.late ? 'tables.papers.arrivedLate' : 'tables.papers.arrived', {
          day: day(candidate.arrivedOn),
        }),
        t(`tables.candidate.${candidate.state}`),
        ...(candidate.reason && candidate.state !== 'withdrawn' ? lines(candidate.reason) : []),
      ],
    })),
  }
}

/** Who was chosen and who was not, each with points where there are and always with reasons. */
export function choiceText(
  texts: Speaking,
  one: Proceeding,
  candidates: readonly Candidate[],
  choices: ReadonlyMap<string, Choice>,
): PaperText {
  const { t, day, number } = texts
  const judged = candidates.flatMap((candidate) => {
    const choice = choices.get(candidate.id)
    return choice ? [{ candidate, choice }] : []
  })
  return {
    title: t('tables.papers.choiceOf', { title: one.title }),
    lead: [
      headOf(texts, one),
      ...(one.chosenOn
        ? [t('tables.papers.chosenOn', { day: day(one.chosenOn) })]
        : [t('tables.papers.notPublished')]),
      ...(one.officer ? [t('tables.papers.officer', { who: one.officer })] : []),
    ],
    parts: [true, false].flatMap((chosen) =>
      judged
        .filter(({ choice }) => choice.chosen === chosen)
        .toSorted(
          (a, b) =>
            (b.choice.points ?? 0) - (a.choice.points ?? 0) || a.candidate.number - b.candidate.number,
        )
        .map(({ candidate, choice }) => ({
          heading: `${candidate.name}: ${t(chosen ? 'tables.candidate.chosen' : 'tables.candidate.notChosen')}`,
          lines: [
            ...(choice.points === null
              ? []
              : [t('tables.candidates.points', { points: number(choice.points) })]),
            ...lines(choice.reasons),
          ],
        })),
    ),
  }
}
