import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink } from '../../../ground/ui/page.tsx'

/** For the public page of an activity, or of one of its sessions: what the team can do from there. */
export function StaffOfActivity({
  activityId,
  sessionId,
}: {
  activityId: string
  sessionId?: string | undefined
}) {
  const below = useBelow()
  return (
    <div class="beside">
      {sessionId && (
        <ButtonLink
          href={below(`/activities/${activityId}/sessions/${sessionId}`)}
          label="activities.register.heading"
        />
      )}
      <ButtonLink href={below(`/activities/${activityId}`)} label="activities.one.manage" quiet />
    </div>
  )
}
