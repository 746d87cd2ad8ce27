import type { Actor } from '../../../ground/access/actor.ts'
import type { Here } from '../../../ground/access/request.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { formatsFor } from '../../../ground/texts/formats.ts'
import type { Translate } from '../../../ground/texts/texts.ts'
import { entriesAgain } from '../entries/reads.ts'
import { issueById } from '../issues/reads.ts'
import { placeWords, titleOf } from '../parts/session-list.tsx'
import { activityKind, organisationKind, placeKind } from '../parts/words.ts'
import { activityToRead } from '../sessions/reads.ts'
import type { CardOf, CardWords } from './rules.ts'

type Speaking = { territory: Here; t: Translate }

/** What stands on the card of something that anyone may know; nothing where it is hidden or missing. */
export async function cardWords(
  tx: ActorTx,
  visitor: Actor,
  card: CardOf,
  { territory, t }: Speaking,
): Promise<CardWords | undefined> {
  const { language } = territory
  const { weekday, hours, time, day } = formatsFor(language, territory.timeZone)
  const kicker = territory.name
  if (card.kind === 'territory')
    return {
      kicker: '',
      title: territory.name,
      line: t('directory.head.about', { territory: territory.name }),
    }
  if (card.kind === 'session') {
    const [one] = await entriesAgain(tx, visitor, [{ source: 'session', id: card.id }], territory.timeZone)
    if (!one) return undefined
    const at = one.endsAt ? hours(one.startsAt, one.endsAt) : time(one.startsAt)
    const when = one.cancelled ? t('directory.session.cancelled') : `${weekday(one.heldOn)}, ${at}`
    return { kicker, title: titleOf(one), line: [when, placeWords(one)].filter(Boolean).join(' · ') }
  }
  if (card.kind === 'activity') {
    const one = await activityToRead(tx, card.id)
    const line = one && [t(activityKind(one.kind)), placeWords(one)].filter(Boolean).join(' · ')
    return one && { kicker, title: one.title, line: line ?? '' }
  }
  if (card.kind === 'issue') {
    const one = await issueById(tx, card.id)
    const title = one && (one.title ?? t('directory.issue.subject', { territory: territory.name }))
    return one && { kicker, title: title ?? '', line: one.startedAt ? day(one.startedAt) : '' }
  }
  return card.kind === 'place'
    ? named(await publicPlace(tx, card.id), kicker, (kind) => t(placeKind(kind)))
    : named(await listedOrganisation(tx, card.id), kicker, (kind) => t(organisationKind(kind)))
}

type Named = { name: string; kind: string; municipality: string | null } | undefined
const named = (one: Named, kicker: string, kindOf: (kind: string) => string): CardWords | undefined =>
  one && { kicker, title: one.name, line: [kindOf(one.kind), one.municipality].filter(Boolean).join(' · ') }

const publicPlace = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.id', '=', id)
    .where('place.published_on', 'is not', null)
    .select(['place.name', 'place.kind', 'municipality.name as municipality'])
    .executeTakeFirst()

const listedOrganisation = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .where('organisation.id', '=', id)
    .where('organisation.listed_on', 'is not', null)
    .select(['organisation.name', 'organisation.kind', 'municipality.name as municipality'])
    .executeTakeFirst()
