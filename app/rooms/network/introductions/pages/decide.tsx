import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { acceptForm, dismissForm, pairForm } from '../forms.ts'
import { said } from '../parts/proposal.tsx'
import { Reasons, SideLink, WhyDoISeeThis } from '../parts/reasons.tsx'
import { pairProposed } from '../reads.ts'
import { MAKE_WITHIN_DAYS, type Proposal, WHYS } from '../rules.ts'
import { acceptIntroduction, dismissIntroduction } from '../writes.ts'

const dayOf = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

export const decideIntroduction = new Hono<Env>()
  .get('/network/introductions/decide', async (c) => show(c, c.req.query()))
  .post('/network/introductions/accept', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(acceptForm.extend(pairForm.shape), c)
    if (!form.ok) return retry(c, 'accept', form)
    const { a, b, dueOn } = form.value
    const taken = await asActor(actor, (tx) =>
      acceptIntroduction(tx, actor, form.once, { a, b }, { today: dayOf(c), dueOn }),
    )
    if (!taken.ok) return retry(c, 'accept', { ...form, refusal: taken.refusal }, 409)
    flash(c, 'network.introductions.accepted')
    return c.redirect(below(c, `/network/introductions/${taken.value.id}`), 303)
  })
  .post('/network/introductions/dismiss', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(dismissForm.extend(pairForm.shape), c)
    if (!form.ok) return retry(c, 'dismiss', form)
    const { a, b, ...why } = form.value
    const gone = await asActor(actor, (tx) =>
      dismissIntroduction(tx, actor, form.once, { a, b }, { today: dayOf(c), ...why }),
    )
    if (!gone.ok) return retry(c, 'dismiss', { ...form, refusal: gone.refusal }, 409)
    flash(c, 'network.introductions.dismissedNow')
    return c.redirect(below(c, '/network/introductions'), 303)
  })

type Which = 'accept' | 'dismiss'

function retry(c: Context<Env>, which: Which, form: FormState, status: 409 | 422 = 422) {
  c.status(status)
  return show(c, form.values ?? {}, { which, form })
}

async function show(c: Context<Env>, pair: unknown, again?: { which: Which; form: FormState }) {
  const actor = requireRole(c, ...TEAM)
  const parsed = pairForm.safeParse(pair)
  if (!parsed.success) throw new NotHere()
  const { a, b } = parsed.data
  const today = dayOf(c)
  const found = await asActor(actor, (tx) => pairProposed(tx, actor, [a.id, b.id], today))
  if (!found) throw new NotHere()
  return c.render(<DecidePage proposal={found} today={today} again={again} />, {
    title: c.var.t('network.introductions.pair', { a: found.a.name, b: found.b.name }),
    section: '/network',
  })
}

type Props = { proposal: Proposal; today: string; again?: { which: Which; form: FormState } | undefined }

function DecidePage({ proposal: { a, b, reasons }, today, again }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const formOf = (which: Which) => (again?.which === which ? again.form : {})
  const pair = (
    <>
      <Hidden name="a" value={said(a)} />
      <Hidden name="b" value={said(b)} />
    </>
  )
  return (
    <Page
      heading={['network.introductions.pair', { a: a.name, b: b.name }]}
      crumbs={[{ href: below('/network/introductions'), label: 'network.introductions.heading' }]}
      width="reading"
    >
      <p>
        <SideLink side={a} />
        <span> {t('network.introductions.with')} </span>
        <SideLink side={b} />
      </p>
      <Reasons reasons={reasons} />
      <WhyDoISeeThis />
      <Section heading="network.introductions.accept" lead="network.introductions.acceptLead">
        <Form
          {...formOf('accept')}
          action={below('/network/introductions/accept')}
          submit="network.introductions.accept"
          idPrefix="yes"
        >
          {pair}
          <Field
            name="dueOn"
            type="date"
            label="network.introductions.form.dueOn"
            required
            value={daysLater(today, MAKE_WITHIN_DAYS)}
          />
        </Form>
      </Section>
      <Section heading="network.introductions.dismiss" lead="network.introductions.dismissLead">
        <Form
          {...formOf('dismiss')}
          action={below('/network/introductions/dismiss')}
          submit="network.introductions.dismiss"
          idPrefix="no"
        >
          {pair}
          <Radios
            name="why"
            label="network.introductions.form.why"
            required
            options={WHYS.map((why) => ({
              value: why,
              label: t(`network.introductions.whyNot.${why}.said`),
            }))}
          />
          <TextArea
            name="words"
            label="network.introductions.form.words"
            hint="network.introductions.form.wordsHint"
            maxlength={1000}
          />
          <Radios
            name="forWhom"
            label="network.introductions.form.forWhom"
            required
            value="me"
            options={(['me', 'everyone'] as const).map((whom) => ({
              value: whom,
              label: t(`network.introductions.forWhom.${whom}`),
            }))}
          />
        </Form>
      </Section>
    </Page>
  )
}
