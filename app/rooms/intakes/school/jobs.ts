import { sql } from 'kysely'
import { commandIn } from '../../../ground/access/actor.ts'
import { daysLater, localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { recordAll } from '../../../ground/journal/record.ts'
import { allTerritories } from '../../territories/reads.ts'
import { SIGNAL_DAYS } from './rules.ts'

const EVERY_NIGHT = '50 2 * * *'

/** Forgets what schools said more than thirty days before `today` and no family agreed to. Gives how many. */
export async function forgetSignals(territoryId: string, today: string): Promise<number> {
  const actor = commandIn(territoryId, ['coordinator'])
  return asActor(actor, async (tx) => {
    const { rows } = await sql<{ signal: string }>`
      select signal from app.forget_school_signals(${daysLater(today, -SIGNAL_DAYS)}, ${today})`.execute(tx)
    await recordAll(
      tx,
      actor,
      'intakes.forgotSignal',
      'school_signal',
      rows.map(({ signal }) => signal),
    )
    return rows.length
  })
}

export const forgetSignalsJob: AnyJob = {
  name: 'intakes.forget-signals',
  every: EVERY_NIGHT,
  retries: 2,
  work: async () => {
    const now = new Date()
    for (const { id, timeZone } of await allTerritories()) await forgetSignals(id, localDay(now, timeZone))
  },
}
