import type { MarkedColumn } from '../../ground/access/keyed.ts'
import * as askings from '../../rooms/activities/joining/writes.ts'
import * as signUps from '../../rooms/activities/signups/writes.ts'
import * as ideaFollowers from '../../rooms/calls/followers/writes.ts'
import * as newsletter from '../../rooms/directory/newsletter/writes.ts'
import * as pactDrafts from '../../rooms/pacts/draft/writes.ts'

/** Every column of keyed marks whose words stand sealed beside it, as the rooms declare them. */
export const allMarked: readonly MarkedColumn[] = [
  ...newsletter.marked,
  ...signUps.marked,
  ...askings.marked,
  ...ideaFollowers.marked,
  ...pactDrafts.marked,
]

/**
 * Marks whose words nobody keeps: they come along and are known again only in a house with the same secret. Elsewhere an old
 * code no longer opens, the next import meets the rows of a list as at first, and whoever did something within an hour may
 * do it once more; a vote that is open ends before its territory moves.
 */
export const UNREPEATABLE = [
  'checkin_arrival.mark',
  'checkin_miss.network_mark',
  'idea_code.mark',
  'idea_traffic.mark',
  'idea_voter.mark',
  'import_record.content_hash',
  'import_record.source_key',
  'signup.network_mark',
] as const
