import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import { CommitmentTable } from '../../../funds/commitments/parts/commitment-table.tsx'
import { type Commitment, commitmentsOf, type FundLine } from '../../../funds/reads.ts'
import { COMMITTERS } from '../../../funds/rules.ts'
import { findOrganisations } from '../../../organisations/reads.ts'
import { STAFF } from '../../../people/rules.ts'
import { activityHere, idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import { type Activity, behind } from '../../reads.ts'
import { budgetForm } from '../forms.ts'
import { fundsForLabs, type Money, moneyOf } from '../reads.ts'
import { budgetLab } from '../writes.ts'

const ABOUT: Record<string, string> = {
  'funds.commit.notEnough': 'cents',
  'funds.commit.notEnoughThen': 'on',
  'funds.commit.closed': 'on',
}

export const budget = new Hono<Env>()
  .get('/activities/:id/budget', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/activities/:id/budget', async (c) => {
    const actor = requireRole(c, ...COMMITTERS)
    const form = await parseForm(budgetForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, form)
    }
    const id = idHere(c)
    const bound = await asActor(actor, (tx) => budgetLab(tx, actor, id, form.once, form.value))
    if (!bound.ok) {
      const field = ABOUT[bound.refusal]
      c.status(field ? 422 : 409)
      const refused = field ? { errors: { [field]: [bound.refusal] } } : { refusal: bound.refusal }
      return show(c, actor, { ...form, ...refused })
    }
    flash(c, bound.value.state === 'waiting' ? 'funds.commit.doneWaiting' : 'activities.budget.done')
    return c.redirect(below(c, `/activities/${id}/budget`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c)
  const mayCommit = holdsRole(actor, ...COMMITTERS)
  const query = form.searching?.query
  const loaded = await asActor(actor, async (tx) => ({
    activity: await activityHere(tx, id),
    money: await moneyOf(tx, actor, id),
    lines: mayCommit ? await commitmentsOf(tx, { kind: 'activity', id }) : [],
    funds: mayCommit ? await fundsForLabs(tx) : [],
    // Whoever stands behind a lab is who most likely spends its money.
    standing: (await behind(tx, id)).filter((one) => one.kind === 'organisation'),
    found: (query ? await findOrganisations(tx, query, 8) : []).map((one) => ({
      value: one.id,
      label: one.name,
    })),
  }))
  return c.render(<BudgetPage {...loaded} today={todayOf(c)} form={form} mayCommit={mayCommit} />, {
    title: `${c.var.t('activities.budget.heading')}: ${loaded.activity.title}`,
    section: '/activities',
  })
}

type Props = {
  activity: Activity
  money: Money
  lines: Commitment[]
  funds: FundLine[]
  standing: { id: string; label: string }[]
  found: Found[]
  today: string
  form: FormState
  mayCommit: boolean
}

function BudgetPage({ activity, money, lines, mayCommit, ...rest }: Props) {
  const { cents, day } = useTexts()
  return (
    <Page
      heading="activities.budget.heading"
      kicker={activity.title}
      lead={
        money.lastDueOn
          ? ['activities.budget.dueOn', { day: day(money.lastDueOn) }]
          : 'activities.budget.lead'
      }
      crumbs={useActivityCrumbs(activity)}
    >
      <StatGrid>
        <Stat
          label="activities.budget.committed"
          figure={cents(money.committedCents - money.releasedCents)}
        />
        <Stat label="activities.budget.spent" figure={cents(money.paidCents - money.returnedCents)} />
        <Stat label="activities.budget.left" figure={cents(money.heldCents)} />
      </StatGrid>
      {lines.length > 0 && (
        <Section heading="activities.budget.lines">
          <CommitmentTable caption="activities.budget.lines" lines={lines} withFund />
        </Section>
      )}
      {mayCommit && (
        <Section heading="activities.budget.new" lead="activities.budget.newLead">
          <CommitFromFund activity={activity} {...rest} />
        </Section>
      )}
    </Page>
  )
}

function CommitFromFund({
  funds,
  standing,
  found,
  today,
  form,
}: Omit<Props, 'money' | 'lines' | 'mayCommit'>) {
  const { t, cents } = useTexts()
  const below = useBelow()
  if (funds.length === 0) return <p>{t('activities.budget.noFunds')}</p>
  const [first] = standing
  return (
    <Form {...form} submit="activities.budget.act">
      <Select
        name="fundId"
        label="activities.budget.fund"
        required
        options={funds.map((fund) => ({
          value: fund.id,
          label: t('activities.budget.fundFree', { name: fund.name, free: cents(fund.freeCents) }),
        }))}
      />
      <AmountField />
      <Combobox
        name="organisationId"
        label="activities.budget.who"
        hint="activities.budget.whoHint"
        search={below('/organisations/search')}
        value={first ? [{ value: first.id, label: first.label }] : []}
        found={found}
        required
      />
      <TextArea
        name="why"
        label="activities.budget.why"
        hint="funds.form.noNames"
        required
        maxlength={300}
        rows={2}
      />
      <div class="field-row">
        <Field name="on" type="date" label="funds.form.on" required value={today} max={today} />
        <Field name="dueOn" type="date" label="activities.budget.until" hint="activities.budget.untilHint" />
      </div>
    </Form>
  )
}
