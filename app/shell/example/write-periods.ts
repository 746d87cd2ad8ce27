import { sql } from 'kysely'
import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { findingsOf } from '../../rooms/indicators/periods/reads.ts'
import { closePeriod } from '../../rooms/indicators/periods/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

const PERIODS = [
  {
    from: '2018-07-01',
    to: '2018-12-31',
    notes: 'Guardati i registri con chi li ha tenuti: quello che manca non si ritrova più.',
  },
  {
    from: '2019-01-01',
    to: '2019-06-30',
    notes: 'Nessun registro aperto: gli incontri di primavera sono stati chiusi in tempo.',
  },
] as const

/** Two half-years that whoever coordinates looked at and closed, with what stood open in the records. */
export async function writePeriods(tx: ActorTx, territoryId: string, dice: Dice, coordinatorId: string) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  // After everything above was written down: none of it is known later than the closing.
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  const now = rows[0]?.now as Date
  for (const span of PERIODS) {
    const { open, empty, late, lateEncounters } = await findingsOf(tx, actor, span)
    const found = {
      sessionsOpen: open.total,
      sessionsEmpty: empty.total,
      toldLate: late.total + lateEncounters,
    }
    must(await closePeriod(tx, actor, dice.id(span.to), span, { found, notes: span.notes, now }))
  }
}
