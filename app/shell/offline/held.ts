import { holdsRole, type SignedInActor } from '../../ground/access/actor.ts'
import type { Here } from '../../ground/access/request.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Language } from '../../ground/texts/language.ts'
import { type SessionHeld, sessionsHeld } from '../../rooms/activities/afield/reads.ts'
import { type DiaryHeld, diaryHeld } from '../../rooms/encounters/afield/reads.ts'
import { myVisits, type VisitCard } from '../../rooms/exchange/kinds/companionship/parts/visits-loaded.ts'
import { TEAM } from '../../rooms/people/rules.ts'
import { type PlaceHeld, placesHeld } from '../../rooms/places/reads.ts'

/** All that a device holds of one territory for one person. What they could not read on a page is not in it. */
export type Held = {
  slug: string
  territory: string
  timeZone: string
  language: Language
  personId: string
  /** When it was put together, by our clock. */
  at: string
  diary: DiaryHeld | null
  sessions: SessionHeld[] | null
  places: PlaceHeld[] | null
  visits: VisitCard[]
}

type Where = { territory: Here; language: Language; now: Date }

/** Read as the person, under the policies that hold on every page. */
export async function heldFor(
  tx: ActorTx,
  actor: SignedInActor,
  { territory, language, now }: Where,
): Promise<Held> {
  const today = localDay(now, territory.timeZone)
  const team = holdsRole(actor, ...TEAM)
  return {
    slug: territory.slug,
    territory: territory.name,
    timeZone: territory.timeZone,
    language,
    personId: actor.personId,
    at: now.toISOString(),
    diary: team ? await diaryHeld(tx, actor, today) : null,
    sessions: team ? await sessionsHeld(tx, today) : null,
    places: team ? await placesHeld(tx) : null,
    visits: await myVisits(tx, actor),
  }
}
