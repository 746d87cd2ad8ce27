import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Reason } from '../rules.ts'

const PATHS = { person: 'people', organisation: 'organisations' } as const
type Side = { kind: keyof typeof PATHS; id: string; name: string }

/** The reasons for a proposal, each as a sentence. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTexts()
  return (
    <ul>
      {reasons.map(({ kind, ...params }) => (
        <li>
          {kind === 'sameArea' && 'area' in params
            ? t('network.introductions.reason.sameArea', { area: t(`activities.area.${params.area}`) })
            : t(`network.introductions.reason.${kind}`, params)}
        </li>
      ))}
    </ul>
  )
}

export function SideLink({ side }: { side: Side }) {
  const below = useBelow()
  return <a href={below(`/${PATHS[side.kind]}/${side.id}`)}>{side.name}</a>
}

/** How a proposal comes about, under each: who proposes, from what, and who is never proposed. */
export function WhyDoISeeThis() {
  const { t } = useTexts()
  return (
    <details>
      <summary>{t('network.introductions.why')}</summary>
      <p class="hint">{t('network.introductions.whyText')}</p>
    </details>
  )
}
