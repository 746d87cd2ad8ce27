import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { TEAM } from '../../people/rules.ts'
import { endEvidence, removeEvidence } from '../../ties/writes.ts'
import type { AgreementOf, Hindrance, Kind } from '../kinds/forms.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import type { PlannedFact } from '../kinds/rules.ts'
import { matchById } from '../matches/reads.ts'
import { lockPair, type MatchRefusal, placesLeft, refusalOfPair } from '../matches/writes.ts'
import type { Answers } from '../notices/forms.ts'
import { closeNotice } from '../notices/writes.ts'
import { insertParty, type NewParty, tieParties } from '../parties/writes.ts'
import type { SaidAgreement } from './forms.ts'
import { agreementById, lockAgreement } from './reads.ts'
import { AGREEMENT, monthsLater } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'exchange_agreement_words', column: 'sealed', id: 'agreement_id' },
]
const wordsWhere = (agreementId: string) => `exchange_agreement_words:${agreementId}`
export const isTeam = (actor: Actor) => holdsRole(actor, ...TEAM)

export type NewAgreement = SaidAgreement & {
  /** The form's own id: sent twice, agreed once. */
  id: string
  kind: string
  /** The match that was decided for; without one the kind must allow an agreement to begin alone. */
  matchId?: string | undefined
  circleId?: string | undefined
  parties?: readonly NewParty[] | undefined
}
export type AgreeRefusal =
  | MatchRefusal
  | NamingRefusal
  | 'exchange.agree.needsMatch'
  | 'exchange.agree.notDecided'
  | 'exchange.agree.before'
  | 'exchange.agree.whose'
  | 'exchange.agree.sameTwice'
  | 'exchange.agree.hindered'
  | 'exchange.agree.asks'

/** A refusal that records ask for says which they are. */
export type Hindered<Done, Refusal extends string> =
  | { ok: true; value: Done }
  | { ok: false; refusal: Refusal; hindrances?: readonly Hindrance[] }

type Sides = {
  needId: string | null
  offerId: string | null
  circleId: string | null
  needPersonId: string | null
  needOrganisationId: string | null
  offerPersonId: string | null
  offerOrganisationId: string | null
  placeId: string | null
}

/**
 * Agrees: what a match became, or, where the kind allows it, something that stood before anybody asked. The places of an
 * offer are never exceeded: it is locked, and counted. A need that is met is closed, and an offer that is full. Where the
 * kind asks for it only a circle knows of the agreement. Terms and words are those of the kind's own schemas.
 */
export async function agree(
  tx: ActorTx,
  actor: Actor,
  said: NewAgreement,
  today: string,
): Promise<Hindered<{ agreementId: string }, AgreeRefusal>> {
  const kind = kindOrNotHere(said.kind)
  if (!isTeam(actor)) throw new NotHere()
  const before = await agreementById(tx, said.id)
  if (before) {
    if (before.recordedBy !== actor.personId) throw new NotHere()
    return done({ agreementId: said.id })
  }
  const sides = said.matchId ? await sidesOfMatch(tx, said, said.matchId, today) : sidesSaid(kind, said)
  if (!sides.ok) return sides
  const { needPersonId, needOrganisationId, offerPersonId, offerOrganisationId } = sides.value
  if (!needPersonId && !needOrganisationId && !offerPersonId && !offerOrganisationId)
    return refused('exchange.agree.whose')
  if (needPersonId && needPersonId === offerPersonId) return refused('exchange.agree.sameTwice')
  const people = [needPersonId, offerPersonId, ...(said.parties ?? []).map(({ personId }) => personId)]
  const unnamed = await refusalToName(
    tx,
    actor,
    people.filter((one): one is string => Boolean(one)),
    today,
  )
  if (unnamed) return refused(unnamed)
  const on = said.startsOn ?? today
  const hindered = await hindrancesOf(
    tx,
    kind,
    { what: 'agree', needPersonId, offerPersonId, on },
    said.anyway,
  )
  if (hindered) return hindered
  await begin(tx, actor, kind, said, sides.value, today)
  return done({ agreementId: said.id })
}

/** What records say against it, unless somebody goes past what only asks. */
export async function hindrancesOf(
  tx: ActorTx,
  { agreement }: Kind,
  about: Parameters<NonNullable<AgreementOf['hindrances']>>[1],
  anyway?: 'yes',
): Promise<
  | { ok: false; refusal: 'exchange.agree.hindered' | 'exchange.agree.asks'; hindrances: Hindrance[] }
  | undefined
> {
  const hindrances = (await agreement.hindrances?.(tx, about)) ?? []
  const hard = hindrances.filter(({ asks }) => !asks)
  if (hard.length > 0) return { ok: false, refusal: 'exchange.agree.hindered', hindrances: hard }
  if (hindrances.length > 0 && !anyway)
    return { ok: false, refusal: 'exchange.agree.asks', hindrances: [...hindrances] }
  return undefined
}

async function sidesOfMatch(
  tx: ActorTx,
  said: NewAgreement,
  matchId: string,
  today: string,
): Promise<Outcome<Sides, AgreeRefusal>> {
  const match = await matchById(tx, matchId)
  if (!match) throw new NotHere()
  if (match.kind !== said.kind) return refused('exchange.match.otherKind')
  const [need, offer] = await lockPair(tx, match.needId, match.offerId)
  // Read again: while the pair was not locked somebody may have decided otherwise, or agreed.
  const now = await matchById(tx, matchId)
  if (now?.agreementId) return refused('exchange.agree.before')
  if (now?.state !== 'agreed') return refused('exchange.agree.notDecided')
  const closed = await refusalOfPair(tx, need, offer, today)
  if (closed) return refused(closed)
  const [ofNeed, ofOffer] = [await whose(tx, need.id), await whose(tx, offer.id)]
  return done({
    needId: need.id,
    offerId: offer.id,
    circleId: match.circleId ?? said.circleId ?? null,
    needPersonId: ofNeed?.person_id ?? null,
    needOrganisationId: ofNeed?.organisation_id ?? null,
    offerPersonId: ofOffer?.person_id ?? null,
    offerOrganisationId: ofOffer?.organisation_id ?? null,
    placeId: said.placeId ?? offer.placeId ?? need.placeId,
  })
}

const whose = (tx: ActorTx, noticeId: string) =>
  tx
    .selectFrom('exchange_notice_of')
    .where('notice_id', '=', noticeId)
    .select(['person_id', 'organisation_id'])
    .executeTakeFirst()

function sidesSaid(kind: Kind, said: NewAgreement): Outcome<Sides, AgreeRefusal> {
  if (!kind.agreement.alone) return refused('exchange.agree.needsMatch')
  return done({
    needId: null,
    offerId: null,
    circleId: said.circleId ?? null,
    needPersonId: said.needPersonId ?? null,
    needOrganisationId: said.needOrganisationId ?? null,
    offerPersonId: said.offerPersonId ?? null,
    offerOrganisationId: said.offerOrganisationId ?? null,
    placeId: said.placeId ?? null,
  })
}

async function begin(tx: ActorTx, actor: Actor, kind: Kind, said: NewAgreement, sides: Sides, today: string) {
  const { agreement } = kind
  let { circleId } = sides
  if (agreement.circle && !circleId) {
    // It is its own circle: whoever agreed it follows it, and lets others in.
    await openCircle(tx, actor, {
      id: said.id,
      kind: 'exchange',
      aboutId: sides.needPersonId ?? sides.offerPersonId,
      part: 'follows',
    })
    circleId = said.id
  }
  await tx
    .insertInto('exchange_agreement')
    .values({
      territory_id: actor.territoryId,
      id: said.id,
      kind: kind.code,
      title: said.title,
      match_id: said.matchId ?? null,
      need_id: sides.needId,
      offer_id: sides.offerId,
      circle_id: circleId,
      need_person_id: sides.needPersonId,
      need_organisation_id: sides.needOrganisationId,
      offer_person_id: sides.offerPersonId,
      offer_organisation_id: sides.offerOrganisationId,
      place_id: sides.placeId,
      terms: JSON.stringify(said.terms),
      starts_on: said.startsOn ?? null,
      ends_on: said.endsOn ?? null,
      counts: countsOf(agreement, said.terms),
      recorded_by: actor.personId,
    })
    .execute()
  if (Object.keys(said.words).length > 0) await writeWords(tx, actor, said.id, said.words)
  for (const [at, party] of (said.parties ?? []).entries())
    await insertParty(tx, actor, said.id, idWithin(said.id, `party ${at}`), party, said.startsOn ?? today)
  await planFacts(tx, actor, kind, said.id, said.terms, said.startsOn ?? today, 'start')
  if (sides.needId) await closeWhenMet(tx, actor, sides, said.parties ?? [], today)
  const start = said.startsOn && said.startsOn <= today ? said.startsOn : today
  const standing = await agreementById(tx, said.id)
  if (standing) await tieParties(tx, actor, kind, standing, start, null)
  await record(tx, actor, 'exchange.agreed', AGREEMENT, said.id)
}

export const countsOf = (agreement: AgreementOf, terms: Answers) => [
  ...new Set([...agreement.counts, ...(agreement.countsOf?.(terms) ?? [])]),
]

async function closeWhenMet(
  tx: ActorTx,
  actor: Actor,
  { needId, offerId }: Sides,
  parties: readonly NewParty[],
  today: string,
) {
  const needs = [needId, ...parties.map((party) => party.needId)]
  for (const id of new Set(needs.filter((one): one is string => Boolean(one))))
    await closeNotice(tx, actor, id, 'met', today)
  if (!offerId) return
  const offer = await tx
    .selectFrom('exchange_notice')
    .where('id', '=', offerId)
    .select(['id', 'kind', 'places'])
    .executeTakeFirstOrThrow()
  if ((await placesLeft(tx, offer)) <= 0) await closeNotice(tx, actor, offerId, 'met', today)
}

async function writeWords(tx: ActorTx, actor: Actor, agreementId: string, words: Answers) {
  const sealed = seal(JSON.stringify(words), wordsWhere(agreementId))
  const changed = await tx
    .updateTable('exchange_agreement_words')
    .set({ sealed, recorded_by: actor.personId, changed_at: sql<Date>`now()` })
    .where('agreement_id', '=', agreementId)
    .returning('agreement_id')
    .executeTakeFirst()
  if (changed) return
  await tx
    .insertInto('exchange_agreement_words')
    .values({
      territory_id: actor.territoryId,
      agreement_id: agreementId,
      sealed,
      recorded_by: actor.personId,
    })
    .execute()
}

/** Facts that are foreseen: what the kind plans from the terms, and what is due by itself months after a day. */
async function planFacts(
  tx: ActorTx,
  actor: Actor,
  { agreement }: Kind,
  agreementId: string,
  terms: Answers,
  from: string,
  moment: 'start' | 'end',
) {
  const planned: PlannedFact[] = [
    ...(moment === 'start' ? (agreement.plan?.(terms, from) ?? []) : []),
    ...agreement.facts.flatMap(({ code, due }) =>
      due?.from === moment && (due.when?.(terms) ?? true)
        ? due.months.map((months) => ({ code, dueOn: monthsLater(from, months) }))
        : [],
    ),
  ]
  for (const [at, fact] of planned.entries()) {
    const of = agreement.facts.find(({ code }) => code === fact.code)
    await insertOwn(tx, 'exchange_fact', {
      territory_id: actor.territoryId,
      id: idWithin(agreementId, `${moment} ${at} ${fact.code} ${fact.dueOn}`),
      agreement_id: agreementId,
      code: fact.code,
      due_on: fact.dueOn,
      hours: fact.hours ? String(fact.hours) : null,
      amount: fact.amount ?? null,
      for_parties: !of?.forTeam,
      among_parties: Boolean(of?.among),
      counts: [...(of?.counts ?? [])],
      recorded_by: actor.personId,
    })
  }
}

/** Says the terms and words anew; what is counted follows them. Refused once it has ended. */
export async function changeTerms(
  tx: ActorTx,
  actor: Actor,
  id: string,
  said: Omit<SaidAgreement, 'anyway'>,
): Promise<Outcome<{ agreementId: string }, 'exchange.agreement.ended'>> {
  const { agreement, kind } = await lockAgreement(tx, id)
  if (agreement.endedOn) return refused('exchange.agreement.ended')
  const changed = await tx
    .updateTable('exchange_agreement')
    .set({
      title: said.title,
      terms: JSON.stringify(said.terms),
      starts_on: said.startsOn ?? null,
      ends_on: said.endsOn ?? null,
      place_id: said.placeId ?? agreement.placeId,
      counts: countsOf(kind.agreement, said.terms),
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  if (Object.keys(said.words).length > 0) await writeWords(tx, actor, id, said.words)
  await record(tx, actor, 'exchange.changedTerms', AGREEMENT, id)
  return done({ agreementId: id })
}

export type EndRefusal =
  | 'exchange.agreement.ended'
  | 'exchange.end.noOutcome'
  | 'exchange.end.beforeStart'
  | 'exchange.end.future'
/**
 * Ends an agreement on a day with its outcome: parts end with it, tasks that were planned are withdrawn, what looks back
 * after the end is planned, and from that day the tie fades.
 */
export async function endAgreement(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { endedOn, outcome }: { endedOn: string; outcome: string },
  today: string,
): Promise<Outcome<{ agreementId: string }, EndRefusal>> {
  const { agreement, kind } = await lockAgreement(tx, id)
  if (agreement.endedOn) return refused('exchange.agreement.ended')
  if (!kind.agreement.outcomes.some(({ code }) => code === outcome)) return refused('exchange.end.noOutcome')
  if (agreement.startsOn && endedOn < agreement.startsOn) return refused('exchange.end.beforeStart')
  if (endedOn > today) return refused('exchange.end.future')
  const ended = await tx
    .updateTable('exchange_agreement')
    .set({ ended_on: endedOn, outcome })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new NotHere()
  await tx
    .updateTable('exchange_party')
    .set({ until_on: sql<string>`greatest(from_on, ${endedOn}::date)` })
    .where('agreement_id', '=', id)
    .where('until_on', 'is', null)
    .execute()
  const lookBack = kind.agreement.facts.filter(({ due }) => due).map(({ code }) => code)
  await tx
    .updateTable('exchange_fact')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('agreement_id', '=', id)
    .where('on_date', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`code <> all (${lookBack}::text[])`)
    .execute()
  await planFacts(tx, actor, kind, id, agreement.terms, endedOn, 'end')
  if (kind.agreement.tie)
    await endEvidence(tx, actor, { kind: kind.agreement.tie, sourceKind: AGREEMENT, sourceId: id }, endedOn)
  await record(tx, actor, 'exchange.ended', AGREEMENT, id)
  return done({ agreementId: id })
}

/** The agreement that is written down afterwards only so that a fact can be told of it, such as hours on a slip of paper. */
export const agreementMadeFor = (factId: string) => idWithin(factId, 'agreement')

/**
 * Takes back an agreement that was written down for one fact alone, once that is withdrawn and nothing else stands in it: it ends
 * without good and never began, so that nothing counts it, and it ties nobody.
 */
export async function takeBackMadeFor(tx: ActorTx, actor: Actor, agreementId: string, factId: string) {
  if (agreementId !== agreementMadeFor(factId)) return
  const { kind } = await lockAgreement(tx, agreementId)
  const standing = await tx
    .selectFrom('exchange_fact')
    .where('agreement_id', '=', agreementId)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  const without = kind.agreement.outcomes.find(({ good }) => !good)
  if (standing || !without) return
  await tx
    .updateTable('exchange_agreement')
    .set({ starts_on: null, outcome: without.code })
    .where('id', '=', agreementId)
    .execute()
  if (kind.agreement.tie)
    await removeEvidence(tx, actor, {
      kind: kind.agreement.tie,
      sourceKind: AGREEMENT,
      sourceId: agreementId,
    })
  await record(tx, actor, 'exchange.ended', AGREEMENT, agreementId)
}
