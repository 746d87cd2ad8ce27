import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { municipalitiesHere } from '../../territories/reads.ts'
import { type Gazetteer, gazetteer } from './rules.ts'

/** All municipalities of Italy, to find those that lists name; read once for a list. */
export async function readGazetteer(tx: ActorTx): Promise<Gazetteer> {
  const all = await tx.selectFrom('municipality').select(['istat_code', 'search_name']).execute()
  const here = await municipalitiesHere(tx)
  return gazetteer(
    all,
    here.map(({ istat_code }) => istat_code),
  )
}
