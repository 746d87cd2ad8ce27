import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'

/** On a person's page, for who coordinates: the way in for an emergency, and who has read so far. */
export function BreakGlassLink({ personId }: { personId: string }) {
  const below = useBelow()
  return (
    <div class="beside">
      <ButtonLink href={below(`/people/${personId}/break-glass`)} label="people.sensitive.open" quiet />
      <ButtonLink href={below(`/people/${personId}/who-read`)} label="people.sensitive.whoRead" quiet />
    </div>
  )
}
