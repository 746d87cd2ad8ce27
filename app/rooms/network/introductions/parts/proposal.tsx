import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import type { Proposal } from '../rules.ts'
import { Reasons, SideLink, WhyDoISeeThis } from './reasons.tsx'

export const said = ({ kind, id }: { kind: string; id: string }) => `${kind}:${id}`

/** Two who could gain from each other, why, and what the reader may do about it. */
export function ProposalPanel({ proposal: { a, b, reasons }, dueOn }: { proposal: Proposal; dueOn: string }) {
  const { t } = useTexts()
  const below = useBelow()
  const pair = { a: said(a), b: said(b) }
  return (
    <li class="panel stack">
      <p class="proposal-pair">
        <SideLink side={a} />
        <span class="hint"> {t('network.introductions.with')} </span>
        <SideLink side={b} />
      </p>
      <Reasons reasons={reasons} />
      <WhyDoISeeThis />
      <div class="beside">
        <ActionButton
          action={below('/network/introductions/accept')}
          label="network.introductions.accept"
          fields={{ ...pair, dueOn }}
        />
        <a href={below(`/network/introductions/decide?${new URLSearchParams(pair)}`)}>
          {t('network.introductions.decide')}
        </a>
      </div>
    </li>
  )
}
