import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { SessionLine } from '../../sessions/reads.ts'
import type { Counts } from '../../signups/rules.ts'

/** Sessions to come, each with how many have a place in it and the way to who they are. */
export function ComingSessions({ coming }: { coming: readonly { session: SessionLine; counts: Counts }[] }) {
  const { number } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="activities.signups.list.sessions"
      captionHidden
      rows={coming}
      columns={[
        {
          heading: 'activities.session.when',
          main: true,
          cell: ({ session }) => (
            <a href={below(`/activities/${session.activityId}/sessions/${session.id}/sign-ups`)}>
              <When at={session.startsAt} end={session.endsAt} as="full" />
            </a>
          ),
        },
        {
          heading: 'activities.signups.list.places',
          numeric: true,
          cell: ({ counts }) => number(counts.taken),
        },
        {
          heading: 'activities.signups.state.waiting',
          numeric: true,
          cell: ({ counts }) => number(counts.waiting),
        },
      ]}
    />
  )
}
