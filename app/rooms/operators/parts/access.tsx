import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import type { OperatorRecord } from '../reads.ts'

/** How someone comes in: by themselves, with an invitation that waits, or not yet. */
export function Access({ person }: { person: OperatorRecord }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { signsInSince, invitation } = person
  return (
    <Section heading="operators.person.access">
      {signsInSince && <p>{t('operators.person.signsInSince', { day: day(signsInSince) })}</p>}
      {!signsInSince && invitation && (
        <>
          <p>{t('operators.person.invited', { email: invitation.email, day: day(invitation.expires_at) })}</p>
          <ActionButton
            action={below(`/operators/${person.id}/invitation`)}
            answersItself
            label="operators.person.sendAgain"
          />
        </>
      )}
      {!signsInSince && !invitation && <p>{t('operators.person.noAccess')}</p>}
    </Section>
  )
}
