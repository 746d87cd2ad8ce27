import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes, type Option } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { operators } from '../../reads.ts'
import { STAFF, TEAM } from '../../rules.ts'
import { groupForm } from '../forms.ts'
import { supervised } from '../parts/supervised.ts'
import { type SupervisionLine, supervisionGroups } from '../reads.ts'
import { openSupervision } from '../writes.ts'

/** The groups of supervision, and a form to open one. */
export const supervisionList = new Hono<Env>()
  .get('/training/supervision', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/training/supervision', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(groupForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const known = supervised(await asActor(actor, operators), actor).map(({ value }) => value)
    if (!form.value.members.every((id) => known.includes(id))) {
      c.status(422)
      return show(c, actor, { ...form, errors: { members: ['operators.supervision.notHere'] } })
    }
    await asActor(actor, (tx) => openSupervision(tx, actor, form.once, form.value))
    flash(c, 'operators.supervision.opened')
    return c.redirect(below(c, `/training/supervision/${form.once}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const [all, people] = await asActor(actor, async (tx) => [await supervisionGroups(tx), await operators(tx)])
  return c.render(
    <GroupsPage
      all={all}
      people={supervised(people, actor)}
      mayOpen={holdsRole(actor, ...TEAM)}
      form={form}
    />,
    { title: c.var.t('operators.supervision.heading'), section: '/training' },
  )
}

type Props = { all: SupervisionLine[]; people: Option[]; mayOpen: boolean; form: FormState }

function GroupsPage({ all, people, mayOpen, form }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="operators.supervision.heading"
      lead="operators.supervision.lead"
      crumbs={[{ href: at('/training'), label: 'operators.training.heading' }]}
    >
      {all.length === 0 ? (
        <EmptyState heading="operators.supervision.none" text="operators.supervision.noneText" />
      ) : (
        <Table
          caption="operators.supervision.heading"
          captionHidden
          rows={all}
          columns={[
            {
              heading: 'operators.supervision.name',
              main: true,
              cell: ({ id, name }) => <a href={at(`/training/supervision/${id}`)}>{name}</a>,
            },
            { heading: 'operators.supervision.supervisor', cell: ({ supervisor }) => supervisor },
            { heading: 'operators.supervision.held', numeric: true, cell: ({ held }) => number(held) },
            {
              heading: 'operators.supervision.lastOn',
              cell: ({ lastOn, endedOn }) =>
                endedOn
                  ? t('operators.supervision.endedOn', { day: day(endedOn) })
                  : lastOn
                    ? day(lastOn)
                    : '–',
            },
          ]}
        />
      )}
      {mayOpen && (
        <Section heading="operators.supervision.open" lead="operators.supervision.openLead">
          <Form {...form} action={at('/training/supervision')} submit="operators.supervision.openNow">
            <Field name="name" label="operators.supervision.name" maxlength={120} required />
            <Field name="supervisor" label="operators.supervision.supervisor" maxlength={160} required />
            <Checkboxes name="members" label="operators.supervision.others" options={people} />
          </Form>
        </Section>
      )}
    </Page>
  )
}
