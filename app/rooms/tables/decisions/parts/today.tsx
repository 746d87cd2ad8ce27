import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { DaySection } from '../../../encounters/parts/sections.ts'
import { followedBy } from '../reads.ts'
import { FollowedList } from './followed-list.tsx'

const AHEAD_DAYS = 7

/** For somebody's day: the decisions of tables they follow and that are late, or due in a week. */
export const decisionsToday: DaySection = async (tx, actor, { day }) => {
  const decisions = await followedBy(tx, actor.personId, daysLater(day, AHEAD_DAYS))
  if (decisions.length === 0) return null
  return (
    <Section heading="tables.day.heading">
      <FollowedList decisions={decisions} today={day} />
    </Section>
  )
}
