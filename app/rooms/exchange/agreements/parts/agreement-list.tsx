import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { kindCalled } from '../../kinds/reads.ts'
import type { Agreement, PartyOf } from '../reads.ts'

export const partyName = ({ person, organisation }: PartyOf) => person ?? organisation

/** Agreements with whom they join, for whoever may know it, and since when. */
export function AgreementList({ agreements }: { agreements: readonly Agreement[] }) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list">
      {agreements.map((one) => {
        const kind = kindCalled(one.kind)
        const names = [partyName(one.need), partyName(one.offer)].filter(Boolean).join(' · ')
        return (
          <li class="beside">
            <a href={below(`/exchange/agreements/${one.id}`)}>{one.title}</a>
            {kind && <Tag>{t(kind.agreement.label)}</Tag>}
            <OutcomeTag agreement={one} />
            <span class="hint">
              {[names, one.startsOn && t('exchange.agreement.since', { day: shortDay(one.startsOn) })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** How an agreement ended, in its kind's words. */
export function OutcomeTag({ agreement: { kind, outcome } }: { agreement: Agreement }) {
  const { t } = useTexts()
  const told = kindCalled(kind)?.agreement.outcomes.find(({ code }) => code === outcome)
  return told ? <Tag tone={told.good ? 'good' : 'plain'}>{t(told.label)}</Tag> : null
}
