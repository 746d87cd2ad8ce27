import type { Context } from 'hono'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Translate } from '../../../ground/texts/texts.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { indicatorCalled } from '../local/reads.ts'
import { EXACT_READERS } from '../protection/rules.ts'
import { dayAsked, type Indicator } from '../rules.ts'

/** The day asked for, in the territory's own calendar. */
export function asOf(c: Context<Env>) {
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const until = dayAsked(c.req.query('as-of'), today)
  return { today, until: until ?? today, wrong: until === undefined }
}

export const seesExact = (actor: Actor) => holdsRole(actor, ...EXACT_READERS)

/** The indicator of an address. Throws NotHere for a code that is none. */
export async function indicatorHere(tx: ActorTx, code: string): Promise<Indicator> {
  const indicator = await indicatorCalled(tx, code)
  if (!indicator) throw new NotHere()
  return indicator
}

/** What an indicator is called: by its territory, or in the texts of the house. */
export const calledIn = ({ code, name }: Pick<Indicator, 'code' | 'name'>, t: Translate) =>
  name ?? t(`indicators.${code}.name`)
