import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'

const BESIDE = ['introductions', 'communities', 'compare', 'ladder', 'antennas'] as const

/** What else the network answers; `desk` for whoever may change how ties are weighed. */
export function NetworkActions({ desk }: { desk: boolean }) {
  const below = useBelow()
  return (
    <>
      <ButtonLink href={below('/network/mine')} label="network.mine.heading" />
      {BESIDE.map((one) => (
        <ButtonLink href={below(`/network/${one}`)} label={`network.${one}.heading`} quiet />
      ))}
      {desk && <ButtonLink href={below('/ties/settings')} label="ties.settings.heading" quiet />}
    </>
  )
}
