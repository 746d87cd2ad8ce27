import { sql } from 'kysely'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { sameAs } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'
import { insidersOf, mayConfirm } from '../../agreements/rules.ts'
import type { About, Hindrance } from '../forms.ts'
import { balanceOf, floorOf, HOURLY, type Hours, MOST_HOURS } from './rules.ts'

const hours = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_fact as f')
    .where('f.kind', 'in', HOURLY)
    .where('f.code', '=', 'hours')
    .where('f.on_date', 'is not', null)
    .where('f.withdrawn_at', 'is', null)
    .where('f.confirmed_at', 'is not', null)

/** What somebody gave and received, of what was confirmed. One reads one's own, and the team everybody's. */
export async function hoursOf(tx: ActorTx, personId: string): Promise<Hours> {
  const row = await hours(tx)
    .where((eb) => eb.or([eb('f.offer_person_id', '=', personId), eb('f.need_person_id', '=', personId)]))
    .select([
      sql<number>`coalesce(sum(f.hours) filter (where f.offer_person_id = ${personId}::uuid), 0)::float8`.as(
        'given',
      ),
      sql<number>`coalesce(sum(f.hours) filter (where f.need_person_id = ${personId}::uuid), 0)::float8`.as(
        'received',
      ),
    ])
    .executeTakeFirst()
  return { given: row?.given ?? 0, received: row?.received ?? 0 }
}

export type HourLine = {
  id: string
  agreementId: string
  title: string
  onDate: string
  hours: number
  gave: boolean
  confirmed: boolean
  /** Whether it is for whoever asks to say that it was so. */
  mineToConfirm: boolean
}

/** One's own hours, the latest first, those that wait for a word among them. */
export async function hourLinesOf(tx: ActorTx, personId: string): Promise<HourLine[]> {
  const rows = await tx
    .selectFrom('exchange_fact as f')
    .innerJoin('exchange_agreement as a', 'a.id', 'f.agreement_id')
    .where('f.kind', 'in', HOURLY)
    .where('f.code', '=', 'hours')
    .where('f.on_date', 'is not', null)
    .where('f.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('f.offer_person_id', '=', personId), eb('f.need_person_id', '=', personId)]))
    .orderBy('f.on_date', 'desc')
    .orderBy('f.id', 'desc')
    .limit(200)
    .select(['f.id', 'f.agreement_id', 'a.title', 'f.on_date', 'f.hours'])
    .select(['f.confirmed_at', 'f.recorded_by'])
    .select(['f.need_person_id', 'f.need_organisation_id', 'f.offer_person_id', 'f.offer_organisation_id'])
    .execute()
  const waiting = rows.filter(({ confirmed_at }) => confirmed_at === null)
  const parties = await peopleBeside(
    tx,
    waiting.map(({ agreement_id }) => agreement_id),
  )
  return rows.map((row) => {
    const need = { personId: row.need_person_id, organisationId: row.need_organisation_id }
    const offer = { personId: row.offer_person_id, organisationId: row.offer_organisation_id }
    const beside = parties.filter(({ agreementId }) => agreementId === row.agreement_id)
    return {
      id: row.id,
      agreementId: row.agreement_id,
      title: row.title,
      onDate: row.on_date ?? '',
      hours: Number(row.hours ?? 0),
      gave: row.offer_person_id === personId,
      confirmed: row.confirmed_at !== null,
      mineToConfirm:
        row.confirmed_at === null &&
        mayConfirm(
          { recordedBy: row.recorded_by },
          {
            personId,
            sides: need.personId === personId ? ['need'] : ['offer'],
            inside: insidersOf({ need, offer }, beside),
          },
        ),
    }
  })
}

/** The people who are part of some agreements besides their two sides. */
async function peopleBeside(
  tx: ActorTx,
  agreementIds: readonly string[],
): Promise<{ agreementId: string; personId: string | null }[]> {
  if (agreementIds.length === 0) return []
  return tx
    .selectFrom('exchange_party')
    .where('agreement_id', 'in', [...new Set(agreementIds)])
    .select(['agreement_id as agreementId', 'person_id as personId'])
    .execute()
}

export type Balance = Hours & { personId: string; name: string }

/** Everybody's hours, for the team: who is furthest behind first. */
export async function balances(tx: ActorTx): Promise<Balance[]> {
  const rows = await tx
    .selectFrom((from) =>
      from
        .selectFrom('person as p')
        .innerJoin('exchange_fact as f', (join) =>
          join.on((on) =>
            on.or([
              on('f.offer_person_id', '=', on.ref('p.id')),
              on('f.need_person_id', '=', on.ref('p.id')),
            ]),
          ),
        )
        .where('f.kind', 'in', HOURLY)
        .where('f.code', '=', 'hours')
        .where('f.on_date', 'is not', null)
        .where('f.withdrawn_at', 'is', null)
        .where('f.confirmed_at', 'is not', null)
        .groupBy(['p.id', 'p.given_name', 'p.family_name'])
        .select(['p.id', 'p.given_name', 'p.family_name'])
        .select([
          sql<number>`coalesce(sum(f.hours) filter (where f.offer_person_id = p.id), 0)::float8`.as('given'),
          sql<number>`coalesce(sum(f.hours) filter (where f.need_person_id = p.id), 0)::float8`.as(
            'received',
          ),
        ])
        .as('b'),
    )
    .selectAll('b')
    .orderBy(sql`b.given - b.received`)
    .orderBy('b.family_name')
    .limit(1000)
    .execute()
  return rows.map(({ id, given, received, ...name }) => ({
    personId: id,
    name: fullName(name),
    given,
    received,
  }))
}

/**
 * The agreement of an hour for an hour by which one gave to the other on a day: of several the one that still runs, then the
 * latest. Whoever was merged since stands under any of their ids.
 */
export async function agreementBetween(
  tx: ActorTx,
  { giver, receiver, onDate }: { giver: string; receiver: string; onDate: string },
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('exchange_agreement as a')
    .where('a.kind', 'in', HOURLY)
    .where('a.circle_id', 'is', null)
    .where('a.offer_person_id', 'in', await sameAs(tx, giver))
    .where('a.need_person_id', 'in', await sameAs(tx, receiver))
    .where((eb) => eb.or([eb('a.starts_on', 'is', null), eb('a.starts_on', '<=', onDate)]))
    .where((eb) => eb.or([eb('a.ended_on', 'is', null), eb('a.ended_on', '>=', onDate)]))
    // One that ended and never began was taken back.
    .where((eb) => eb.or([eb('a.ended_on', 'is', null), eb('a.starts_on', 'is not', null)]))
    .orderBy(sql`a.ended_on is not null`)
    .orderBy(sql`a.starts_on desc nulls last`)
    .orderBy('a.id', 'desc')
    .select('a.id')
    .executeTakeFirst()
  return found?.id
}

/** A floor that first asks: whoever received far more than they gave is asked to give before they are given more. */
export async function hindrances(
  tx: ActorTx,
  { what, needPersonId, hours: said }: About,
): Promise<readonly Hindrance[]> {
  if (what === 'hours' && said !== undefined && said > MOST_HOURS)
    return [{ asks: false, reason: { key: 'exchange.time.hindered.tooMany' } }]
  if (what !== 'agree' || !needPersonId) return []
  const balance = balanceOf(await hoursOf(tx, needPersonId))
  const floor = floorOf(balance)
  if (floor === 'free') return []
  return [
    {
      asks: floor === 'asks',
      reason: { key: `exchange.time.hindered.${floor}`, params: { hours: -balance } },
    },
  ]
}
