import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { EarlyNotice } from '../reads.ts'

/** Whose ties fade, each with why it is shown. */
export function NoticeList({ notices }: { notices: readonly EarlyNotice[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {notices.map((one) => (
        <li class="panel">
          <a href={below(`/intakes/${one.intakeId}`)}>{one.name}</a>
          <p class="hint">
            {t('intakes.notices.why', { day: day(one.eventOn), stood: one.stood, count: one.holding })}
          </p>
        </li>
      ))}
    </ul>
  )
}
