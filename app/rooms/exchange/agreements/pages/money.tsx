import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import { type FundLine, fundsFor } from '../../../funds/reads.ts'
import { COMMITTERS, type Purpose } from '../../../funds/rules.ts'
import { commitFunds } from '../../../funds/writes.ts'
import { TEAM } from '../../../people/rules.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { moneyForm } from '../forms.ts'
import { type Agreement, agreementById } from '../reads.ts'
import { AGREEMENT } from '../rules.ts'

/** Whoever may commit from a fund, and follows the agreement. */
function mover(c: Context<Env>) {
  const actor = requireRole(c, ...TEAM)
  if (!holdsRole(actor, ...COMMITTERS)) throw new NotHere()
  return actor
}

async function fundsHere(c: Context<Env>): Promise<{ agreement: Agreement; funds: FundLine[] }> {
  const actor = mover(c)
  return asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, idHere(c))
    if (!agreement || agreement.endedOn) throw new NotHere()
    const funds: FundLine[] = []
    for (const purpose of kindOrNotHere(agreement.kind).agreement.fundPurposes)
      funds.push(...(await fundsFor(tx, purpose as Purpose)))
    return { agreement, funds }
  })
}

export const agreementMoney = new Hono<Env>()
  .get('/exchange/agreements/:id/money', (c) => show(c))
  .post('/exchange/agreements/:id/money', async (c) => {
    const actor = mover(c)
    const { agreement, funds } = await fundsHere(c)
    const form = await parseForm(moneyForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const { fundId, amount, why, payee } = form.value
    const fund = funds.find(({ id }) => id === fundId)
    if (!fund) throw new NotHere()
    const committed = await asActor(actor, (tx) =>
      commitFunds(tx, actor, {
        id: form.once,
        fundId,
        purpose: fund.purpose as Purpose,
        cents: amount,
        source: { kind: AGREEMENT, id: agreement.id },
        why,
        on: todayOf(c),
        organisationId: agreement.offer.organisationId ?? undefined,
        circleId: agreement.circleId ?? undefined,
        payee: payee ? { name: payee } : undefined,
      }),
    )
    if (committed.ok) {
      flash(c, 'exchange.money.done')
      return c.redirect(below(c, `/exchange/agreements/${agreement.id}`), 303)
    }
    c.status(409)
    return show(c, { ...form, refusal: committed.refusal })
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await fundsHere(c)
  return c.render(<MoneyPage {...shown} form={form} />, {
    title: c.var.t('exchange.money.commit'),
    section: '/exchange',
    robots: 'noindex',
  })
}

function MoneyPage({ agreement, funds, form }: { agreement: Agreement; funds: FundLine[]; form: FormState }) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const kind = kindOrNotHere(agreement.kind)
  return (
    <Page
      heading="exchange.money.commit"
      kicker={agreement.title}
      lead="exchange.money.lead"
      crumbs={[
        ...useCrumbs(kind),
        { href: below(`/exchange/agreements/${agreement.id}`), label: { said: agreement.title } },
      ]}
      width="reading"
    >
      {funds.length === 0 ? (
        <Callout kind="warning" text="exchange.money.noFund" />
      ) : (
        <Form {...form} submit="exchange.money.save">
          <Select
            name="fundId"
            label="exchange.money.fund"
            required
            options={funds.map(({ id, name, freeCents }) => ({
              value: id,
              label: t('exchange.money.free', { fund: name, sum: cents(freeCents) }),
            }))}
          />
          <AmountField name="amount" label="exchange.money.amount" />
          <Field
            name="why"
            label="exchange.money.why"
            hint="exchange.money.whyHint"
            required
            maxlength={200}
            value={t(kind.agreement.label)}
          />
          <Field name="payee" label="exchange.money.payee" hint="exchange.money.payeeHint" maxlength={120} />
        </Form>
      )}
    </Page>
  )
}
