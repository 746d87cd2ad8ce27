import { sql } from 'kysely'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { KIND } from './rules.ts'

/** Sheets on which those who come to a session sign. */
export const attendanceSheets: PaperKind = {
  kind: KIND,
  label: 'activities.paper.kind',
  async about(tx, sheets) {
    const ids = sheets.flatMap(({ about }) => (about ? [about.id] : []))
    const sessions = await tx
      .selectFrom('activity_session as session')
      .innerJoin('activity', 'activity.id', 'session.activity_id')
      .where(sql<boolean>`session.id = any (${ids}::uuid[])`)
      .select(['session.id', 'session.activity_id', 'session.held_on', 'activity.title'])
      .execute()
    const known = new Map(sessions.map((one) => [one.id, one]))
    return new Map(
      sheets.flatMap(({ id, about }) => {
        const session = about && known.get(about.id)
        return session
          ? [
              [
                id,
                {
                  words: session.title,
                  on: session.held_on,
                  path: `/activities/${session.activity_id}/sessions/${session.id}`,
                },
              ] as const,
            ]
          : []
      }),
    )
  },
}
