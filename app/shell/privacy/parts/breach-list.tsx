import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { Timeline, TimelineEntry } from '../../../ground/ui/timeline.tsx'
import type { Breach } from '../reads.ts'
import { hoursLeft, type Risk } from '../rules.ts'

/** Breaches with what is still to be told, and how many of the 72 hours are left. */
export function BreachList({ breaches }: { breaches: readonly Breach[] }) {
  const { t } = useTexts()
  if (breaches.length === 0) return <p class="hint">{t('privacy.breaches.none')}</p>
  return (
    <Timeline>
      {breaches.map((one) => (
        <TimelineEntry at={one.knownAt} title={t(`privacy.breaches.risk.${one.risk as Risk}`)}>
          <p class="prose">{one.happened}</p>
          {one.measures && <p class="hint">{one.measures}</p>}
          <Told breach={one} />
        </TimelineEntry>
      ))}
    </Timeline>
  )
}

function Told({ breach }: { breach: Breach }) {
  const { t, full } = useTexts()
  const below = useBelow()
  const here = below(`/privacy/breaches/${breach.id}`)
  return (
    <>
      <Authority breach={breach} />
      {!breach.authorityToldAt && breach.risk !== 'unlikely' && (
        <ActionButton action={`${here}/authority`} label="privacy.breaches.tellAuthority" />
      )}
      {breach.peopleToldAt && <p>{t('privacy.breaches.peopleTold', { when: full(breach.peopleToldAt) })}</p>}
      {!breach.peopleToldAt && breach.risk === 'high' && (
        <ActionButton action={`${here}/people`} label="privacy.breaches.tellPeople" />
      )}
    </>
  )
}

function Authority({ breach }: { breach: Breach }) {
  const { t, full, now } = useTexts()
  if (breach.authorityToldAt)
    return <p>{t('privacy.breaches.toldOn', { when: full(breach.authorityToldAt) })}</p>
  if (breach.risk === 'unlikely') return <p>{t('privacy.breaches.noNeed')}</p>
  const hours = hoursLeft(breach.knownAt, now)
  return (
    <Callout kind={hours < 0 ? 'error' : 'warning'}>
      <p>{hours < 0 ? t('privacy.breaches.late') : t('privacy.breaches.hoursLeft', { hours })}</p>
    </Callout>
  )
}
