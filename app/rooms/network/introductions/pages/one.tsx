import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { outcomeForm } from '../forms.ts'
import { State } from '../parts/introduction-list.tsx'
import { said } from '../parts/proposal.tsx'
import { SideLink } from '../parts/reasons.tsx'
import { encountersOfBoth, type Introduction, introductions, reasonOf } from '../reads.ts'
import { BECAME } from '../rules.ts'
import { noteOutcome, takeBackIntroduction } from '../writes.ts'

export const oneIntroduction = new Hono<Env>()
  .get('/network/introductions/:id', (c) => show(c))
  .post('/network/introductions/:id/outcome', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idOf(c)
    const form = await parseForm(outcomeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const noted = await asActor(actor, (tx) =>
      noteOutcome(tx, actor, form.once, id, { ...form.value, today }),
    )
    if (!noted.ok) {
      c.status(422)
      const field = noted.refusal === 'network.introductions.notYet' ? 'on' : 'encounterId'
      return show(c, { ...form, errors: { [field]: [noted.refusal] } })
    }
    flash(c, 'network.introductions.noted')
    return c.redirect(below(c, `/network/introductions/${id}`), 303)
  })
  .post('/network/introductions/:id/back', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idOf(c)
    await asActor(actor, (tx) => takeBackIntroduction(tx, actor, id))
    flash(c, 'network.introductions.takenBack')
    return c.redirect(below(c, '/network/introductions'), 303)
  })

function idOf(c: Context<Env>) {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...TEAM)
  const id = idOf(c)
  const found = await asActor(actor, async (tx) => {
    const [introduction] = await introductions(tx, actor, { id })
    return (
      introduction && {
        introduction,
        reason: await reasonOf(tx, id),
        together: await encountersOfBoth(tx, actor, introduction),
      }
    )
  })
  if (!found) return c.notFound()
  const { a, b, decidedById } = found.introduction
  return c.render(<IntroductionPage {...found} own={decidedById === actor.personId} form={form} />, {
    title: c.var.t('network.introductions.pair', { a: a.name, b: b.name }),
    section: '/network',
  })
}

type Props = {
  introduction: Introduction
  reason: Awaited<ReturnType<typeof reasonOf>>
  together: Awaited<ReturnType<typeof encountersOfBoth>>
  own: boolean
  form: FormState
}

function IntroductionPage({ introduction, reason, together, own, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const { id, a, b, decision, became } = introduction
  return (
    <Page
      heading={['network.introductions.pair', { a: a.name, b: b.name }]}
      crumbs={[{ href: below('/network/introductions'), label: 'network.introductions.heading' }]}
      width="reading"
      actions={
        own &&
        became?.became !== 'met' && (
          <ActionButton
            action={below(`/network/introductions/${id}/back`)}
            label="network.introductions.takeBack"
          />
        )
      }
    >
      <DefinitionList
        items={[
          ['network.introductions.one', <SideLink side={a} />],
          ['network.introductions.other', <SideLink side={b} />],
          ['network.introductions.by', introduction.decidedBy],
          ['network.introductions.decidedOn', <When at={introduction.decidedOn} as="day" />],
          ['network.introductions.dueOn', introduction.dueOn && <When at={introduction.dueOn} />],
          ['network.introductions.state', <State introduction={introduction} />],
          ['network.introductions.form.why', reason && t(`network.introductions.whyNot.${reason.why}.said`)],
          ['network.introductions.form.words', reason?.words],
          [
            'network.introductions.encounter',
            became?.encounterId && (
              <a href={below(`/diary/${became.encounterId}`)}>{t('network.introductions.openEncounter')}</a>
            ),
          ],
        ]}
      />
      {own && decision === 'accepted' && became?.became !== 'met' && (
        <Section
          heading="network.introductions.outcome"
          lead="network.introductions.outcomeLead"
          actions={
            <ButtonLink
              href={below(`/diary/new?who=${said(a)}&who=${said(b)}`)}
              label="network.introductions.noteEncounter"
              quiet
            />
          }
        >
          <OutcomeForm id={id} together={together} form={form} />
        </Section>
      )}
    </Page>
  )
}

function OutcomeForm({ id, together, form }: { id: string } & Pick<Props, 'together' | 'form'>) {
  const { t, when, now, dayOf } = useTexts()
  const below = useBelow()
  return (
    <Form
      {...form}
      action={below(`/network/introductions/${id}/outcome`)}
      submit="network.introductions.noteOutcome"
    >
      <Radios
        name="became"
        label="network.introductions.form.became"
        required
        options={BECAME.map((one) => ({ value: one, label: t(`network.introductions.became.${one}`) }))}
      />
      <Field name="on" type="date" label="network.introductions.form.on" required value={dayOf(now)} />
      {together.length > 0 && (
        <Select
          name="encounterId"
          label="network.introductions.form.encounter"
          hint="network.introductions.form.encounterHint"
          blank="network.introductions.form.noEncounter"
          value={together[0]?.id}
          options={together.map((one) => ({ value: one.id, label: when(one.metAt) }))}
        />
      )}
    </Form>
  )
}
