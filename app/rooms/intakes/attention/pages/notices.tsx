import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { ruleForm } from '../forms.ts'
import { NoticeList } from '../parts/notice-list.tsx'
import { attentionRule, type EarlyNotice, earlyNotices } from '../reads.ts'
import type { AttentionRule } from '../rules.ts'
import { setAttentionRule } from '../writes.ts'

const PATH = '/intakes/early-notices'

export const notices = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(`${PATH}/rule`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(ruleForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    await asActor(actor, (tx) => setAttentionRule(tx, actor, form.value))
    flash(c, 'intakes.rule.saved')
    return c.redirect(below(c, PATH), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...TEAM)
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const seen = await asActor(actor, async (tx) => ({
    notices: await earlyNotices(tx, today),
    rule: await attentionRule(tx),
  }))
  return c.render(<NoticesPage {...seen} form={form} decides={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('intakes.notices.heading'),
    section: '/intakes',
  })
}

type Props = { notices: EarlyNotice[]; rule: AttentionRule; form: FormState; decides: boolean }

function NoticesPage({ notices, rule, form, decides }: Props) {
  const at = useBelow()
  return (
    <Page
      heading="intakes.notices.heading"
      lead={['intakes.notices.lead', { days: rule.fadedDays }]}
      terms={['tie']}
      crumbs={[{ href: at('/intakes'), label: 'intakes.list.heading' }]}
      width="reading"
    >
      {notices.length ? (
        <NoticeList notices={notices} />
      ) : (
        <EmptyState heading="intakes.notices.none" text="intakes.notices.noneText" />
      )}
      {decides && (
        <Section heading="intakes.rule.heading" lead="intakes.rule.lead">
          <Form {...form} action={at(`${PATH}/rule`)} submit="intakes.rule.save" idPrefix="rule">
            <div class="field-row">
              <Field
                name="fewTies"
                type="number"
                label="intakes.rule.few"
                min="1"
                max="20"
                value={`${rule.fewTies}`}
                required
              />
              <Field
                name="fadedDays"
                type="number"
                label="intakes.rule.faded"
                min="30"
                max="730"
                value={`${rule.fadedDays}`}
                required
              />
            </div>
          </Form>
        </Section>
      )}
    </Page>
  )
}
