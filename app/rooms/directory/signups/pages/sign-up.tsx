import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { signUpForm } from '../../../activities/signups/forms.ts'
import { signUpPath } from '../../../activities/signups/parts/links.ts'
import { MeetingLine, nameOf } from '../../../activities/signups/parts/meeting.tsx'
import { SignUpFields } from '../../../activities/signups/parts/sign-up-fields.tsx'
import { tell } from '../../../activities/signups/parts/tell.ts'
import type { Target } from '../../../activities/signups/reads.ts'
import { KEPT_DAYS, standingOf } from '../../../activities/signups/rules.ts'
import { askToSignUp, keeperOf } from '../../../activities/signups/writes.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { PlacesLeft } from '../parts/places-left.tsx'
import { publicTarget } from '../reads.ts'

const ID = '{[0-9a-fA-F-]{36}}'

/** Signing up without an account: to one session, or to the whole of an activity. */
export const signUp = new Hono<Env>()
  .get(`/agenda/:activityId${ID}/sign-up`, async (c) => show(c, await targetHere(c)))
  .post(`/agenda/:activityId${ID}/sign-up`, (c) => ask(c))
  .get(`/agenda/:activityId${ID}/:sessionId${ID}/sign-up`, async (c) => show(c, await targetHere(c)))
  .post(`/agenda/:activityId${ID}/:sessionId${ID}/sign-up`, (c) => ask(c))

/** What the address names. Throws NotHere where nobody can sign up to it, and never could. */
async function targetHere(c: Context<Env>): Promise<Target> {
  const [activityId = '', sessionId] = [c.req.param('activityId'), c.req.param('sessionId')]
  if (!isId(activityId) || (sessionId && !isId(sessionId))) throw new NotHere()
  const target = await publicTarget(
    c.var.territory.id,
    { activityId, sessionId: sessionId ?? null },
    c.var.now,
  )
  if (!target?.terms) throw new NotHere()
  return target
}

async function ask(c: Context<Env>) {
  const { territory, now, language } = c.var
  const target = await targetHere(c)
  const form = await parseForm(signUpForm, c)
  if (!form.ok) {
    c.status(422)
    return show(c, target, form)
  }
  const keeper = keeperOf(territory.id)
  const asked = await asActor(keeper, (tx) =>
    askToSignUp(tx, keeper, form.once, target, form.value, { language, network: c.var.network ?? '', now }),
  )
  if (!asked.ok) {
    c.status(asked.refusal === 'activities.signups.refused.tooMany' ? 429 : 409)
    return show(c, await targetHere(c), { ...form, refusal: asked.refusal })
  }
  const { id, letter, reachedBy } = asked.value
  if (letter !== 'none') await tell(letter, { url: originOf(c), territory }, [{ id }], now)
  // The same words for every address: nobody learns who signed up. Their own page opens to who made it just now, by phone.
  flash(c, `directory.signups.asked.${reachedBy}`)
  const page = pathsHere(c)
  const back = target.sessionId
    ? page.session(target.activityId, target.sessionId)
    : page.activity(target.activityId)
  return c.redirect(reachedBy === 'phone' && id === form.once ? signUpPath(territory, id) : back, 303)
}

const show = (c: Context<Env>, target: Target, form: FormState = {}) =>
  c.render(<SignUpPage target={target} form={form} />, {
    title: c.var.t('directory.signups.heading'),
    robots: 'noindex',
  })

function SignUpPage({ target, form }: { target: Target; form: FormState }) {
  const c = useRequestContext<Env>()
  const { t, now } = useTexts()
  const paths = pathsHere(c)
  const { activityId, sessionId } = target
  const back = sessionId ? paths.session(activityId, sessionId) : paths.activity(activityId)
  const standing = standingOf(target.terms, target, target.counts, now)
  const isOpen = standing === 'open' || standing === 'waitingList'
  return (
    <Page
      heading="directory.signups.heading"
      kicker={nameOf(target)}
      crumbs={[
        { href: paths.agenda, label: 'directory.agenda.heading' },
        { href: back, label: { said: nameOf(target) } },
      ]}
      width="reading"
    >
      <MeetingLine target={target} />
      {isOpen ? (
        <>
          <p>
            <PlacesLeft target={target} />{' '}
            {t(sessionId ? 'directory.signups.once' : 'directory.signups.whole')}
          </p>
          <Form
            {...form}
            submit={standing === 'open' ? 'directory.signups.signUp' : 'directory.signups.joinLine'}
          >
            <SignUpFields />
            <p class="hint">
              {t('directory.signups.notice', { territory: c.var.territory.name, days: KEPT_DAYS })}{' '}
              <a href={paths.privacy}>{t('directory.privacy.heading')}</a>
            </p>
          </Form>
        </>
      ) : (
        <>
          <Callout kind="warning" text={`activities.signups.refused.${standing}`} alert />
          <ButtonLink href={back} label="directory.signups.back" quiet />
        </>
      )}
    </Page>
  )
}
