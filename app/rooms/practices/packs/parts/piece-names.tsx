import { isText, type TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { kindCalled } from '../../../exchange/kinds/reads.ts'
import { PIECE_KINDS, type Piece } from '../rules.ts'
import { titleOf } from './wanted.ts'

/** What a piece is called: its own title, else the figure, the scale or the kind of exchange it is about. */
export function usePieceName() {
  const { t, language } = useTexts()
  return (piece: Piece): string => {
    if (piece.kind === 'indicator') {
      const key = `indicators.${piece.indicator}.name`
      return isText(key) ? t(key as TextKey) : piece.indicator
    }
    if (piece.kind === 'weights') {
      const label = kindCalled(piece.exchange)?.label
      return label ? t(label) : piece.exchange
    }
    return titleOf(piece, language) ?? t(`practices.piece.${piece.kind}`)
  }
}

/** The pieces of a pack by their kind. */
export function PieceNames({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTexts()
  const name = usePieceName()
  const kinds = PIECE_KINDS.filter((kind) => pieces.some((piece) => piece.kind === kind))
  return (
    <ul>
      {kinds.map((kind) => (
        <li>
          {t(`practices.piece.${kind}`)}
          {': '}
          {pieces
            .filter((piece) => piece.kind === kind)
            .map(name)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
