import type { SignedInActor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { keepPhotos } from '../photos/keep.ts'
import { photosOf } from '../photos/stand.ts'
import type { Sheet } from './sheets.ts'

const KIND = 'paper_sheet'

/**
 * Keeps the photos a form carries as evidence of a sheet, seen by whoever sees the sheet: before anything else of the form is
 * looked at, so that what was chosen is not lost where the form is asked again.
 */
export const keepPhotosOfSheet = (
  actor: SignedInActor,
  { id, seenBy, circleId, forPersonId }: Sheet,
  sent: FormData,
) => keepPhotos(actor, { kind: KIND, id, seenBy, circleId, forPersonId }, sent)

export const photosOfSheet = (tx: ActorTx, sheetId: string) => photosOf(tx, { kind: KIND, id: sheetId })
