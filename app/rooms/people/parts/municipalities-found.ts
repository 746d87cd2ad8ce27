import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { FormState } from '../../../ground/forms/parse-form.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { findMunicipalities } from '../../territories/reads.ts'

/** What a search for a municipality, pressed in a form without JavaScript, has found. */
export async function municipalitiesFound(tx: ActorTx, { searching }: FormState): Promise<Found[]> {
  if (searching?.name !== 'municipality') return []
  const found = await findMunicipalities(searching.query, 12, tx)
  return found.map(({ istat_code, name, province_code }) => ({
    value: istat_code,
    label: name,
    hint: province_code,
  }))
}
