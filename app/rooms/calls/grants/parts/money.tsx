import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { StateTag } from '../../../funds/commitments/parts/state-tag.tsx'
import type { Commitment } from '../../../funds/reads.ts'
import type { Idea } from '../../ideas/reads.ts'
import { boundCents } from '../reads.ts'

/** The money of a funded idea, for who keeps the ledger: each commitment leads to its payments, papers and accounts. */
export function IdeaMoney({ idea, money }: { idea: Idea; money: Commitment[] }) {
  const { t, cents, day } = useTexts()
  const below = useBelow()
  const open = boundCents(money) < idea.askedCents
  return (
    <Section
      heading="calls.grant.money"
      actions={open && <ButtonLink href={below(`/ideas/${idea.id}/grant`)} label="calls.grant.heading" />}
    >
      {money.length === 0 ? (
        <p>{t('calls.grant.none')}</p>
      ) : (
        <ul class="plain-list">
          {money.map((one) => (
            <li>
              <a href={below(`/funds/commitments/${one.id}`)}>
                {t('calls.grant.line', { amount: cents(one.cents), day: day(one.onDate) })}
              </a>{' '}
              <StateTag state={one.state} />{' '}
              {one.state === 'paid' && (
                <a href={below(`/funds/commitments/${one.id}/accounts`)}>{t('calls.grant.account')}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
