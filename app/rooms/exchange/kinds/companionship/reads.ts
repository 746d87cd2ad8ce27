import { sql } from 'kysely'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { lacksOf } from '../../../operators/volunteers/reads.ts'
import type { About, Hindrance } from '../forms.ts'
import { restDue } from './rules.ts'

/** Days as reasons say them, wherever they are read: 30/06/2026. */
const said = (day: string) => day.split('-').reverse().join('/')

/**
 * What keeps somebody from being sent to another's home: not in the register, a check that is missing or has ended. That they
 * should rest is only asked.
 */
export async function hindrances(
  tx: ActorTx,
  { what, offerPersonId, on }: About,
): Promise<readonly Hindrance[]> {
  if (what !== 'agree') return []
  if (!offerPersonId) return [{ asks: false, reason: { key: 'exchange.companionship.hindered.nobody' } }]
  const lacks = (await lacksOf(tx, offerPersonId, on)).map(
    ({ what: check, expiredOn }): Hindrance => ({
      asks: false,
      reason: expiredOn
        ? { key: `operators.volunteers.expired.${check}`, params: { day: said(expiredOn) } }
        : { key: `operators.volunteers.missing.${check}` },
    }),
  )
  if (lacks.length > 0) return lacks
  const rest = restDue(await visitingOf(tx, offerPersonId, on), on)
  return rest ? [{ asks: true, reason: { key: `exchange.companionship.hindered.rest.${rest}` } }] : []
}

/** Since when somebody visits, when they last rested, and how many hours they gave in the thirty days before; as far as the actor may read. */
export async function visitingOf(tx: ActorTx, personId: string, today: string) {
  const row = await tx
    .selectFrom('exchange_fact as f')
    .where('f.kind', '=', 'companionship')
    .where('f.offer_person_id', '=', personId)
    .where('f.on_date', 'is not', null)
    .where('f.on_date', '<=', today)
    .where('f.withdrawn_at', 'is', null)
    .select([
      sql<string | null>`min(f.on_date) filter (where f.code = 'visit')::text`.as('since'),
      sql<string | null>`max(f.on_date) filter (where f.code = 'rest')::text`.as('restedOn'),
      sql<number>`coalesce(sum(f.hours) filter (where f.code = 'visit' and f.on_date > ${today}::date - 30), 0)::float8`.as(
        'hours',
      ),
    ])
    .executeTakeFirst()
  return row ?? { since: null, restedOn: null, hours: 0 }
}

export type FactSeen = {
  id: string
  code: string
  onDate: string | null
  dueOn: string | null
  hours: number
  amount: number | null
}

/** The facts of some agreements that the actor may read, by agreement, the latest first. */
export async function factsByAgreement(
  tx: ActorTx,
  ids: readonly string[],
): Promise<Map<string, FactSeen[]>> {
  const found = new Map<string, FactSeen[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .selectFrom('exchange_fact')
    .where('agreement_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .orderBy('on_date', 'desc')
    .orderBy('due_on')
    .select(['id', 'agreement_id', 'code', 'on_date', 'due_on', 'hours', 'amount'])
    .execute()
  for (const row of rows) {
    const fact = {
      id: row.id,
      code: row.code,
      onDate: row.on_date,
      dueOn: row.due_on,
      hours: Number(row.hours ?? 0),
      amount: row.amount === null ? null : Number(row.amount),
    }
    found.set(row.agreement_id, [...(found.get(row.agreement_id) ?? []), fact])
  }
  return found
}
