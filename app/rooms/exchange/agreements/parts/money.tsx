import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Commitment } from '../../../funds/reads.ts'

/** What funds have bound for an agreement, and where each commitment stands: paid, called, given back. */
export function Money({
  commitments,
  here,
  may,
}: {
  commitments: readonly Commitment[]
  here: string
  may: boolean
}) {
  const { t, cents, day } = useTexts()
  const below = useBelow()
  return (
    <>
      {commitments.length === 0 && <p class="hint">{t('exchange.money.none')}</p>}
      <ul class="plain-list">
        {commitments.map((one) => (
          <li class="beside">
            <a href={below(`/funds/commitments/${one.id}`)}>
              {t('exchange.money.line', { sum: cents(one.cents), fund: one.fund, day: day(one.onDate) })}
            </a>
            <Tag>{t(`funds.state.${one.state}`)}</Tag>
            {one.paidCents > 0 && (
              <span class="hint">{t('exchange.money.paid', { sum: cents(one.paidCents) })}</span>
            )}
            {one.returnedCents > 0 && (
              <span class="hint">{t('exchange.money.back', { sum: cents(one.returnedCents) })}</span>
            )}
          </li>
        ))}
      </ul>
      {may && <ButtonLink href={`${here}/money`} label="exchange.money.commit" quiet />}
    </>
  )
}
