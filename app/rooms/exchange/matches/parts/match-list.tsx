import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { FULL_FIT } from '../../kinds/rules.ts'
import type { Match } from '../reads.ts'
import type { MatchState } from '../rules.ts'

const TONES = { proposed: 'attention', agreed: 'good', refused: 'plain', withdrawn: 'plain' } as const

export const MatchTag = ({ state }: { state: MatchState }) => (
  <Tag tone={TONES[state]}>{useTexts().t(`exchange.match.state.${state}`)}</Tag>
)

/** Pairs of a need and an offer, with how well they fit and where they stand. */
export function MatchList({ matches }: { matches: readonly Match[] }) {
  const { t, percent } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list">
      {matches.map(({ id, need, offer, fit, state }) => (
        <li class="beside">
          <a href={below(`/exchange/matches/${id}`)}>{t('exchange.match.pair', { need, offer })}</a>
          <MatchTag state={state} />
          <span class="hint">{t('exchange.match.fits', { share: percent(fit / FULL_FIT) })}</span>
        </li>
      ))}
    </ul>
  )
}
