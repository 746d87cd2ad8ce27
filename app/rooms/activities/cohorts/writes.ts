import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { CohortForm, SettingForm, ZoneForm } from './forms.ts'

/** Opens a cohort under the id of its form; sent again it stays one. */
export async function openCohort(tx: ActorTx, actor: SignedInActor, id: string, form: CohortForm) {
  const added = await insertOwn(tx, 'lab_cohort', {
    territory_id: actor.territoryId,
    id,
    ...contentOf(form),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.cohortOpened', 'lab_cohort', id)
}

export async function changeCohort(tx: ActorTx, actor: SignedInActor, id: string, form: CohortForm) {
  const changed = await tx
    .updateTable('lab_cohort')
    .set(contentOf(form))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await record(tx, actor, 'activities.cohortChanged', 'lab_cohort', id)
}

const contentOf = ({ name, startsOn, endsOn, fundedUntil }: CohortForm) => ({
  name,
  starts_on: startsOn,
  ends_on: endsOn,
  funded_until: fundedUntil ?? null,
})

/** Draws a zone of the territory, or draws it anew where it stands. */
export async function drawZone(tx: ActorTx, actor: SignedInActor, id: string, form: ZoneForm) {
  const added = await insertOwn(tx, 'lab_zone', {
    territory_id: actor.territoryId,
    id,
    ...zoneContent(form),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.zoneDrawn', 'lab_zone', id)
}

export async function changeZone(tx: ActorTx, actor: SignedInActor, id: string, form: ZoneForm) {
  const changed = await tx
    .updateTable('lab_zone')
    .set(zoneContent(form))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await record(tx, actor, 'activities.zoneChanged', 'lab_zone', id)
}

const zoneContent = ({ name, municipalities, quarters }: ZoneForm) => ({
  name,
  municipalities: [...new Set(municipalities)].sort(),
  quarters: quarters ?? null,
})

/** Says where an activity stands; what was said before is replaced. Throws NotHere where something named is not of here. */
export async function settleLab(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  { cohortId, zoneId, insideId: [insideId], fundedUntil, withYouthsOn }: SettingForm,
) {
  await stand(tx, activityId, { cohortId, zoneId, insideId })
  const said = {
    cohort_id: cohortId ?? null,
    zone_id: zoneId ?? null,
    inside_id: insideId ?? null,
    funded_until: fundedUntil ?? null,
    with_youths_on: withYouthsOn ?? null,
    recorded_by: actor.personId,
  }
  await tx
    .insertInto('lab_setting')
    .values({ territory_id: actor.territoryId, activity_id: activityId, ...said })
    .onConflict((same) =>
      same.columns(['territory_id', 'activity_id']).doUpdateSet({ ...said, recorded_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'activities.settled', 'activity', activityId)
}

/** The money of an activity ends on a day, where nobody said another one. */
export async function fundUntil(tx: ActorTx, actor: SignedInActor, activityId: string, on: string) {
  await tx
    .insertInto('lab_setting')
    .values({
      territory_id: actor.territoryId,
      activity_id: activityId,
      funded_until: on,
      recorded_by: actor.personId,
    })
    .onConflict((same) =>
      same
        .columns(['territory_id', 'activity_id'])
        .doUpdateSet({ funded_until: on, recorded_by: actor.personId })
        .where('lab_setting.funded_until', 'is', null),
    )
    .execute()
}

type Named = { cohortId?: string | undefined; zoneId?: string | undefined; insideId?: string | undefined }

async function stand(tx: ActorTx, activityId: string, { cohortId, zoneId, insideId }: Named) {
  const wanted = [
    ['activity', activityId],
    ['lab_cohort', cohortId],
    ['lab_zone', zoneId],
    ['organisation', insideId],
  ] as const
  for (const [table, id] of wanted) {
    if (!id) continue
    const found = await tx
      .selectFrom(table as 'activity')
      .where('id', '=', id)
      .select('id')
      .executeTakeFirst()
    if (!found) throw new NotHere()
  }
}
