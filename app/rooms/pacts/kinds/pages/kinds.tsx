import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { todayOf } from '../../parts/pact-here.ts'
import { pactKinds, pactRule } from '../../reads.ts'
import { ASKS, COUNTS_AS, type PactKind, type PactRule } from '../../rules.ts'
import { kindForm, ruleForm } from '../forms.ts'
import { KEEPERS } from '../rules.ts'
import { addKind, changeKind, changeRule } from '../writes.ts'

export const pactKindsPages = new Hono<Env>()
  .get('/pacts/kinds', (c) => showAll(c))
  .post('/pacts/kinds', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(ruleForm, c)
    if (!form.ok) {
      c.status(422)
      return showAll(c, form)
    }
    await asActor(actor, (tx) => changeRule(tx, actor, form.value))
    flash(c, 'pacts.kinds.ruleKept')
    return c.redirect(below(c, '/pacts/kinds'), 303)
  })
  .get('/pacts/kinds/new', (c) => showKind(c))
  .post('/pacts/kinds/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(kindForm, c)
    if (!form.ok) {
      c.status(422)
      return showKind(c, form)
    }
    await asActor(actor, (tx) => addKind(tx, actor, form.once, form.value))
    flash(c, 'pacts.kinds.kept')
    return c.redirect(below(c, '/pacts/kinds'), 303)
  })
  .get('/pacts/kinds/:kind', (c) => showKind(c))
  .post('/pacts/kinds/:kind', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const id = c.req.param('kind')
    if (!isId(id)) throw new NotHere()
    const form = await parseForm(kindForm, c)
    if (!form.ok) {
      c.status(422)
      return showKind(c, form)
    }
    await asActor(actor, (tx) => changeKind(tx, actor, id, form.value, todayOf(c)))
    flash(c, 'pacts.kinds.kept')
    return c.redirect(below(c, '/pacts/kinds'), 303)
  })

async function showAll(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const shown = await asActor(actor, async (tx) => ({
    kinds: await pactKinds(tx, { retired: true }),
    rule: await pactRule(tx),
  }))
  return c.render(<KindsPage {...shown} form={form} />, {
    title: c.var.t('pacts.kinds.heading'),
    section: '/pacts',
  })
}

function KindsPage({ kinds, rule, form }: { kinds: readonly PactKind[]; rule: PactRule; form: FormState }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="pacts.kinds.heading"
      lead="pacts.kinds.lead"
      crumbs={useCrumbs()}
      actions={<ButtonLink href={below('/pacts/kinds/new')} label="pacts.kinds.new" icon="plus" />}
    >
      <Table
        caption="pacts.kinds.heading"
        captionHidden
        file
        rows={kinds}
        columns={[
          {
            heading: 'pacts.kinds.name',
            main: true,
            cell: ({ id, name }) => <a href={below(`/pacts/kinds/${id}`)}>{name}</a>,
          },
          {
            heading: 'pacts.kinds.countsAs',
            cell: ({ countsAs }) =>
              countsAs ? t(`pacts.kinds.counts.${countsAs}`) : t('pacts.kinds.countsNowhere'),
          },
          { heading: 'pacts.kinds.retired', cell: ({ retiredOn }) => (retiredOn ? day(retiredOn) : '–') },
        ]}
      />
      <Section heading="pacts.kinds.rule">
        <Form {...form} submit="pacts.kinds.ruleSave">
          <AmountField name="ceiling" label="pacts.kinds.ceiling" cents={rule.ceilingCents} />
          <Field
            name="question"
            label="pacts.kinds.question"
            required
            maxlength={200}
            value={rule.question}
          />
          <TextArea
            name="scale"
            label="pacts.kinds.scale"
            hint="pacts.kinds.scaleHint"
            required
            rows={5}
            value={rule.scale.join('\n')}
          />
        </Form>
      </Section>
    </Page>
  )
}

async function showKind(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const id = c.req.param('kind')
  const kinds = id ? await asActor(actor, (tx) => pactKinds(tx, { retired: true })) : []
  const kind = kinds.find((one) => one.id === id)
  if (id && !kind) throw new NotHere()
  const heading = kind ? 'pacts.kinds.edit' : 'pacts.kinds.new'
  return c.render(<KindPage kind={kind} form={form} />, { title: c.var.t(heading), section: '/pacts' })
}

function KindPage({ kind, form }: { kind: PactKind | undefined; form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = [...useCrumbs(), { href: below('/pacts/kinds'), label: 'pacts.kinds.heading' as const }]
  return (
    <Page heading={kind ? 'pacts.kinds.edit' : 'pacts.kinds.new'} crumbs={crumbs} width="reading">
      <Form {...form} submit="pacts.kinds.save">
        <Field name="name" label="pacts.kinds.name" required maxlength={80} value={kind?.name} />
        <Checkboxes
          name="asks"
          label="pacts.kinds.asks"
          hint="pacts.kinds.asksHint"
          options={ASKS.map((ask) => ({ value: ask, label: t(`pacts.kinds.ask.${ask}`) }))}
          value={kind?.asks ?? ASKS}
        />
        <Checkbox
          name="needsGiveBack"
          label="pacts.kinds.needsGiveBack"
          checked={kind?.needsGiveBack ?? true}
        />
        <TextArea
          name="questions"
          label="pacts.kinds.questions"
          hint="pacts.kinds.questionsHint"
          rows={4}
          value={kind?.questions.join('\n')}
        />
        <Select
          name="countsAs"
          label="pacts.kinds.countsAs"
          blank="pacts.kinds.countsNowhere"
          options={COUNTS_AS.map((as) => ({ value: as, label: t(`pacts.kinds.counts.${as}`) }))}
          value={kind?.countsAs}
        />
        {kind && <Checkbox name="retired" label="pacts.kinds.retire" checked={kind.retiredOn !== null} />}
      </Form>
    </Page>
  )
}
