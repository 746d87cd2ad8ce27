import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'

/** On a person's page: the way to what they agreed to and may ask. */
export function PrivacyLink({ personId }: { personId: string }) {
  const below = useBelow()
  return (
    <p>
      <ButtonLink href={below(`/people/${personId}/privacy`)} label="people.privacy.open" quiet />
    </p>
  )
}
