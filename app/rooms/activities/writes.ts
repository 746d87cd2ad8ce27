import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { placeStands, whoTheyAre } from '../encounters/who/writes.ts'
import { refusalToName } from '../people/guardians/reads.ts'
import type { NamingRefusal } from '../people/guardians/rules.ts'
import { correctEvidence, removeEvidence } from '../ties/writes.ts'
import type { ActivityForm, NewActivityForm } from './forms.ts'
import { showPhases } from './phases/writes.ts'
import { nodesOfPromotion, PARTS, promotesSince, type Together, togetherSince } from './rules.ts'
import { draw, writePlan } from './series/writes.ts'

type Clock = { now: Date; timeZone: string }
/** Somebody who may not be named, and under which part of the form. */
type Unnamed = { ok: false; refusal: NamingRefusal; field: 'promoters' | 'partners' }
type Planned =
  | { ok: true; value: { activityId: string } }
  | { ok: false; refusal: 'activities.series.tooMany'; field: 'until' }
  | Unnamed

/**
 * Plans an activity with its sessions and those who stand behind it, under the id its form came with. The same form sent
 * again changes nothing and is answered alike to its author; to anyone else it is not there. Refused where somebody behind it
 * may not be named.
 */
export async function planActivity(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: NewActivityForm,
  { now, timeZone }: Clock,
): Promise<Planned> {
  const plan = draw(form, timeZone)
  if (!plan.ok) return { ...plan, field: 'until' }
  const unnamed = await whoMayNotStand(tx, actor, form, localDay(now, timeZone))
  if (unnamed) return unnamed
  await placeStands(tx, form.placeId)
  const planned = await insertOwn(tx, 'activity', {
    territory_id: actor.territoryId,
    id,
    ...contentOf(form),
    published_at: form.published ? now : null,
    published_by: form.published ? actor.personId : null,
    recorded_by: actor.personId,
  })
  if (!planned) return done({ activityId: id })

  const holder = { activityId: id, placeId: form.placeId ?? null, public: form.published === 'yes' }
  await writePlan(tx, actor, holder, plan.value)
  await standBehind(tx, actor, id, form, promotesSince(localDay(now, timeZone), form.on))
  await record(tx, actor, 'activities.planned', 'activity', id)
  return done({ activityId: id })
}

/**
 * Changes what an activity says of itself and who stands behind it. Its sessions are public as it is. Refused where somebody
 * may not be named.
 */
export async function changeActivity(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: ActivityForm,
  { now, timeZone }: Clock,
): Promise<{ ok: true; value: null } | Unnamed> {
  const unnamed = await whoMayNotStand(tx, actor, form, localDay(now, timeZone))
  if (unnamed) return unnamed
  await placeStands(tx, form.placeId)
  const before = await tx
    .selectFrom('activity')
    .where('id', '=', id)
    .select(['published_at', 'place_id'])
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new NotHere()
  await tx.updateTable('activity').set(contentOf(form)).where('id', '=', id).execute()
  if ((form.published === 'yes') !== (before.published_at !== null))
    await publish(tx, actor, id, form.published === 'yes', now)
  if ((form.placeId ?? null) !== before.place_id)
    await followPlace(tx, id, before.place_id, form.placeId ?? null)
  await standBehind(tx, actor, id, form, localDay(now, timeZone))
  await record(tx, actor, 'activities.changed', 'activity', id)
  return done(null)
}

async function whoMayNotStand(
  tx: ActorTx,
  actor: SignedInActor,
  form: Behind,
  today: string,
): Promise<Unnamed | undefined> {
  for (const field of ['promoters', 'partners'] as const) {
    const ids = form[field].flatMap((one) => (one.kind === 'person' ? [one.id] : []))
    const refusal = await refusalToName(tx, actor, ids, today)
    if (refusal) return { ok: false, refusal, field }
  }
  return undefined
}

const contentOf = ({ title, kind, area, description, placeId }: ActivityForm) => ({
  title,
  kind,
  area,
  description: description ?? null,
  place_id: placeId ?? null,
})

async function publish(tx: ActorTx, actor: SignedInActor, id: string, published: boolean, now: Date) {
  await tx
    .updateTable('activity')
    .set({ published_at: published ? now : null, published_by: published ? actor.personId : null })
    .where('id', '=', id)
    .execute()
  await tx.updateTable('activity_session').set({ public: published }).where('activity_id', '=', id).execute()
  await showPhases(tx, id, published)
  await record(tx, actor, published ? 'activities.published' : 'activities.unpublished', 'activity', id)
}

/** Sessions still open that were where their activity was go with it. */
async function followPlace(tx: ActorTx, activityId: string, from: string | null, to: string | null) {
  await tx
    .updateTable('activity_session')
    .set({ place_id: to })
    .where('activity_id', '=', activityId)
    .where('closed_at', 'is', null)
    .where('place_id', 'is not distinct from', from)
    .execute()
}

type Behind = Pick<ActivityForm, 'promoters' | 'partners'>

/** Those who stand behind an activity become exactly these: who is new joins on a day, who stays keeps theirs. */
async function standBehind(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  form: Behind,
  since: string,
) {
  const before = await togetherOf(tx, activityId)
  const now: Together[] = []
  for (const part of PARTS) {
    const { personIds, organisationIds } = await whoTheyAre(
      tx,
      actor,
      part === 'promoter' ? form.promoters : form.partners,
      activityId,
    )
    now.push(
      ...personIds.map((personId) => ({ part, personId, organisationId: null, sinceOn: since })),
      ...organisationIds.map((organisationId) => ({ part, personId: null, organisationId, sinceOn: since })),
    )
  }
  const same = (one: Together) => (other: Together) =>
    one.part === other.part && one.personId === other.personId && one.organisationId === other.organisationId
  const gone = before.filter((one) => !now.some(same(one)))
  const come = now.filter((one) => !before.some(same(one)))
  if (gone.length)
    await tx
      .deleteFrom('activity_promoter')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute()
  if (come.length) await join(tx, actor, activityId, come)
  if (gone.length || come.length) await tieTogether(tx, actor, activityId)
}

export async function join(tx: ActorTx, actor: Actor, activityId: string, come: readonly Together[]) {
  await tx
    .insertInto('activity_promoter')
    .values(
      come.map((one) => ({
        territory_id: actor.territoryId,
        id: newId(),
        activity_id: activityId,
        part: one.part,
        person_id: one.personId,
        organisation_id: one.organisationId,
        since_on: one.sinceOn,
        recorded_by: actor.personId,
      })),
    )
    .execute()
}

/** Writes the evidence that these people and bodies stand behind one activity, as it is now. */
export async function tieTogether(tx: ActorTx, actor: Actor, activityId: string) {
  const together = await togetherOf(tx, activityId)
  const source = { kind: 'promoted' as const, sourceKind: 'activity', sourceId: activityId }
  if (together.length === 0) return removeEvidence(tx, actor, source)
  return correctEvidence(tx, actor, {
    ...source,
    on: togetherSince(together),
    nodes: nodesOfPromotion(together),
  })
}

const togetherOf = async (tx: ActorTx, activityId: string): Promise<(Together & { id: string })[]> => {
  const rows = await tx
    .selectFrom('activity_promoter')
    .where('activity_id', '=', activityId)
    .select(['id', 'part', 'person_id', 'organisation_id', 'since_on'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    part: row.part as Together['part'],
    personId: row.person_id,
    organisationId: row.organisation_id,
    sinceOn: row.since_on,
  }))
}
