import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { isAboutNaming } from '../../../people/guardians/rules.ts'
import { TEAM } from '../../../people/rules.ts'
import { fillPlaces } from '../../queue/writes.ts'
import { findWalkIns, type SessionLine, sessionsOf } from '../../sessions/reads.ts'
import { byHandForm, messageForm, termsForm } from '../../signups/forms.ts'
import { MeetingLine, nameOf } from '../../signups/parts/meeting.tsx'
import { SignUpFields } from '../../signups/parts/sign-up-fields.tsx'
import { tell, tellOffered } from '../../signups/parts/tell.ts'
import { countsOf, ownTerms, type SignUp, signUpsTo, type Target, targetOf } from '../../signups/reads.ts'
import type { Counts, Terms } from '../../signups/rules.ts'
import { setTerms } from '../../signups/writes.ts'
import { ComingSessions } from '../parts/coming-sessions.tsx'
import { sendMessage } from '../parts/send-message.ts'
import { SignUpTable } from '../parts/sign-up-table.tsx'
import { TermsFields } from '../parts/terms-fields.tsx'
import { type Suggestion, suggestionsFor } from '../reads.ts'
import { signUpByHand } from '../writes.ts'

/** Forms of the page, told apart by which was sent. */
type Sent = { terms?: FormState; add?: FormState; message?: FormState }

/** The desk of sign-ups: to an activity as a whole, or to one of its sessions. The same page, at two addresses. */
export const signUpDesk = new Hono<Env>()
for (const path of ['/activities/:id/sign-ups', '/activities/:id/sessions/:sessionId/sign-ups'])
  signUpDesk
    .get(path, async (c) => show(c, await load(c)))
    .post(path, saveTerms)
    .post(`${path}/add`, add)
    .post(`${path}/message`, message)

async function saveTerms(c: Context<Env>) {
  const { actor, target } = await load(c)
  const form = await parseForm(termsForm, c)
  if (!form.ok) return again(c, { terms: form })
  const offered = await asActor(actor, async (tx) => {
    await setTerms(tx, actor, form.once, target, form.value)
    // More places than before are offered at once to those who wait.
    return fillPlaces(tx, actor, target, c.var.now)
  })
  await tellOffered(where(c), offered, c.var.now)
  flash(c, 'activities.signups.terms.saved')
  return c.redirect(pathOf(c, target), 303)
}

async function add(c: Context<Env>) {
  const { actor, target } = await load(c)
  const form = await parseForm(byHandForm, c)
  if (!form.ok) return again(c, { add: form })
  const { now, dayOf, language } = textsOf(c)
  const added = await asActor(actor, (tx) =>
    signUpByHand(tx, actor, form.once, target, form.value, { now, today: dayOf(now), language }),
  )
  if (!added.ok) {
    const isName = isAboutNaming(added.refusal)
    return again(c, {
      add: { ...form, ...(isName ? { errors: { known: [added.refusal] } } : { refusal: added.refusal }) },
    })
  }
  const state = added.value === 'in' ? 'in' : 'waiting'
  if (form.value.email) await tell(state, where(c), [{ id: form.once }], now)
  flash(c, `activities.signups.desk.added.${state}`)
  return c.redirect(pathOf(c, target), 303)
}

async function message(c: Context<Env>) {
  const { actor, target } = await load(c)
  const form = await parseForm(messageForm, c)
  if (!form.ok) return again(c, { message: form })
  const sent = await sendMessage(where(c), actor, form.once, target, form.value)
  if (sent > 0) flash(c, 'activities.signups.desk.sentNow')
  else flash(c, 'activities.signups.desk.sentNone', 'warning')
  return c.redirect(pathOf(c, target), 303)
}

const where = (c: Context<Env>) => ({ url: reachedAt(c), territory: c.var.territory })
const pathOf = (c: Context<Env>, { activityId, sessionId }: Pick<Target, 'activityId' | 'sessionId'>) =>
  below(c, `/activities/${activityId}${sessionId ? `/sessions/${sessionId}` : ''}/sign-ups`)

type Coming = { session: SessionLine; counts: Counts }
type Loaded = {
  actor: SignedInActor
  target: Target
  own: Terms | undefined
  signUps: SignUp[]
  suggested: Map<string, Suggestion[]>
  coming: Coming[]
  found: Found[]
}

const MOST_COMING = 20

async function load(c: Context<Env>, searched?: string): Promise<Loaded> {
  const actor = requireRole(c, ...TEAM)
  const [activityId = '', sessionId] = [c.req.param('id'), c.req.param('sessionId')]
  if (!isId(activityId) || (sessionId && !isId(sessionId))) throw new NotHere()
  const to = { activityId, sessionId: sessionId ?? null }
  return asActor(actor, async (tx) => {
    const target = await targetOf(tx, to, c.var.now)
    if (!target) throw new NotHere()
    const signUps = await signUpsTo(tx, to)
    const sessions = sessionId
      ? []
      : await sessionsOf(tx, activityId, { when: 'coming', now: c.var.now, limit: MOST_COMING })
    const coming: Coming[] = []
    for (const session of sessions)
      coming.push({ session, counts: await countsOf(tx, { activityId, sessionId: session.id }) })
    return {
      actor,
      target,
      own: await ownTerms(tx, to),
      signUps,
      suggested: await suggestionsFor(tx, signUps),
      coming,
      found: searched ? await findWalkIns(tx, searched) : [],
    }
  })
}

async function again(c: Context<Env>, sent: Sent) {
  const [form] = Object.values(sent)
  c.status(form?.refusal ? 409 : statusOfRetry(form ?? {}))
  return show(c, await load(c, form?.searching?.query), sent)
}

const show = (c: Context<Env>, loaded: Loaded, sent: Sent = {}) =>
  c.render(<SignUpsPage {...loaded} sent={sent} />, {
    title: c.var.t('activities.signups.heading'),
    section: '/activities',
  })

function SignUpsPage({ target, own, signUps, suggested, coming, found, sent }: Loaded & { sent: Sent }) {
  const below = useBelow()
  const { activityId, sessionId } = target
  const here = below(`/activities/${activityId}${sessionId ? `/sessions/${sessionId}` : ''}`)
  const takesWhole = sessionId !== null || own?.unit === 'activity' || signUps.length > 0
  return (
    <Page
      heading="activities.signups.heading"
      kicker={nameOf(target)}
      lead="activities.signups.lead"
      crumbs={[
        { href: below('/activities'), label: 'activities.list.heading' },
        { href: below(`/activities/${activityId}`), label: { said: target.title } },
      ]}
      actions={<ButtonLink href={`${here}/poster`} label="activities.prints.poster.heading" quiet />}
    >
      {sessionId && <MeetingLine target={target} />}
      {!target.public && <Callout kind="warning" text="activities.signups.terms.notPublished" />}
      {takesWhole && (
        <Section heading="activities.signups.list.heading">
          <Listed target={target} signUps={signUps} suggested={suggested} />
        </Section>
      )}
      {coming.length > 0 && own?.unit === 'session' && (
        <Section heading="activities.signups.list.sessions">
          <ComingSessions coming={coming} />
        </Section>
      )}
      <Section
        heading="activities.signups.terms.heading"
        {...(sessionId && !own && { lead: 'activities.signups.terms.sessionLead' as const })}
      >
        <Form
          {...sent.terms}
          idPrefix="terms"
          action={`${here}/sign-ups`}
          submit="activities.signups.terms.save"
        >
          <TermsFields terms={own ?? target.terms} isSession={sessionId !== null} />
        </Form>
      </Section>
      {takesWhole && (
        <>
          <Section heading="activities.signups.desk.add" lead="activities.signups.desk.addLead">
            <Form
              {...sent.add}
              idPrefix="add"
              action={`${here}/sign-ups/add`}
              submit="activities.signups.desk.addNow"
            >
              <Combobox
                name="known"
                label="activities.signups.desk.known"
                hint="activities.signups.desk.knownHint"
                search={below('/activities/walk-ins')}
                found={found}
              />
              <SignUpFields nameRequired={false} />
            </Form>
          </Section>
          <Section heading="activities.signups.desk.message" lead="activities.signups.desk.messageLead">
            <Form
              {...sent.message}
              idPrefix="message"
              action={`${here}/sign-ups/message`}
              submit="activities.signups.desk.send"
            >
              <Field name="subject" label="activities.signups.desk.subject" maxlength={150} required />
              <TextArea name="text" label="activities.signups.desk.text" maxlength={4000} required />
              <Checkbox name="also" label="activities.signups.desk.also" />
            </Form>
          </Section>
        </>
      )}
    </Page>
  )
}

function Listed({ target, signUps, suggested }: Pick<Loaded, 'target' | 'signUps' | 'suggested'>) {
  const { t, number } = useTexts()
  const { taken, waiting } = target.counts
  const capacity = target.terms?.capacity
  if (signUps.length === 0) return <p>{t('activities.signups.list.none')}</p>
  const counts = { taken: number(taken), waiting: number(waiting) }
  return (
    <>
      <p>
        {capacity
          ? t('activities.signups.list.countsOf', { ...counts, capacity: number(capacity) })
          : t('activities.signups.list.counts', counts)}
      </p>
      <SignUpTable signUps={signUps} suggested={suggested} />
    </>
  )
}
