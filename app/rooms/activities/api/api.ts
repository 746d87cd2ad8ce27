import * as z from 'zod'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { type Contract, listed, type Told, writing } from '../../../ground/api/contract.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { activityForm, newActivityForm } from '../forms.ts'
import { behind } from '../reads.ts'
import { AREAS, KINDS } from '../rules.ts'
import { changeActivity, planActivity } from '../writes.ts'
import { activitiesTold, activityIds } from './reads.ts'

const activity = z.strictObject({
  id: z.guid(),
  title: z.string(),
  kind: z.enum(KINDS),
  area: z.enum(AREAS),
  description: z.string().nullable(),
  placeId: z.guid().nullable(),
  published: z.boolean(),
  promoters: z.array(z.string()),
  partners: z.array(z.string()),
})

const tell = async (tx: ActorTx, _: SignedInActor, ids: readonly string[]): Promise<Told[]> => {
  const told: Told[] = []
  for (const { publishedAt, ...one } of await activitiesTold(tx, ids)) {
    const standing = await behind(tx, one.id)
    const valuesOf = (part: string) => standing.flatMap((who) => (who.part === part ? [who.value] : []))
    const parts = { promoters: valuesOf('promoter'), partners: valuesOf('partner') }
    told.push({ ...one, published: publishedAt !== null, ...parts })
  }
  return told
}

/** Labs, events, courses and groups, with who stands behind them as far as one may know. */
export const activities: Contract = {
  name: 'activities',
  label: 'activities.api.name',
  about: 'activities.api.about',
  readers: STAFF,
  shape: activity,
  list: listed(
    z.strictObject({ kind: z.enum(KINDS).optional(), area: z.enum(AREAS).optional() }),
    (tx, _, asked) => activityIds(tx, { ...asked.filter, ...asked }),
  ),
  tell,
  create: writing(
    TEAM,
    () => newActivityForm,
    async (tx, actor, id, form, clock) => {
      const planned = await planActivity(tx, actor, id, form, clock)
      return planned.ok ? { ok: true, id } : planned
    },
  ),
  change: writing(
    TEAM,
    () => activityForm,
    async (tx, actor, id, form, clock) => {
      const changed = await changeActivity(tx, actor, id, form, clock)
      return changed.ok ? { ok: true, id } : changed
    },
  ),
}

/** An activity that is there for whoever names it. */
export async function activityHere(tx: ActorTx, id: string) {
  const [found] = await activitiesTold(tx, [id])
  if (!found) throw new NotHere()
  return found
}
