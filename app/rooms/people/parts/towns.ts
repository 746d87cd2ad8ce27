import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { municipalitiesHere } from '../../territories/reads.ts'

export type Town = { value: string; label: string }

/** The territory's own municipalities to choose from, and one more that a record already has. */
export async function townsToChoose(
  tx: ActorTx,
  also?: { istat_code: string | null; municipality: string | null },
): Promise<Town[]> {
  const towns = (await municipalitiesHere(tx)).map(({ istat_code, name }) => ({
    value: istat_code,
    label: name,
  }))
  if (!also?.istat_code || towns.some(({ value }) => value === also.istat_code)) return towns
  return [...towns, { value: also.istat_code, label: also.municipality ?? also.istat_code }]
}
