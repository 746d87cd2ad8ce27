import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Tag } from '../../../ground/ui/tag.tsx'

type Access = { signsIn: boolean; invitedUntil: Date | null }

/** Whether someone can sign in, or an invitation waits for them. */
export function AccessTag({ signsIn, invitedUntil }: Access) {
  const { t, now, shortDay } = useTexts()
  if (signsIn) return <Tag tone="good">{t('operators.list.signsIn')}</Tag>
  if (!invitedUntil) return <Tag>{t('operators.list.noAccess')}</Tag>
  if (invitedUntil < now) return <Tag tone="attention">{t('operators.list.invitationOver')}</Tag>
  return <Tag tone="primary">{t('operators.list.invited', { day: shortDay(invitedUntil) })}</Tag>
}
