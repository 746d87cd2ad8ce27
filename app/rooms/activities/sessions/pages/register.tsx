import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { isAboutNaming } from '../../../people/guardians/rules.ts'
import { TEAM } from '../../../people/rules.ts'
import { Arrivals, type Waiting } from '../../arrivals/parts/arrivals.tsx'
import { WaysIn } from '../../arrivals/parts/ways-in.tsx'
import { waitingAt } from '../../arrivals/reads.ts'
import { reopenSession } from '../../closing/writes.ts'
import { keepRegister } from '../../registers/writes.ts'
import { registerForm } from '../forms.ts'
import { ClosedRegister, type Report } from '../parts/closed-register.tsx'
import { RegisterRows } from '../parts/register-rows.tsx'
import { Seen } from '../parts/seen.tsx'
import {
  findWalkIns,
  type RegisterLine,
  registerOf,
  reportOf,
  type SessionLine,
  sessionById,
} from '../reads.ts'
import { hasBegun, MOST_UNASKED, mayReopen } from '../rules.ts'

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
    const { session } = await again()
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

const pathOf = (session: SessionLine) => `/activities/${session.activityId}/sessions/${session.id}`

type Loaded = {
  session: SessionLine
  lines: RegisterLine[]
  report: Report | undefined
  found: Found[]
  waiting: Waiting
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
    return {
      session,
      lines: await registerOf(tx, session),
      report: await reportOf(tx, sessionId),
      found: searched ? await findWalkIns(tx, searched) : [],
      waiting: await waitingAt(tx, session, now),
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

function RegisterPage({ session, lines, report, found, waiting, may, form }: Props) {
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
        !session.closedAt && (
          <ButtonLink
            href={below(`${pathOf(session)}/edit`)}
            label="activities.session.change"
            quiet
            icon="calendar"
          />
        )
      }
      width="reading"
    >
      <p class="beside">
        <When at={session.startsAt} end={session.endsAt} as="full" />
        {session.place}
        {session.ownTitle}
      </p>
      {session.cancelled && <Callout kind="warning" text="activities.session.isCancelled" />}
      {session.closedAt && (
        <ClosedRegister session={session} lines={lines} report={report} mayReopen={may.reopen} />
      )}
      {!session.cancelled && !session.closedAt && <Arrivals session={session} {...waiting} />}
      {!session.cancelled && !session.closedAt && (
        <OpenRegister
          lines={lines}
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

type OpenProps = Pick<Props, 'lines' | 'report' | 'found' | 'form' | 'may'> & {
  capacity: number | null
}

/** Once the meeting is over its register is there to be closed: that is the main button then. */
function OpenRegister({ lines, report, found, may, capacity, form }: OpenProps) {
  const below = useBelow()
  const tooMany =
    form.refusal === 'activities.session.overCapacity' || form.values?.overCapacity !== undefined
  return (
    <Form
      {...form}
      submit={may.closeNow ? 'activities.register.close' : 'activities.register.save'}
      submitAs={{ name: 'act', value: may.closeNow ? 'close' : 'save' }}
    >
      <Seen lines={lines} report={report} />
      {lines.length > 0 && <RegisterRows lines={lines} values={form.values ?? {}} />}
      <Combobox
        name="walkIns"
        label={lines.length ? 'activities.register.walkIns' : 'activities.register.firstOnes'}
        hint="activities.register.walkInsHint"
        search={below('/activities/walk-ins')}
        multiple
        found={found}
        addNew={[{ prefix: 'new-person', label: 'activities.form.newPerson' }]}
      />
      <Field
        name="headcount"
        type="number"
        label="activities.register.headcount"
        hint="activities.register.headcountHint"
        inputmode="numeric"
        min={0}
        value={report?.headcount}
      />
      <TextArea
        name="evaluation"
        label="activities.register.evaluation"
        rows={3}
        value={report?.evaluation}
      />
      {tooMany && (
        <Checkbox
          name="overCapacity"
          label={
            capacity === null
              ? ['activities.register.soMany', { count: MOST_UNASKED }]
              : ['activities.register.overCapacity', { capacity }]
          }
        />
      )}
      <Closing {...may} />
    </Form>
  )
}

/** The other of the two buttons, and what closing does. */
function Closing({ close, closeNow }: Props['may']) {
  const { t } = useTexts()
  if (!close) return <p class="hint">{t('activities.session.notBegun')}</p>
  return (
    <p>
      {closeNow ? (
        <SubmitButton name="act" value="save" label="activities.register.save" quiet />
      ) : (
        <SubmitButton name="act" value="close" label="activities.register.close" quiet />
      )}
      <span class="hint"> {t('activities.register.closeHint')}</span>
    </p>
  )
}
