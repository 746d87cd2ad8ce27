import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { walksAlong } from '../../reads.ts'
import { endingForm, metForm, pressedForm } from '../forms.ts'
import { SignalPage } from '../parts/signal-page.tsx'
import { SignalTable } from '../parts/signal-table.tsx'
import { type SignalLine, type SignalRead, signalById, signalsForMe } from '../reads.ts'
import { meetFamily, settleSignal, takeUp } from '../writes.ts'

const today = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

export const schoolSignals = new Hono<Env>()
  .get('/school/signals', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const signals = await asActor(actor, signalsForMe)
    return c.render(<SignalsPage signals={signals} />, {
      title: c.var.t('intakes.signal.all'),
      section: '/intakes',
    })
  })
  .get('/school/signals/:signal', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/school/signals/:signal/take-up', async (c) => {
    const actor = requireRole(c, ...TEAM)
    await parseForm(pressedForm, c)
    await acting(c, actor, (tx, signal) => takeUp(tx, actor, signal.id, today(c)))
    return saved(c, 'intakes.signal.tookUp')
  })
  .post('/school/signals/:signal/met', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(metForm, c)
    if (!form.ok || form.value.metOn > today(c)) {
      c.status(422)
      const errors = form.ok ? { metOn: ['intakes.new.future'] } : form.errors
      return show(c, actor, { which: 'met', form: { ...form, errors } })
    }
    await acting(c, actor, (tx, signal) => meetFamily(tx, actor, signal.id, form.value.metOn))
    return saved(c, 'intakes.signal.metSaved')
  })
  .post('/school/signals/:signal/close', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(endingForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { which: 'close', form })
    }
    await acting(c, actor, (tx, signal) =>
      settleSignal(tx, actor, signal.id, { outcome: form.value.outcome }, today(c)),
    )
    return saved(c, 'intakes.signal.closed')
  })

function saved(c: Context<Env>, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/school/signals/${c.req.param('signal')}`), 303)
}

async function signalHere(tx: ActorTx, id: string): Promise<SignalRead> {
  const signal = isId(id) ? await signalById(tx, id) : undefined
  if (!signal) throw new NotHere()
  return signal
}

const acting = (
  c: Context<Env>,
  actor: SignedInActor,
  work: (tx: ActorTx, signal: SignalRead) => Promise<void>,
) =>
  asActor(actor, async (tx) => {
    const signal = await signalHere(tx, c.req.param('signal') ?? '')
    if (!(await walksAlong(tx, signal.circleId))) throw new NotHere()
    await work(tx, signal)
  })

export type SignalSent = { which?: 'met' | 'close'; form?: FormState }

async function show(c: Context<Env>, actor: SignedInActor, sent: SignalSent = {}) {
  const signal = await asActor(actor, (tx) => signalHere(tx, c.req.param('signal') ?? ''))
  return c.render(<SignalPage signal={signal} sent={sent} today={today(c)} />, {
    title: c.var.t('intakes.signal.one'),
    section: '/intakes',
  })
}

function SignalsPage({ signals }: { signals: SignalLine[] }) {
  const at = useBelow()
  return (
    <Page
      heading="intakes.signal.all"
      lead="intakes.signal.allLead"
      crumbs={[{ href: at('/intakes'), label: 'intakes.list.heading' }]}
      actions={<ButtonLink href={at('/school/send')} label="intakes.signal.note" quiet />}
    >
      {signals.length ? (
        <SignalTable signals={signals} href={(id) => at(`/school/signals/${id}`)} />
      ) : (
        <EmptyState heading="intakes.signal.none" text="intakes.signal.noneText" />
      )}
    </Page>
  )
}
