import type { Decision } from '../reads.ts'
import { DecisionList } from './decision-list.tsx'

/** What somebody is to see done, whatever table decided it. */
export const FollowedList = (props: { decisions: readonly Decision[]; today: string }) => (
  <DecisionList {...props} whose />
)
