import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import {
  type FormState,
  type FormValues,
  parseForm,
  statusOfRetry,
} from '../../../../ground/forms/parse-form.ts'
import { CameFromPaper } from '../../../../ground/paper/typing-parts.tsx'
import { photosOf } from '../../../../ground/photos/stand.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { isAboutNaming } from '../../../people/guardians/rules.ts'
import { TEAM } from '../../../people/rules.ts'
import { Arrivals, type Waiting } from '../../arrivals/parts/arrivals.tsx'
import { WaysIn } from '../../arrivals/parts/ways-in.tsx'
import { waitingAt } from '../../arrivals/reads.ts'
import { reopenSession } from '../../closing/writes.ts'
import { type PaperOfSession, paperOfSession } from '../../paper/reads.ts'
import { keepRegister } from '../../registers/writes.ts'
import { registerForm } from '../forms.ts'
import { ClosedRegister, type Report } from '../parts/closed-register.tsx'
import { OpenRegister } from '../parts/open-register.tsx'
import {
  findWalkIns,
  latelySince,
  type RegisterLine,
  registerOf,
  reportOf,
  type SessionLine,
  sessionById,
} from '../reads.ts'
import { calledOf, hasBegun, mayReopen } from '../rules.ts'

export const sessionRegister = new Hono<Env>()
  .get('/activities/walk-ins', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({ results: await asActor(actor, (tx) => findWalkIns(tx, c.req.query('q') ?? '')) })
  })
  .get('/activities/:id/sessions/:sessionId', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await load(actor, c.req.param('id'), c.req.param('sessionId'), c.var.now))
  })
  .post('/activities/:id/sessions/:sessionId', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const again = (searched?: string) =>
      load(actor, c.req.param('id'), c.req.param('sessionId'), c.var.now, searched)
    const form = await parseForm(registerForm, c)
    if (!form.ok) {
      const loaded = await again(form.searching?.query)
      c.status(statusOfRetry(form))
      return show(c, actor, loaded, form)
    }
    const loaded = await again()
    if (form.value.call) return show(c, actor, loaded, ticked(form, loaded, form.value.call))
    const { session } = loaded
    const kept = await asActor(actor, (tx) =>
      keepRegister(tx, actor, session.id, form.value, {
        now: c.var.now,
        once: form.once,
        timeZone: c.var.territory.timeZone,
      }),
    )
    if (!kept.ok) {
      const isAboutNames = isAboutNaming(kept.refusal)
      c.status(isAboutNames || kept.refusal === 'activities.session.overCapacity' ? 422 : 409)
      const why = isAboutNames ? { errors: { walkIns: [kept.refusal] } } : { refusal: kept.refusal }
      return show(c, actor, await again(), { ...form, ...why })
    }
    flash(c, kept.value.closed ? 'activities.register.closedNow' : 'activities.register.saved')
    return c.redirect(below(c, pathOf(session)), 303)
  })
  .post('/activities/:id/sessions/:sessionId/reopen', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { session } = await load(actor, c.req.param('id'), c.req.param('sessionId'), c.var.now)
    const reopened = await asActor(actor, (tx) => reopenSession(tx, actor, session.id))
    if (reopened.ok) flash(c, 'activities.register.reopened')
    else flash(c, reopened.refusal, 'warning')
    return c.redirect(below(c, pathOf(session)), 303)
  })

/** The form as it was sent, with everybody ticked who is called; or with the ticks as they are kept, and nobody called. */
function ticked({ values, once }: Sent, { lines, called }: Loaded, call: 'everybody' | 'undo'): FormState {
  const kept = lines.filter(({ state }) => state === 'attended').map(({ personId }) => personId)
  const all = [...new Set([values.present ?? [], called].flat())]
  const ticks = call === 'everybody' ? { present: all, called } : { present: kept, called: undefined }
  return { values: { ...values, ...ticks, _once: once } }
}
type Sent = { values: FormValues; once: string }

const pathOf = (session: SessionLine) => `/activities/${session.activityId}/sessions/${session.id}`

type Loaded = {
  session: SessionLine
  lines: RegisterLine[]
  /** Whom "everybody" means. */
  called: string[]
  report: Report | undefined
  found: Found[]
  waiting: Waiting
  /** How many photos of its sheets are kept. */
  photos: number
  paper: PaperOfSession
}

async function load(
  actor: SignedInActor,
  activityId: string,
  sessionId: string,
  now: Date,
  searched?: string,
): Promise<Loaded> {
  return asActor(actor, async (tx) => {
    const session = isId(sessionId) ? await sessionById(tx, sessionId) : undefined
    if (!session || session.activityId !== activityId) throw new NotHere()
    const lines = await registerOf(tx, session)
    return {
      session,
      lines,
      called: calledOf(lines, await latelySince(tx, session)),
      report: await reportOf(tx, sessionId),
      found: searched ? await findWalkIns(tx, searched) : [],
      waiting: await waitingAt(tx, session, now),
      photos: (await photosOf(tx, { kind: 'activity_session', id: sessionId })).length,
      paper: await paperOfSession(tx, sessionId),
    }
  })
}

function show(c: Context<Env>, actor: SignedInActor, loaded: Loaded, form: FormState = {}) {
  const { now, t } = c.var
  const { session } = loaded
  const may = {
    reopen: mayReopen(session, actor),
    close: hasBegun(session.startsAt, now),
    closeNow: session.endsAt <= now,
  }
  return c.render(<RegisterPage {...loaded} may={may} form={form} />, {
    title: `${t('activities.register.heading')} · ${session.title}`,
    section: '/activities',
  })
}

type Props = Loaded & { may: { reopen: boolean; close: boolean; closeNow: boolean }; form: FormState }

function RegisterPage({ session, lines, called, report, found, waiting, photos, paper, may, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = [
    { href: below('/activities'), label: 'activities.list.heading' },
    { href: below(`/activities/${session.activityId}`), label: { said: session.title } },
  ] as const
  return (
    <Page
      heading={{ said: session.title }}
      kicker={t('activities.register.heading')}
      crumbs={crumbs}
      actions={
        <>
          {!session.closedAt && (
            <ButtonLink
              href={below(`${pathOf(session)}/edit`)}
              label="activities.session.change"
              quiet
              icon="calendar"
            />
          )}
          {!session.cancelled && (
            <ButtonLink
              href={below(`${pathOf(session)}/photos`)}
              label={photos ? ['photos.some', { number: photos }] : 'photos.heading'}
              quiet
              icon="camera"
            />
          )}
        </>
      }
      width="reading"
    >
      <p class="beside">
        <When at={session.startsAt} end={session.endsAt} as="full" />
        {session.place}
        {session.ownTitle}
      </p>
      <CameFromPaper sources={paper.session} />
      {session.cancelled && <Callout kind="warning" text="activities.session.isCancelled" />}
      {session.closedAt && (
        <ClosedRegister
          session={session}
          lines={lines}
          report={report}
          mayReopen={may.reopen}
          fromPaper={paper.codes}
        />
      )}
      {!session.cancelled && !session.closedAt && <Arrivals session={session} {...waiting} />}
      {!session.cancelled && !session.closedAt && (
        <OpenRegister
          lines={lines}
          called={called}
          fromPaper={paper.codes}
          report={report}
          found={found}
          may={may}
          capacity={session.capacity}
          form={form}
        />
      )}
      {!session.closedAt && <WaysIn session={session} />}
    </Page>
  )
}
