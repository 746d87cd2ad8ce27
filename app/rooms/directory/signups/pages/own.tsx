import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { cancelSignUp, takePlace, waitInLine } from '../../../activities/queue/writes.ts'
import { isSignUpToken } from '../../../activities/signups/parts/links.ts'
import { MeetingLine, nameOf } from '../../../activities/signups/parts/meeting.tsx'
import { tellOffered } from '../../../activities/signups/parts/tell.ts'
import { type SignUp, signUpById, type Target, targetOf } from '../../../activities/signups/reads.ts'
import { confirmSignUp, keeperOf } from '../../../activities/signups/writes.ts'
import { originOf, pathsHere } from '../../parts/address.ts'

/**
 * The page of one's own sign-up, by the link of its letter: to see it, confirm it, give it up. Each act asks for a button:
 * programs that look at mails before people do follow links, but press nothing.
 */
export const ownSignUp = new Hono<Env>()
  .get('/sign-ups/:signup/:token', async (c) => {
    const found = await signUpHere(c)
    c.header('Cache-Control', 'no-store')
    return c.render(<OwnPage {...found} here={c.req.path} />, {
      title: c.var.t('directory.signups.own.heading'),
      robots: 'noindex',
    })
  })
  .post('/sign-ups/:signup/:token/confirm', async (c) => {
    const { signUp } = await signUpHere(c)
    const keeper = keeperOf(c.var.territory.id)
    // Who left a phone is confirmed by whoever called it.
    if (signUp.reachedBy !== 'mail' && signUp.state === 'asked') throw new NotHere()
    const said = await asActor(keeper, (tx) => confirmSignUp(tx, keeper, signUp.id, c.var.now))
    if (!said.ok) flash(c, said.refusal, 'warning')
    return back(c)
  })
  .post('/sign-ups/:signup/:token/take', async (c) => {
    const { signUp } = await signUpHere(c)
    const keeper = keeperOf(c.var.territory.id)
    const said = await asActor(keeper, (tx) => takePlace(tx, keeper, signUp.id, c.var.now))
    if (!said.ok) flash(c, said.refusal, 'warning')
    return back(c)
  })
  .post('/sign-ups/:signup/:token/wait', async (c) => {
    const { signUp } = await signUpHere(c)
    const keeper = keeperOf(c.var.territory.id)
    const said = await asActor(keeper, (tx) => waitInLine(tx, keeper, signUp.id, c.var.now))
    if (said.ok) await tellOffered(where(c), said.value.offered, c.var.now)
    else flash(c, said.refusal, 'warning')
    return back(c)
  })
  .post('/sign-ups/:signup/:token/cancel', async (c) => {
    const { signUp } = await signUpHere(c)
    const keeper = keeperOf(c.var.territory.id)
    const { offered } = await asActor(keeper, (tx) => cancelSignUp(tx, keeper, signUp.id, c.var.now))
    await tellOffered(where(c), offered, c.var.now)
    flash(c, 'directory.signups.own.cancelledNow')
    return back(c)
  })

const where = (c: Context<Env>) => ({ url: originOf(c), territory: c.var.territory })
const back = (c: Context<Env>) => c.redirect(c.req.path.replace(/\/\w+$/, ''), 303)

type Found = { signUp: SignUp; target: Target }

/** Whose link this is. Throws NotHere for one that was not made here, or whose sign-up is forgotten. */
async function signUpHere(c: Context<Env>): Promise<Found> {
  const { id: territoryId } = c.var.territory
  const [id, token] = [c.req.param('signup') ?? '', c.req.param('token') ?? '']
  if (!isId(id) || !isSignUpToken(territoryId, id, token)) throw new NotHere()
  return asActor(keeperOf(territoryId), async (tx) => {
    const signUp = await signUpById(tx, id)
    const target = signUp && (await targetOf(tx, signUp, c.var.now))
    if (!target) throw new NotHere()
    return { signUp, target }
  })
}

function OwnPage({ signUp, target, here }: Found & { here: string }) {
  const c = useRequestContext<Env>()
  const { t, now, full } = useTexts()
  const paths = pathsHere(c)
  const { state, contact, offeredUntil } = signUp
  const isYetToCome = !target.cancelled && target.startsAt !== null && target.startsAt > now
  return (
    <Page heading="directory.signups.own.heading" kicker={nameOf(target)} width="reading">
      <MeetingLine target={target} />
      {target.cancelled && <Callout kind="warning" text="activities.signups.refused.calledOff" />}
      <p>
        <strong>{t(stateOf(signUp), { until: offeredUntil ? full(offeredUntil) : '' })}</strong>
      </p>
      <DefinitionList
        items={[
          ['activities.signups.form.name', contact?.name],
          ['activities.signups.form.responsible', contact?.responsible],
          ['activities.signups.form.needs', signUp.needs],
          ['directory.signups.own.code', state === 'in' ? <code>{signUp.code}</code> : null],
        ]}
      />
      {isYetToCome && <OwnActs signUp={signUp} target={target} here={here} />}
      <p>
        <ButtonLink
          href={
            target.sessionId
              ? paths.session(target.activityId, target.sessionId)
              : paths.activity(target.activityId)
          }
          label="directory.signups.back"
          quiet
        />
      </p>
    </Page>
  )
}

const stateOf = ({ state, reachedBy }: SignUp): TextKey =>
  state === 'asked'
    ? `directory.signups.own.asked.${reachedBy === 'mail' ? 'mail' : 'phone'}`
    : `directory.signups.own.${state}`

function OwnActs({ signUp: { state, reachedBy }, target, here }: Found & { here: string }) {
  const mayLine =
    target.terms?.waitingList &&
    (state === 'lapsed' || state === 'offered' || (state === 'in' && target.counts.waiting > 0))
  return (
    <div class="beside">
      {state === 'asked' && reachedBy === 'mail' && (
        <ActionButton action={`${here}/confirm`} label="directory.signups.own.confirm" quiet={false} />
      )}
      {state === 'offered' && (
        <ActionButton action={`${here}/take`} label="directory.signups.own.take" quiet={false} />
      )}
      {mayLine && (
        <ActionButton
          action={`${here}/wait`}
          label={state === 'lapsed' ? 'directory.signups.own.again' : 'directory.signups.own.wait'}
        />
      )}
      {state !== 'cancelled' && (
        <ActionButton
          action={`${here}/cancel`}
          label={state === 'in' ? 'directory.signups.own.giveUp' : 'directory.signups.own.cancel'}
        />
      )}
    </div>
  )
}
