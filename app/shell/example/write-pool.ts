import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { publishNotice } from '../../rooms/exchange/notices/writes.ts'
import { joinPool, openPool } from '../../rooms/exchange/pools/writes.ts'
import { type As, must } from './brescia-hands.ts'

type Someone = { id: string }
type Here = { desk: Someone; people: readonly Someone[]; istatCode: string; today: string; as: As }
const WANTED = 6

/** People who ask for the same lessons, gathered until one course can answer them all. */
export async function writePool(tx: ActorTx, dice: Dice, { desk, people, istatCode, today, as }: Here) {
  const actor = await as(desk)
  const poolId = dice.id(today)
  const pool = { kind: 'skill', title: 'Un corso per usare il telefono', wanted: WANTED }
  must(await openPool(tx, actor, poolId, pool))
  const needIds: string[] = []
  for (const [at, person] of people.entries()) {
    const on = daysLater(today, -(3 + at * 4))
    const shown = { skill: 'computer', level: 'begin', how: ['group'], about: 'Prenotare le visite da solo.' }
    const need = { kind: 'skill', side: 'need' as const, title: 'Imparare a usare il telefono', shown }
    const said = { ...need, id: dice.id(on), personId: person.id, istatCode, reserved: {} }
    const { id } = must(await publishNotice(tx, actor, { ...said, visibility: 'network' }, on))
    needIds.push(id)
  }
  must(await joinPool(tx, actor, poolId, needIds))
}
