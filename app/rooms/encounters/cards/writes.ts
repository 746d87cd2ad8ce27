import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Copied, copyRows } from '../../../ground/paper/copying.ts'
import { makeSheet, type Sheet } from '../../../ground/paper/sheets.ts'
import { placeStands } from '../who/writes.ts'
import { noteEncounter } from '../writes.ts'
import type { CardsForm, TypedCard } from './forms.ts'
import { CARDS_KIND } from './rules.ts'

type Clock = { now: Date; timeZone: string }

/** Cards to print, for whoever asks and nobody else: a diary is one's own. Sent again they are the same cards. */
export async function makeCards(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { cards, placeId, onDate, language }: CardsForm,
): Promise<Sheet> {
  await placeStands(tx, placeId)
  return makeSheet(tx, actor, id, {
    kind: CARDS_KIND,
    about: placeId ? { kind: 'place', id: placeId } : null,
    ...(onDate && { rows: Array.from({ length: cards }, () => ({ on: onDate })) }),
    rowCount: cards,
    language,
    seenBy: 'person',
    forPersonId: actor.personId,
  })
}

/**
 * Notes an encounter for each card that was copied, by the diary's own write: all of them, or none where one is refused, said
 * beside its field. A card is copied once, whoever copies it and however often the form is sent.
 */
export const copyCards = (
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { once, cards }: { once: string; cards: readonly TypedCard[] },
  clock: Clock,
): Promise<Copied> =>
  copyRows(tx, actor, sheet, {
    once,
    rows: cards,
    taken: { field: 'who', refusal: 'encounters.cards.taken' },
    counted: (before) => before + cards.length,
    write: async ({ row: _, ...card }, id) => {
      const noted = await noteEncounter(tx, actor, id, card, clock)
      if (noted.ok) return { records: [{ kind: 'encounter', id }] }
      const { refusal } = noted
      return { field: refusal === 'encounters.form.future' ? 'onDate' : 'who', refusal }
    },
  })
