import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { reportingDayForm, smallGroupForm } from '../forms.ts'
import { reportingDays, smallGroupRule } from '../reads.ts'
import { LEAST, MOST, type SmallGroupRule } from '../rules.ts'
import { announceReportingDays, setSmallGroupRule } from '../writes.ts'

const PATH = '/outcomes/protection'

export const protection = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(smallGroupForm, c)
    if (!form.ok) return show(c, { rule: form })
    await asActor(actor, (tx) => setSmallGroupRule(tx, actor, form.value))
    flash(c, 'indicators.protection.saved')
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/days`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(reportingDayForm(dayOf(now)), c)
    if (!form.ok) return show(c, { day: form })
    await asActor(actor, (tx) => announceReportingDays(tx, actor, [form.value.day]))
    flash(c, 'indicators.protection.announced')
    return c.redirect(below(c, PATH), 303)
  })

type Forms = { rule?: FormState; day?: FormState }

async function show(c: Context<Env>, forms: Forms = {}) {
  const actor = requireRole(c, 'coordinator')
  const found = await asActor(actor, async (tx) => ({
    standing: await smallGroupRule(tx),
    days: await reportingDays(tx),
  }))
  if (forms.rule ?? forms.day) c.status(422)
  return c.render(<ProtectionPage {...found} {...forms} />, {
    title: c.var.t('indicators.protection.heading'),
  })
}

function ProtectionPage({
  standing,
  days,
  rule = {},
  day = {},
}: Forms & { standing: SmallGroupRule; days: string[] }) {
  const { day: said, dayOf, now } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.protection.heading"
      lead="indicators.protection.lead"
      terms={['team']}
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
      width="reading"
    >
      <Section heading="indicators.protection.groups">
        <Form {...rule} action={at(PATH)} submit="indicators.protection.save" idPrefix="groups">
          <Group name="smallest" standing={standing.smallest} form={rule} />
          <Group name="smallestSensitive" standing={standing.smallestSensitive} form={rule} />
        </Form>
      </Section>
      <Section heading="indicators.protection.days" lead="indicators.protection.daysLead">
        {days.length > 0 && (
          <ul>
            {days.map((one) => (
              <li>
                <a href={at(`/outcomes?as-of=${one}`)}>{said(one)}</a>
              </li>
            ))}
          </ul>
        )}
        <Form {...day} action={at(`${PATH}/days`)} submit="indicators.protection.announce" idPrefix="days">
          <Field
            name="day"
            type="date"
            label="indicators.protection.day"
            hint="indicators.protection.dayHint"
            min={dayOf(now)}
            required
          />
        </Form>
      </Section>
    </Page>
  )
}

type GroupProps = { name: 'smallest' | 'smallestSensitive'; standing: number; form: FormState }

function Group({ name, standing, form }: GroupProps) {
  const typed = form.values?.[name]
  return (
    <Field
      name={name}
      type="number"
      label={`indicators.protection.${name}`}
      hint={`indicators.protection.${name}Hint`}
      min={`${LEAST}`}
      max={`${MOST}`}
      value={typeof typed === 'string' ? typed : `${standing}`}
      required
    />
  )
}
