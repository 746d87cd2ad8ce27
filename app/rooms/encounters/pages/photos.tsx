import { NotHere } from '../../../ground/access/signed-in.ts'
import { isId } from '../../../ground/db/ids.ts'
import { photosOfRecord } from '../../../ground/photos/record-pages.tsx'
import { below } from '../../../ground/ui/below.ts'
import { whoWasThere } from '../parts/encounter-list.tsx'
import { encounterById } from '../reads.ts'

/** Photos of what was written by hand at an encounter: seen by who reads it, added by its author, also for themselves alone. */
export const encounterPhotos = photosOfRecord('/diary/:id/photos', async (tx, actor, c) => {
  const id = c.req.param('id') ?? ''
  const encounter = isId(id) ? await encounterById(tx, id) : undefined
  if (!encounter) throw new NotHere()
  const title = whoWasThere(encounter)
  return {
    of: { kind: 'encounter', id, seenBy: 'team' },
    title,
    section: '/diary',
    crumbs: [
      { href: below(c, '/diary'), label: 'encounters.day.heading' },
      { href: below(c, `/diary/${id}`), label: { said: title } },
    ],
    may: encounter.authorId === actor.personId,
    apart: {
      label: 'encounters.form.reserved',
      hint: 'encounters.photos.reservedHint',
      ticked: encounter.note?.reserved ?? false,
    },
  }
})
