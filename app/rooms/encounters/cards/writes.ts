import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { rowField } from '../../../ground/forms/row-form.ts'
import { makeSheet, type Reference, type Sheet } from '../../../ground/paper/sheets.ts'
import { takenRows } from '../../../ground/paper/taken.ts'
import { lockSheet, noteTyping, typingsOf } from '../../../ground/paper/typings.ts'
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

class CardsRefused extends Error {
  readonly errors: FormErrors
  constructor(errors: FormErrors) {
    super('cards refused')
    this.errors = errors
  }
}

export type Copied = { ok: true } | { ok: false; errors: FormErrors }

/**
 * Notes an encounter for each card that was copied, by the diary's own write: all of them, or none where one is refused, said
 * beside its field. A card is copied once, whoever copies it and however often the form is sent.
 */
export async function copyCards(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { once, cards }: { once: string; cards: readonly TypedCard[] },
  clock: Clock,
): Promise<Copied> {
  await lockSheet(tx, sheet)
  if ((await typingsOf(tx, sheet.id)).some(({ id }) => id === once)) return { ok: true }
  const taken = await takenRows(tx, sheet.id)
  const again = cards.filter(({ row }) => taken.has(row))
  if (again.length > 0) return { ok: false, errors: onEach(again, 'who', 'encounters.cards.taken') }
  try {
    const records = await attempt(tx, () => noteAll(tx, actor, sheet, cards, clock))
    await noteTyping(tx, actor, once, sheet, {
      rowsTyped: cards.length,
      counted: taken.size + cards.length,
      told: null,
      records,
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof CardsRefused) return { ok: false, errors: error.errors }
    throw error
  }
}

const onEach = (cards: readonly TypedCard[], field: string, refusal: string): FormErrors =>
  Object.fromEntries(cards.map(({ row }) => [rowField(field, row), [refusal]]))

async function noteAll(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  cards: readonly TypedCard[],
  clock: Clock,
) {
  const errors: FormErrors = {}
  const records: (Reference & { row: number })[] = []
  for (const { row, ...card } of cards) {
    const id = idWithin(sheet.id, `row ${row}`)
    const noted = await noteEncounter(tx, actor, id, card, clock)
    if (noted.ok) records.push({ kind: 'encounter', id, row })
    else
      errors[rowField(noted.refusal === 'encounters.form.future' ? 'onDate' : 'who', row)] = [noted.refusal]
  }
  if (Object.keys(errors).length > 0) throw new CardsRefused(errors)
  return records
}
