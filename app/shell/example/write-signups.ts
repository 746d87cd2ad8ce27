import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { giveCode } from '../../rooms/activities/checkin/writes.ts'
import { EXAMPLE_SIGN_UPS } from '../../rooms/activities/example.ts'
import { sheetForm } from '../../rooms/activities/paper/forms.ts'
import { printSheet } from '../../rooms/activities/paper/writes.ts'
import { sessionById } from '../../rooms/activities/sessions/reads.ts'
import { signUpForm, termsForm } from '../../rooms/activities/signups/forms.ts'
import { askToSignUp, confirmSignUp, setTerms } from '../../rooms/activities/signups/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

type Here = { coordinatorId: string; now: Date }

/**
 * An evening that takes fewer people than would come, with a line; a course that is signed up to once. The evening has a code
 * at its door and a sheet of paper. Addresses are of nobody, and nothing is sent.
 */
export async function writeSignUps(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { coordinatorId, now }: Here,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(territoryId, ['coordinator'], coordinatorId) as unknown as SignedInActor
  for (const { title, terms, people } of EXAMPLE_SIGN_UPS) {
    const session = await tx
      .selectFrom('activity_session as session')
      .innerJoin('activity', 'activity.id', 'session.activity_id')
      .where('activity.title', '=', title)
      .where('session.starts_at', '>', now)
      .orderBy('session.starts_at')
      .select(['session.id', 'session.activity_id', 'session.held_on'])
      .executeTakeFirst()
    if (!session) continue
    const { activity_id: activityId, id: sessionId, held_on: on } = session
    const form = termsForm.parse(terms)
    await setTerms(tx, actor, dice.id(on), { activityId, sessionId: null }, form)
    const to = { activityId, sessionId: form.unit === 'activity' ? null : sessionId }
    for (const [at, person] of people.entries()) {
      const when = new Date(now.getTime() - (people.length - at) * 3_600_000)
      const id = dice.id(on)
      const said = { email: `iscritto-${at + 1}@example.org`, ...person }
      must(
        await askToSignUp(tx, actor, id, to, signUpForm.parse(said), {
          language: 'it',
          network: '',
          now: when,
        }),
      )
      // The last one has yet to confirm.
      if (at < people.length - 1) must(await confirmSignUp(tx, actor, id, when))
    }
    if (to.sessionId === null) continue
    must(await giveCode(tx, actor, dice.id(on), sessionId))
    const toPrint = await sessionById(tx, sessionId)
    if (toPrint) await printSheet(tx, actor, dice.id(on), toPrint, sheetForm.parse({ lines: 12 }))
  }
}
