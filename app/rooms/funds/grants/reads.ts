import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Purpose } from '../rules.ts'
import { type AidCell, groupAid } from './rules.ts'

export type Grant = {
  commitmentId: string
  onDate: string
  beneficiary: string
  fiscalCode: string | null
  purpose: Purpose
  purposeSaid: string | null
  why: string
  act: string | null
  office: string | null
  selection: string | null
  grantedCents: number
  paidCents: number
  cup: string | null
  cig: string | null
}

/** What organisations were granted, for anyone to read; the latest first. */
export async function publishedGrants(tx: ActorTx): Promise<Grant[]> {
  const { rows } = await sql<Grant>`
    select commitment_id as "commitmentId", on_date as "onDate", beneficiary, fiscal_code as "fiscalCode", purpose,
      purpose_said as "purposeSaid", why, act, office, selection, granted_cents as "grantedCents",
      paid_cents as "paidCents", cup, cig
    from app.published_grants(app.territory_id())`.execute(tx)
  return rows
}

/** What people were granted in years that are over, in groups in which nobody stands out. */
export async function publishedAid(tx: ActorTx, today: string) {
  const { rows } = await sql<AidCell & { smallest: number }>`
    select year, purpose, recipients, granted_cents as "grantedCents", smallest
    from app.published_aid(app.territory_id(), ${today})`.execute(tx)
  return groupAid(rows, rows[0]?.smallest ?? 0)
}
export type PublishedAid = Awaited<ReturnType<typeof publishedAid>>
