import type { Context } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { AREAS } from '../../../activities/rules.ts'
import { takePicture } from '../../picture/parts/take-picture.ts'
import type { Picture } from '../../picture/rules.ts'
import { dayAsked } from '../../rules.ts'
import { idsIMet, idsInArea } from '../reads.ts'
import { NODE_KINDS, nodesShown, TIE_KINDS, within } from '../rules.ts'

// What an address says beyond these shapes is as if it said nothing.
const asked = z.object({
  scope: z.enum(['mine', 'all']).optional().catch(undefined),
  operators: z.enum(['with', 'without']).optional().catch(undefined),
  kind: z.enum(NODE_KINDS).optional().catch(undefined),
  tie: z.enum(TIE_KINDS).optional().catch(undefined),
  area: z.enum(AREAS).optional().catch(undefined),
  place: z.guid().optional().catch(undefined),
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  community: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  alone: z.enum(['with', 'only']).optional().catch(undefined),
  around: z.guid().optional().catch(undefined),
  steps: z.coerce.number().int().min(1).max(3).optional().catch(undefined),
  on: z.string().optional().catch(undefined),
})
export type Asked = z.output<typeof asked> & { on: string; today: string }

export function lookAsked(c: Context<Env>): Asked {
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const query = asked.parse(c.req.query())
  return { ...query, today, on: dayAsked(query.on, today) }
}

const STEPS = 2

export type Look = {
  picture: Picture
  /** The nodes shown, once narrowed down. */
  nodes: number[]
  /** Those the view begins from: whom the reader met, or the one asked about. */
  centre: ReadonlySet<number>
  scope: 'mine' | 'all' | 'around'
}

/** The picture the address asks for, and what of it is shown; or why there is none at the moment. */
export async function lookAt(actor: SignedInActor, look: Asked) {
  const taken = await takePicture(actor, { on: look.on, withOperators: look.operators === 'with' })
  if (!taken.ok) return taken
  const picture = taken.value
  const { mine, area } = await asActor(actor, async (tx) => ({
    mine: await idsIMet(tx, actor, look.on),
    area: look.area && (await idsInArea(tx, actor, look.area, look.on)),
  }))
  const numbersOf = (ids: Iterable<string>) =>
    new Set(
      [...ids].flatMap((id) => {
        const node = picture.numberOf.get(id)
        return node === undefined ? [] : [node]
      }),
    )
  const own = numbersOf(mine)
  const around = look.around === undefined ? undefined : picture.numberOf.get(look.around)
  const centre = look.around === undefined ? own : new Set(around === undefined ? [] : [around])
  // Who has met nobody yet, such as a coordinator, begins from the whole.
  const scope = look.around !== undefined ? 'around' : (look.scope ?? (own.size ? 'mine' : 'all'))
  const steps = scope === 'around' ? (look.steps ?? STEPS) : 1
  const among = [
    ...(scope === 'all' ? [] : [within(picture, [...centre], steps)]),
    ...(area ? [numbersOf(area)] : []),
    ...(look.place
      ? [new Set(picture.atPlace.filter(({ placeId }) => placeId === look.place).map(({ node }) => node))]
      : []),
  ]
  const community = look.community === undefined ? undefined : look.community - 1
  const nodes = nodesShown(picture, { ...look, community, among })
  return { ok: true, value: { picture, nodes, centre, scope } satisfies Look as Look } as const
}
