import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type IntakeLine, intakeById, walksAlong } from '../reads.ts'

/** The intake an address names. Hidden and missing look alike. */
export async function intakeHere(tx: ActorTx, id: string): Promise<IntakeLine> {
  const intake = isId(id) ? await intakeById(tx, id) : undefined
  if (!intake) throw new NotHere()
  return intake
}

/** The same, for whoever changes it: who opened it in an emergency reads, and changes nothing. */
export async function intakeToChange(tx: ActorTx, id: string): Promise<IntakeLine> {
  const intake = await intakeHere(tx, id)
  if (!(await walksAlong(tx, intake.circleId))) throw new NotHere()
  return intake
}
