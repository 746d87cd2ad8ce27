import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import type { Volunteer } from '../reads.ts'
import { endingSoon } from '../rules.ts'

type Props = { all: readonly Volunteer[]; today: string; by: string }

/** Checks to renew, before somebody has to stay at home for it. */
export function EndingSoon({ all, today, by }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const ending = all
    .filter(({ untilOn }) => untilOn === null)
    .flatMap(({ personId, name, checks }) =>
      endingSoon(checks, today, by).map((check) => ({ personId, name, ...check })),
    )
    .sort((a, b) => (a.expiresOn ?? '').localeCompare(b.expiresOn ?? ''))
  if (ending.length === 0) return null
  return (
    <Callout kind="info" heading="operators.volunteers.endingSoon">
      <ul class="plain-list">
        {ending.map(({ personId, name, kind, expiresOn }) => (
          <li>
            <a href={at(`/volunteers/${personId}`)}>{name}</a>
            {': '}
            {t(`operators.volunteers.ends.${kind}`, { day: day(expiresOn ?? today) })}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
