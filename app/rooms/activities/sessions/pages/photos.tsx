import { holdsRole } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { sheetsAbout } from '../../../../ground/paper/sheets.ts'
import { photosOfRecord } from '../../../../ground/photos/record-pages.tsx'
import { below } from '../../../../ground/ui/below.ts'
import { TEAM } from '../../../people/rules.ts'
import { sessionById } from '../reads.ts'

/** Photos of the sheets people signed at a session: for whoever keeps its register. */
export const sessionPhotos = photosOfRecord(
  '/activities/:id/sessions/:sessionId/photos',
  async (tx, actor, c) => {
    const id = c.req.param('sessionId') ?? ''
    const session = isId(id) ? await sessionById(tx, id) : undefined
    if (!session || session.activityId !== c.req.param('id') || !holdsRole(actor, ...TEAM))
      throw new NotHere()
    return {
      of: { kind: 'activity_session', id, seenBy: 'team' },
      also: (await sheetsAbout(tx, { kind: 'activity_session', id })).map((sheet) => ({
        kind: 'paper_sheet',
        id: sheet.id,
      })),
      title: session.title,
      section: '/activities',
      crumbs: [
        { href: below(c, '/activities'), label: 'activities.list.heading' },
        { href: below(c, `/activities/${session.activityId}`), label: { said: session.title } },
        {
          href: below(c, `/activities/${session.activityId}/sessions/${id}`),
          label: 'activities.register.heading',
        },
      ],
      may: true,
    }
  },
)
