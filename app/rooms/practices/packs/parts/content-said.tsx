import { isText, type TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { indicatorOf } from '../../../indicators/rules.ts'
import type { Content, Difference, Piece } from '../rules.ts'

/** The parts of a piece in words: what it would say, and what is said here. */
export function useContent(piece: Piece) {
  const { t, number, percent, cents } = useTexts()
  const known = (key: string, otherwise: string) => (isText(key) ? t(key as TextKey) : otherwise)
  return {
    part: (part: string) => {
      if (piece.kind === 'sheet') return known(`practices.part.${part}`, part)
      if (piece.kind === 'weights') return known(`exchange.${piece.exchange}.criterion.${part}`, part)
      return known(`practices.content.${part}`, part)
    },
    value: (part: string, value: Content[string] | undefined): string[] => {
      if (value === null || value === undefined || value === '') return ['–']
      if (Array.isArray(value))
        return value.length
          ? value.map((one) => known(`practices.content.${part}.${one}`, String(one)))
          : ['–']
      if (typeof value === 'boolean') return [t(value ? 'practices.content.yes' : 'practices.content.no')]
      if (part === 'ceilingCents') return [cents(Number(value))]
      if (part === 'aim' && piece.kind === 'indicator')
        return [
          indicatorOf(piece.indicator)?.unit === 'share' ? percent(Number(value)) : number(Number(value)),
        ]
      if (typeof value === 'number') return [number(value)]
      if (part === 'activity') return [known(`activities.kind.${value}`, String(value))]
      if (part === 'area') return [known(`activities.area.${value}`, String(value))]
      return String(value).split('\n')
    },
  }
}

/** All that a piece says, folded. */
export function ContentSaid({ piece, content }: { piece: Piece; content: Content }) {
  const { t } = useTexts()
  const said = useContent(piece)
  return (
    <details>
      <summary>{t('practices.packs.whatItSays')}</summary>
      <dl>
        {Object.entries(content).map(([part, value]) => (
          <>
            <dt>{said.part(part)}</dt>
            <dd>
              <Lines lines={said.value(part, value)} />
            </dd>
          </>
        ))}
      </dl>
    </details>
  )
}

/** What the pack says beside what is said here, part by part. */
export function Differences({ piece, differences }: { piece: Piece; differences: readonly Difference[] }) {
  const said = useContent(piece)
  return (
    <Table
      caption="practices.packs.differences"
      captionHidden
      rows={differences}
      columns={[
        { heading: 'practices.versions.part', main: true, cell: ({ part }) => said.part(part) },
        {
          heading: 'practices.packs.theirs',
          cell: ({ part, theirs }) => <Lines lines={said.value(part, theirs)} />,
        },
        {
          heading: 'practices.packs.ours',
          cell: ({ part, ours }) => <Lines lines={said.value(part, ours)} />,
        },
      ]}
    />
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </>
)
