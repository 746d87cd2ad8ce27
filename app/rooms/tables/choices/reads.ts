import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Choice = {
  candidateId: string
  chosen: boolean
  points: number | null
  reasons: string
  onDate: string
}

/** How each candidate of a proceeding was judged, by its id: to anyone else once it is published. */
export async function choicesOf(tx: ActorTx, proceedingId: string): Promise<Map<string, Choice>> {
  const rows = await tx
    .selectFrom('proceeding_choice')
    .where('proceeding_id', '=', proceedingId)
    .select(['candidate_id as candidateId', 'chosen', 'points', 'reasons', 'on_date as onDate'])
    .execute()
  return new Map(
    rows.map(({ points, ...row }) => [
      row.candidateId,
      { ...row, points: points === null ? null : Number(points) },
    ]),
  )
}
