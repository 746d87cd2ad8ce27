import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { OnSheet } from '../rules.ts'

/** Beside a record of a list: the sheets of paper it comes from. */
export function OnSheets({ sheets }: { sheets: readonly OnSheet[] | undefined }) {
  const { t } = useTexts()
  const below = useBelow()
  return sheets?.map(({ kind, code, row }) => (
    <div class="from-paper hint">
      {t('paper.source.from')}{' '}
      <a href={below(typingAt({ kind, code }, row ?? undefined))}>
        {t('paper.source.sheet', { code: spaced(code) })}
        {row !== null && `, ${t('paper.source.row', { row })}`}
      </a>
    </div>
  ))
}

/** Above a list: how much of it comes from paper. */
export function HowMuchPaper({ count, total }: { count: number | null; total: number }) {
  const { t, number } = useTexts()
  if (!count) return null
  return <p class="hint">{t('indicators.origins.count', { paper: number(count), total: number(total) })}</p>
}
