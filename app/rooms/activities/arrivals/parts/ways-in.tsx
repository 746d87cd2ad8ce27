import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import type { SessionLine } from '../../sessions/reads.ts'

/** Beneath a register: the other ways people come into it, by signing up, by a code, on paper. */
export function WaysIn({ session }: { session: SessionLine }) {
  const below = useBelow()
  const here = below(`/activities/${session.activityId}/sessions/${session.id}`)
  return (
    <Section heading="activities.checkin.ways">
      <p class="beside">
        <ButtonLink href={`${here}/sign-ups`} label="activities.signups.heading" quiet />
        <ButtonLink href={`${here}/check-in`} label="activities.checkin.heading" quiet />
        <ButtonLink href={`${here}/paper`} label="activities.paper.heading" quiet />
        <ButtonLink href={`${here}/poster`} label="activities.prints.poster.heading" quiet />
      </p>
    </Section>
  )
}
