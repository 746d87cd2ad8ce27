import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { DESK, STAFF } from '../../rules.ts'
import { presenceForm, sessionForm } from '../forms.ts'
import { sessionHere, todayOf } from '../parts/here.ts'
import { SessionFields } from '../parts/session-fields.tsx'
import { type Participant, type Path, participantsOf, presentAt, type Session, sessionsOf } from '../reads.ts'
import { cancelSession, changeSession, keepRegister } from '../writes.ts'

/** A session of a path and its register, in one page. */
export const oneSession = new Hono<Env>()
  .get('/training/days/:session', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/training/days/:session', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(sessionForm, c)
    if (!form.ok) return retry(c, actor, { session: form }, 422)
    const changed = await asActor(actor, async (tx) => {
      const { session, path } = await sessionHere(tx, c.req.param('session'))
      return changeSession(tx, actor, session.id, path, form.value)
    })
    if (!changed.ok)
      return retry(c, actor, { session: { ...form, errors: { step: [changed.refusal] } } }, 409)
    return back(c, 'operators.training.sessionChanged')
  })
  .post('/training/days/:session/register', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(presenceForm, c)
    if (!form.ok) return retry(c, actor, { register: form }, 422)
    const kept = await asActor(actor, async (tx) => {
      const { session } = await sessionHere(tx, c.req.param('session'))
      if (session.onDate > todayOf(c) || session.cancelledAt) return false
      await keepRegister(tx, actor, session, form.value.present)
      return true
    })
    if (!kept) return retry(c, actor, { register: { ...form, refusal: 'operators.training.notYet' } }, 409)
    return back(c, 'operators.training.registerKept')
  })
  .post('/training/days/:session/cancel', async (c) => {
    const actor = requireRole(c, ...DESK)
    await asActor(actor, async (tx) =>
      cancelSession(tx, actor, (await sessionHere(tx, c.req.param('session'))).session.id),
    )
    return back(c, 'operators.training.cancelledNow')
  })

type Said = { session?: FormState; register?: FormState }

function back(c: Context<Env>, words: Parameters<typeof flash>[1]) {
  flash(c, words)
  return c.redirect(below(c, `/training/days/${c.req.param('session')}`), 303)
}
function retry(c: Context<Env>, actor: SignedInActor, said: Said, status: 409 | 422) {
  c.status(status)
  return show(c, actor, said)
}

async function show(c: Context<Env>, actor: SignedInActor, said: Said = {}) {
  const seen = await asActor(actor, async (tx) => {
    const { session, path } = await sessionHere(tx, c.req.param('session') ?? '')
    const people = await participantsOf(tx, path, await sessionsOf(tx, path.id))
    return { session, path, people, present: await presentAt(tx, session.id) }
  })
  return c.render(
    <SessionPage {...seen} mayChange={holdsRole(actor, ...DESK)} today={todayOf(c)} said={said} />,
    { title: seen.path.name, section: '/training' },
  )
}

type Props = {
  session: Session
  path: Path
  people: Participant[]
  present: string[]
  mayChange: boolean
  today: string
  said: Said
}

function SessionPage({ session, path, people, present, mayChange, today, said }: Props) {
  const { t, weekday, number } = useTexts()
  const at = useBelow()
  const address = at(`/training/days/${session.id}`)
  const isHeld = session.onDate <= today && !session.cancelledAt
  // Whoever left before the session was not asked to be there; whoever was there stays in the list.
  const asked = people.filter(
    ({ leftOn, personId }) => !leftOn || leftOn >= session.onDate || present.includes(personId),
  )
  return (
    <Page
      heading={['operators.training.when', { day: weekday(session.onDate), time: session.startsAt }]}
      kicker={path.name}
      crumbs={[
        { href: at('/training'), label: 'operators.training.heading' },
        { href: at(`/training/${path.id}`), label: { said: path.name } },
      ]}
      width="reading"
    >
      {session.cancelledAt && <Callout kind="warning" text="operators.training.isCancelled" />}
      <DefinitionList
        items={[
          [
            'operators.training.step',
            session.step ? path.steps[session.step - 1] : t('operators.training.wholePath'),
          ],
          ['operators.training.sessionHours', number(session.hours)],
          ['operators.training.place', session.place],
          ['operators.training.teacher', session.teacher],
        ]}
      />
      <Section heading="operators.training.register" lead="operators.training.registerLead">
        {!isHeld && !session.cancelledAt && <p>{t('operators.training.notYet')}</p>}
        {isHeld && asked.length === 0 && <p>{t('operators.training.nobody')}</p>}
        {isHeld && asked.length > 0 && mayChange && (
          <Form
            {...said.register}
            action={`${address}/register`}
            idPrefix="register"
            submit="operators.training.keepRegister"
          >
            <Checkboxes
              name="present"
              label="operators.training.whoWasThere"
              options={asked.map(({ personId, name }) => ({ value: personId, label: name }))}
              value={present}
            />
          </Form>
        )}
        {isHeld && !mayChange && (
          <ul>
            {asked
              .filter(({ personId }) => present.includes(personId))
              .map(({ name }) => (
                <li>{name}</li>
              ))}
          </ul>
        )}
      </Section>
      {mayChange && !session.cancelledAt && (
        <Section heading="operators.training.changeSession">
          <Form {...said.session} action={address} idPrefix="session" submit="operators.training.save">
            <SessionFields path={path} session={session} />
          </Form>
          {!session.kept && (
            <ActionButton action={`${address}/cancel`} label="operators.training.cancel" danger />
          )}
        </Section>
      )}
    </Page>
  )
}
