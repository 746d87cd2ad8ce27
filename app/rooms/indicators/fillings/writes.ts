import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

type Stored = { reportId: string; part: string; content: object; filledAt: Date }

/** Keeps what the records said for a part; what was read later stays, whoever comes last. */
export async function storeFilling(
  tx: ActorTx,
  actor: SignedInActor,
  { reportId, part, content, filledAt }: Stored,
) {
  const said = { content: JSON.stringify(content), filled_at: filledAt }
  await tx
    .insertInto('report_filling')
    .values({ territory_id: actor.territoryId, report_id: reportId, part, ...said })
    .onConflict((same) =>
      same
        .columns(['territory_id', 'report_id', 'part'])
        .doUpdateSet(said)
        .where('report_filling.filled_at', '<=', filledAt),
    )
    .execute()
}
