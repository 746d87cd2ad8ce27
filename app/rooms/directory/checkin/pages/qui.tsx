import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import { cookieAttributes, cookieNamed, isReachedSecurely } from '../../../../ground/access/cookies.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { arrivalForm, codeForm } from '../../../activities/checkin/forms.ts'
import { type Coded, sessionOfCode } from '../../../activities/checkin/reads.ts'
import { opensAt } from '../../../activities/checkin/rules.ts'
import { arrive, hasGuessed, missed } from '../../../activities/checkin/writes.ts'
import { codeSaid } from '../../../activities/signups/rules.ts'
import { keeperOf } from '../../../activities/signups/writes.ts'
import { TEAM } from '../../../people/rules.ts'
import { pathsHere } from '../../parts/address.ts'
import { scanOfPoint } from '../parts/scan.tsx'

/** That this browser has said so before, for a session: its code. */
const COOKIE = 'trama_here'
const COOKIE_SECONDS = 12 * 3600

/**
 * Checking in by the code of a session, from the poster at the door: by name, by the code of a sign-up, or signed in. The
 * code on the wall of a place opens what is on there: its register to the team, what is public to anyone else.
 */
export const qui = new Hono<Env>()
  .get('/qui', (c) =>
    c.render(<TypePage form={{}} />, { title: c.var.t('directory.checkin.heading'), robots: 'noindex' }),
  )
  .post('/qui', async (c) => {
    const form = await parseForm(codeForm, c)
    if (form.ok) return c.redirect(`${pathsHere(c).home}/qui/${form.value.code}`, 303)
    c.status(422)
    return c.render(<TypePage form={form} />, {
      title: c.var.t('directory.checkin.heading'),
      robots: 'noindex',
    })
  })
  .get('/qui/:codeOfSession', async (c) => {
    const session = await sessionHere(c, () => scanOfPoint(c, codeHere(c)))
    return session instanceof Response ? session : show(c, session)
  })
  .post('/qui/:codeOfSession', async (c) => {
    const session = await sessionHere(c)
    if (session instanceof Response) return session
    const form = await parseForm(arrivalForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, session, form)
    }
    const { now, dayOf } = textsOf(c)
    const { territory, actor } = c.var
    const keeper = keeperOf(territory.id)
    const said = await asActor(keeper, async (tx) => {
      const arrived = await arrive(tx, keeper, form.once, session, form.value, {
        personId: actor.personId,
        now,
        today: dayOf(now),
      })
      // A code of nobody may be a guess at somebody's.
      const guessed = !arrived.ok && arrived.refusal === 'activities.checkin.refused.code'
      return { arrived, tooMany: guessed && (await missed(tx, keeper, c.var.network ?? '', now)) }
    })
    if (said.tooMany) return wait(c)
    const { arrived } = said
    if (!arrived.ok) {
      const isCode = arrived.refusal === 'activities.checkin.refused.code'
      c.status(isCode ? 422 : arrived.refusal === 'activities.checkin.refused.tooMany' ? 429 : 409)
      return show(c, session, {
        ...form,
        ...(isCode ? { errors: { code: [arrived.refusal] } } : { refusal: arrived.refusal }),
      })
    }
    setCookie(c, cookieNamed(COOKIE, isReachedSecurely(c)), codeHere(c), {
      ...cookieAttributes(isReachedSecurely(c)),
      maxAge: COOKIE_SECONDS,
    })
    return c.redirect(c.req.path, 303)
  })

const codeHere = (c: Context<Env>) => codeSaid(c.req.param('codeOfSession') ?? '')

/**
 * The session of the code in the address, or what else carries that code; else the answer that there is none, or that too many
 * were tried from there.
 */
async function sessionHere(
  c: Context<Env>,
  other: () => Promise<Response | undefined> = async () => undefined,
): Promise<Coded | Response> {
  const { territory, now } = c.var
  const keeper = keeperOf(territory.id)
  const network = c.var.network ?? ''
  // Others at the same place may have tried: who works there is not kept from the register.
  const isKnown = holdsRole(c.var.actor, ...TEAM)
  if (!isKnown && (await asActor(keeper, (tx) => hasGuessed(tx, territory.id, network, now)))) return wait(c)
  const another = await other()
  if (another) return another
  const found = await asActor(keeper, async (tx) => {
    const session = await sessionOfCode(tx, codeHere(c), now)
    if (!session && (await missed(tx, keeper, network, now))) return 'wait' as const
    return session
  })
  if (found === 'wait') return wait(c)
  c.header('Cache-Control', 'no-store')
  if (found) return found
  c.status(404)
  return c.render(<TypePage form={{ values: { code: c.req.param('codeOfSession') } }} isWrong />, {
    title: c.var.t('directory.checkin.heading'),
    robots: 'noindex',
  })
}

function wait(c: Context<Env>): Promise<Response> {
  c.status(429)
  c.header('Retry-After', '3600')
  return Promise.resolve(
    c.render(<TypePage form={{ refusal: 'directory.checkin.wait' }} />, {
      title: c.var.t('directory.checkin.heading'),
      robots: 'noindex',
    }),
  )
}

function show(c: Context<Env>, session: Coded, form: FormState = {}) {
  const hasCome = getCookie(c, cookieNamed(COOKIE, isReachedSecurely(c))) === codeHere(c)
  const isAnother = c.req.query('another') !== undefined || form.values !== undefined
  if (session.standing !== 'open' && !form.values) c.status(session.standing === 'early' ? 200 : 410)
  return c.render(<QuiPage session={session} form={form} hasCome={hasCome && !isAnother} />, {
    title: c.var.t('directory.checkin.heading'),
    robots: 'noindex',
  })
}

/** The code typed by hand, for who has no camera; or typed wrong. */
function TypePage({ form, isWrong = false }: { form: FormState; isWrong?: boolean }) {
  const c = useRequestContext<Env>()
  return (
    <Page heading="directory.checkin.heading" lead="directory.checkin.typeLead" width="reading">
      {isWrong && <Callout kind="warning" text="directory.checkin.wrong" alert />}
      <Form {...form} action={`${pathsHere(c).home}/qui`} submit="directory.checkin.go">
        <Field
          name="code"
          label="directory.checkin.code"
          hint="directory.checkin.codeHint"
          autocomplete="off"
          required
        />
      </Form>
    </Page>
  )
}

type Props = { session: Coded; form: FormState; hasCome: boolean }

function QuiPage({ session, form, hasCome }: Props) {
  const c = useRequestContext<Env>()
  const { t, when } = useTexts()
  const { startsAt, endsAt, standing, place } = session
  return (
    <Page
      heading={{ said: [session.title, session.ownTitle].filter(Boolean).join(': ') }}
      kicker={t('directory.checkin.heading')}
      width="reading"
    >
      <p class="beside">
        <When at={startsAt} end={endsAt} as="full" />
        {place}
      </p>
      {standing !== 'open' ? (
        <Callout kind="warning">
          <p>{t(`directory.checkin.standing.${standing}`, { when: when(opensAt(startsAt)) })}</p>
        </Callout>
      ) : hasCome ? (
        <>
          <Callout kind="success" heading="directory.checkin.done" text="directory.checkin.doneText" />
          <ButtonLink href={`${c.req.path}?another`} label="directory.checkin.another" quiet />
        </>
      ) : (
        <ArriveForms form={form} />
      )}
    </Page>
  )
}

function ArriveForms({ form }: { form: FormState }) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const { session, actor } = c.var
  return (
    <>
      {session && actor.personId && (
        <ActionButton
          action={c.req.path}
          fields={{ as: 'account' }}
          label={['directory.checkin.me', { name: session.name }]}
          quiet={false}
        />
      )}
      <Form {...form} action={c.req.path} submit="directory.checkin.submit">
        <Field
          name="name"
          label="directory.checkin.name"
          hint="directory.checkin.nameHint"
          autocomplete="name"
          maxlength={80}
        />
        <Field
          name="code"
          label="directory.checkin.ownCode"
          hint="directory.checkin.ownCodeHint"
          autocomplete="off"
          maxlength={40}
        />
        <p class="hint">
          {t('directory.checkin.notice', { territory: c.var.territory.name })}{' '}
          <a href={pathsHere(c).privacy}>{t('directory.privacy.heading')}</a>
        </p>
      </Form>
    </>
  )
}
