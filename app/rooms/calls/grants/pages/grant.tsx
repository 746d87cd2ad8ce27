import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import { type FundLine, fundsFor } from '../../../funds/reads.ts'
import { findOrganisations } from '../../../organisations/reads.ts'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { ideaHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { rankOf } from '../../results/reads.ts'
import { KEEPERS } from '../../rules.ts'
import { grantForm } from '../forms.ts'
import { boundCents, moneyOf } from '../reads.ts'
import { grantIdea } from '../writes.ts'

/** Beside which field a refusal stands. */
const ABOUT: Record<string, string> = {
  'calls.grant.tooMuch': 'cents',
  'funds.commit.notEnough': 'cents',
  'funds.commit.notEnoughThen': 'on',
  'funds.commit.closed': 'on',
  'funds.commit.noFund': 'fundId',
  'funds.commit.otherPurpose': 'fundId',
}

export const granting = new Hono<Env>()
  .get('/ideas/:id/grant', async (c) => show(c))
  .post('/ideas/:id/grant', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { idea } = await fundedHere(c)
    const form = await parseForm(grantForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const granted = await asActor(actor, (tx) => grantIdea(tx, actor, form.once, idea, form.value))
    if (!granted.ok) {
      c.status(422)
      return show(c, { ...form, errors: { [ABOUT[granted.refusal] ?? 'form']: [granted.refusal] } })
    }
    flash(c, granted.value.state === 'waiting' ? 'funds.commit.doneWaiting' : 'funds.commit.done')
    return c.redirect(below(c, `/ideas/${idea.id}`), 303)
  })

/** An idea that the result funds. */
async function fundedHere(c: Context<Env>) {
  const actor = requireRole(c, ...KEEPERS)
  const here = await ideaHere(c)
  const rank = await asActor(actor, (tx) => rankOf(tx, here.idea.id))
  if (!rank?.funded) throw new NotHere()
  return here
}

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const here = await fundedHere(c)
  const query = form.searching?.query
  const offered = await asActor(actor, async (tx) => ({
    funds: await fundsFor(tx, 'idea'),
    left: here.idea.askedCents - boundCents(await moneyOf(tx, here.idea.id)),
    found: (query ? await findOrganisations(tx, query, 8) : []).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  }))
  return c.render(<GrantPage {...here} {...offered} form={form} />, {
    title: c.var.t('calls.grant.heading'),
    section: '/calls',
  })
}

type Props = { idea: Idea; call: Call; funds: FundLine[]; left: number; found: Found[]; form: FormState }

function GrantPage({ idea, call, funds, left, found, form }: Props) {
  const { t, cents, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const known = idea.organisationId && idea.organisation
  return (
    <Page
      heading="calls.grant.heading"
      kicker={idea.title}
      lead={['calls.grant.lead', { left: cents(left) }]}
      crumbs={crumbs(call, { href: `/ideas/${idea.id}`, label: { said: idea.title } })}
      width="reading"
    >
      <Form {...form} submit="calls.grant.save">
        <Select
          name="fundId"
          label="calls.form.fund"
          required
          options={funds.map(({ id, name, freeCents }) => ({
            value: id,
            label: t('calls.form.fundFree', { name, free: cents(freeCents) }),
          }))}
          value={call.fundId}
        />
        <AmountField cents={left} />
        <Combobox
          name="organisationId"
          label="calls.idea.organisation"
          hint="calls.grant.organisationHint"
          search={below('/organisations/search')}
          {...(known && { value: [{ value: idea.organisationId as string, label: known }] })}
          found={found}
        />
        <Field name="on" type="date" label="funds.form.on" required value={dayOf(now)} max={dayOf(now)} />
        <Field name="act" label="funds.commit.actOf" hint="funds.commit.actOfHint" maxlength={200} />
      </Form>
    </Page>
  )
}
