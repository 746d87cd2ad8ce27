import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { endGuardian } from '../../guardians/writes.ts'
import { personHere } from '../../parts/person-here.ts'
import { TEAM } from '../../rules.ts'
import { endAgreement, revokeConsent, withdrawObjection } from '../writes.ts'

type End = (tx: ActorTx, actor: SignedInActor, id: string, today: string) => Promise<boolean>

/** What a button ends, today: a consent, an agreement, an objection, a responsibility. */
export const endings = new Hono<Env>()
  .post('/people/:id/privacy/consents/:fact/revoke', (c) => end(c, revokeConsent, 'people.consents.revoked'))
  .post('/people/:id/privacy/agreements/:fact/end', (c) => end(c, endAgreement, 'people.agreement.ended'))
  .post('/people/:id/privacy/guardians/:fact/end', (c) => end(c, endGuardian, 'people.guardians.saved'))
  .post('/people/:id/privacy/objections/:fact/withdraw', (c) =>
    end(c, withdrawObjection, 'people.objection.withdrawn'),
  )

async function end(c: Context<Env>, ending: End, words: TextKey) {
  const actor = requireRole(c, ...TEAM)
  const person = await personHere(actor, c.req.param('id') ?? '')
  const fact = c.req.param('fact') ?? ''
  const { dayOf, now } = textsOf(c)
  const ended = isId(fact) && (await asActor(actor, (tx) => ending(tx, actor, fact, dayOf(now))))
  flash(c, ended ? words : 'people.consents.nothing', ended ? 'success' : 'warning')
  return c.redirect(below(c, `/people/${person.id}/privacy`), 303)
}
