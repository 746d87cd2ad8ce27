import type { Actor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { type Agreement } from '../../agreements/reads.ts'
import { factsOf } from '../../facts/reads.ts'
import { type FactRefusal, noteFact } from '../../facts/writes.ts'
import type { LeaseTermsForm } from './forms.ts'
import { lifeOfLease } from './parts/lease-life.ts'

export type NewMonth = { id: string; month: string; state: 'met' | 'missed' }

/**
 * Notes of a month of a lease whether its rent came. A month that is noted as paid stays paid; one that was missed and
 * then paid is paid. A month that has not begun, or came after the end, is not there.
 */
export async function noteMonth(
  tx: ActorTx,
  actor: Actor,
  agreement: Agreement,
  { id, month, state }: NewMonth,
  today: string,
): Promise<Outcome<{ noted: boolean }, FactRefusal>> {
  const terms = agreement.terms as LeaseTermsForm
  const life = lifeOfLease({ ...agreement, terms }, await factsOf(tx, agreement.id), today)
  const known = life.months.find((one) => one.month === month)
  if (!known) throw new NotHere()
  if (known.state === 'met' || known.state === state) return done({ noted: false })
  const noted = await noteFact(
    tx,
    actor,
    agreement.id,
    {
      id,
      code: state === 'met' ? 'rentMet' : 'rentMissed',
      onDate: today,
      dueOn: month,
      ...(state === 'met' && { amount: terms.rentCents + (terms.extrasCents ?? 0) }),
    },
    today,
  )
  return noted.ok ? done({ noted: true }) : refused(noted.refusal)
}
