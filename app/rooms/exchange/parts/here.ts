import type { Context } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { isId } from '../../../ground/db/ids.ts'
import type { Kind } from '../kinds/forms.ts'
import { kindOrNotHere } from '../kinds/reads.ts'

/** Today by the territory's own clock. */
export const todayOf = ({ var: { now, territory } }: Context<Env>) => localDay(now, territory.timeZone)

/** The kind an address names. Throws NotHere where there is none. */
export const kindHere = (c: Context<Env>): Kind => kindOrNotHere(c.req.param('codeOfKind') ?? '')

/** The id an address names. Throws NotHere where it is none. */
export function idHere(c: Context<Env>, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}
