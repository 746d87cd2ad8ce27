import type { SignedInActor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { organisationsLike } from '../../organisations/reads.ts'
import { type PersonMet, peopleMet } from '../day/reads.ts'
import { SOON_DAYS } from '../day/rules.ts'
import { type Named, type Reminder, reminders } from '../reads.ts'
import { placesToChoose, topicsLately } from '../who/reads.ts'
import { MOST_HELD } from './rules.ts'

/** What a device keeps so that encounters can be noted without network: whom one meets by name, where, about what. */
export type DiaryHeld = {
  people: PersonMet[]
  organisations: Named[]
  places: Named[]
  topics: readonly string[]
  /** What next, as far as one's day shows it. */
  reminders: Pick<Reminder, 'id' | 'text' | 'dueOn'>[]
}

/** The actor's own people, those met last, and what next; the groups and places of the territory. Nothing else of anybody. */
export async function diaryHeld(tx: ActorTx, actor: SignedInActor, today: string): Promise<DiaryHeld> {
  const organisations = await organisationsLike(tx, {}, { today, limit: MOST_HELD, offset: 0 })
  const next = await reminders(tx, { toDoUntil: daysLater(today, SOON_DAYS), assignedTo: actor.personId })
  return {
    people: await peopleMet(tx, actor, { limit: MOST_HELD }),
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    places: await placesToChoose(tx, actor),
    topics: await topicsLately(tx),
    reminders: next.map(({ id, text, dueOn }) => ({ id, text, dueOn })),
  }
}
