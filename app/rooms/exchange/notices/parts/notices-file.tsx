import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ListFile } from '../../../../ground/ui/list-file.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Kind } from '../../kinds/forms.ts'
import { sideOf } from '../../kinds/reads.ts'
import type { Side } from '../../kinds/rules.ts'
import { answerWords, linesOf } from '../../parts/answer-list.tsx'
import type { Notice } from '../reads.ts'

/** A catalogue as a file, with all that its notices say. A notice names nobody, here as there. */
export function NoticesFile({ kind, side, notices }: { kind: Kind; side: Side; notices: readonly Notice[] }) {
  const texts = useTexts()
  const { lines } = sideOf(kind, side)
  return (
    <ListFile
      caption={kind.label}
      rows={notices}
      columns={[
        { heading: 'exchange.notice.title', cell: ({ title }) => title },
        { heading: 'exchange.notice.organisation', cell: ({ organisation }) => organisation },
        { heading: 'exchange.notice.place', cell: ({ place }) => place },
        { heading: 'exchange.notice.municipality', cell: ({ municipality }) => municipality },
        { heading: 'exchange.notice.untilOn', cell: ({ untilOn }) => <When at={untilOn} as="day" /> },
        {
          heading: 'exchange.catalogue.answers',
          cell: ({ shown }) =>
            linesOf(lines, shown)
              .map((line) => ({ label: texts.t(line.label), words: answerWords(texts, line) }))
              .filter(({ words }) => words !== '')
              .map(({ label, words }) => `${label}: ${words}`)
              .join('; '),
        },
      ]}
    />
  )
}
