import { type Context, Hono } from 'hono'
import { accessesOf, makeAccess, revokeAccess } from '../../ground/access/program-access.ts'
import type { Env, Membership, Session } from '../../ground/access/request.ts'
import { actorIn, isRecent } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../ground/calendar/local-time.ts'
import { asActor } from '../../ground/db/database.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { record } from '../../ground/journal/record.ts'
import { flash } from '../../ground/ui/flash.tsx'
import type { AccountDeps } from '../sign-in/routes.tsx'
import { programForm } from './programs-form.ts'
import { HERE, ProgramsPage } from './programs-page.tsx'

const USUAL_DAYS = 90
const TIME_ZONE = 'Europe/Rome'

/**
 * Accesses for programs: each has a purpose, may do so much, ends by itself and can be taken back. One is made only right
 * after signing in, with both proofs where a role asks for them: whoever finds an open browser makes none.
 */
export function programRoutes({ auth }: Pick<AccountDeps, 'auth'>) {
  const mine = (c: Context<Env>): Session => {
    if (!c.var.session) throw new NotSignedIn()
    return c.var.session
  }
  const membershipAt = ({ memberships }: Session, slug: string | undefined): Membership | undefined =>
    slug
      ? memberships.find((one) => one.slug === slug)
      : memberships.length === 1
        ? memberships[0]
        : undefined

  const show = async (
    c: Context<Env>,
    session: Session,
    chosen: Membership | undefined,
    more: { form?: FormState; token?: string } = {},
  ) => {
    const today = localDay(c.var.now, TIME_ZONE)
    return c.render(
      <ProgramsPage
        memberships={session.memberships}
        chosen={chosen}
        accesses={await accessesOf(auth, session.accountId)}
        today={today}
        usual={daysLater(today, USUAL_DAYS)}
        recent={await isRecent(c, auth)}
        {...more}
      />,
      { title: c.var.t('account.programs.heading'), robots: 'noindex' },
    )
  }
  const tell = (c: Context<Env>, session: Session, territoryId: string, act: string, id: string) => {
    const actor = actorIn(territoryId, session, c.var.requestId)
    return asActor(actor, (tx) => record(tx, actor, act, 'program_access', id))
  }

  return new Hono<Env>()
    .get(HERE, (c) => {
      const session = mine(c)
      return show(c, session, membershipAt(session, c.req.query('territory')))
    })
    .post(HERE, async (c) => {
      const session = mine(c)
      const sent = (await c.req.formData()).get('territory')
      const chosen = membershipAt(session, typeof sent === 'string' ? sent : '')
      if (!chosen || !(await isRecent(c, auth))) {
        c.status(409)
        return show(c, session, chosen)
      }
      const form = await parseForm(programForm(localDay(c.var.now, TIME_ZONE), chosen.roles), c)
      if (!form.ok) {
        c.status(422)
        return show(c, session, chosen, { form })
      }
      const { acting = null, ...said } = form.value
      const { territoryId } = chosen
      const access = { id: form.once, territoryId, acting, proved: session.proved ?? false, ...said }
      const token = await makeAccess(auth, session.accountId, access)
      if (!token) {
        c.status(409)
        const sentTwice = (await accessesOf(auth, session.accountId)).some(({ id }) => id === form.once)
        const refusal = sentTwice ? 'account.programs.sentTwice' : 'account.programs.tooMany'
        return show(c, session, chosen, { form: { ...form, refusal } })
      }
      await tell(c, session, territoryId, 'account.accessMade', form.once)
      return show(c, session, chosen, { token })
    })
    .post(`${HERE}/revoke`, async (c) => {
      const session = mine(c)
      const { access } = await c.req.parseBody()
      const id = typeof access === 'string' ? access : ''
      const territoryId = await revokeAccess(auth, session.accountId, id)
      if (territoryId && session.memberships.some((one) => one.territoryId === territoryId))
        await tell(c, session, territoryId, 'account.accessRevoked', id)
      flash(c, 'account.programs.revoked')
      return c.redirect(HERE, 303)
    })
}
