import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Reminder } from '../../reads.ts'

/** What next, each with its day and the button that ends it. */
export function ReminderList({
  reminders,
  links = false,
}: {
  reminders: readonly Reminder[]
  links?: boolean
}) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {reminders.map((reminder) => (
        <li class="panel beside">
          <div>
            {links && reminder.encounterId ? (
              <a href={below(`/diary/${reminder.encounterId}`)}>{reminder.text}</a>
            ) : (
              reminder.text
            )}
            <p class="hint">
              <When at={reminder.dueOn} />
            </p>
          </div>
          {reminder.done ? (
            <Tag tone="good">{t('encounters.reminder.wasDone')}</Tag>
          ) : (
            <ActionButton
              action={below(`/diary/reminders/${reminder.id}/done`)}
              label="encounters.reminder.done"
            />
          )}
        </li>
      ))}
    </ul>
  )
}
