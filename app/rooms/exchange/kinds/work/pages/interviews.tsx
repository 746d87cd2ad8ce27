import { type Context, Hono } from 'hono'
import type { Env } from '../../../../../ground/access/request.ts'
import { requireRole } from '../../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { Checkbox, Checkboxes } from '../../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { partAsked } from '../../../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../../ground/ui/pagination.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import { findPeople } from '../../../../people/reads.ts'
import { fullName, TEAM } from '../../../../people/rules.ts'
import { todayOf } from '../../../parts/here.ts'
import { interviewForm } from '../forms.ts'
import { INTERVIEWS_A_PAGE, type Interview, interviewsOf } from '../reads.ts'
import { SECTORS, WAYS } from '../rules.ts'
import { type InterviewRefusal, noteInterview, refusalIn } from '../writes.ts'

const section = '/exchange'
const HERE = '/exchange/work/interviews'

export const interviews = new Hono<Env>()
  .get(HERE, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { page, ...part } = partAsked(c, INTERVIEWS_A_PAGE)
    const shown = await asActor(actor, (tx) => interviewsOf(tx, part))
    return c.render(<ListPage {...shown} page={page} />, {
      title: c.var.t('exchange.work.interviews.link'),
      section,
    })
  })
  .get(`${HERE}/new`, (c) => show(c))
  .post(`${HERE}/new`, async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(interviewForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const words = { title: c.var.t('exchange.work.way.interview') }
    const noted = await asActor(actor, (tx) =>
      noteInterview(tx, actor, form.once, form.value, words, todayOf(c)),
    ).catch((fault: unknown) => {
      const refusal = refusalIn(fault)
      if (!refusal) throw fault
      return { ok: false as const, refusal }
    })
    if (!noted.ok) {
      c.status(422)
      return show(c, { ...form, errors: { [fieldOf(noted.refusal)]: [noted.refusal] } })
    }
    const { needId } = noted.value
    flash(c, needId ? 'exchange.work.interviews.keptAsked' : 'exchange.work.interviews.kept')
    return c.redirect(below(c, needId ? `/exchange/notices/${needId}` : HERE), 303)
  })

const fieldOf = (refusal: InterviewRefusal) =>
  refusal === 'exchange.work.interviews.future' ? 'on' : 'person'

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...TEAM)
  const query = form.searching?.query
  const found = query ? await asActor(actor, (tx) => findPeople(tx, query)) : []
  return c.render(
    <NewPage
      form={form}
      today={todayOf(c)}
      found={found.map((person) => ({ value: person.id, label: fullName(person) }))}
    />,
    { title: c.var.t('exchange.work.interviews.new'), section },
  )
}

type ListProps = { interviews: Interview[]; total: number; page: number }
function ListPage({ interviews, total, page }: ListProps) {
  const { day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.work.interviews.link"
      lead="exchange.work.interviews.lead"
      crumbs={[{ href: below('/exchange/work'), label: 'exchange.work.label' }]}
      actions={<ButtonLink href={below(`${HERE}/new`)} label="exchange.work.interviews.new" />}
    >
      {total === 0 ? (
        <EmptyState heading="exchange.work.interviews.none" text="exchange.work.interviews.noneText" />
      ) : (
        <Table
          caption="exchange.work.interviews.link"
          captionHidden
          file={{ taken: { kind: 'exchange_agreement', id: ({ id }) => id } }}
          columns={[
            {
              heading: 'exchange.work.interviews.person',
              main: true,
              cell: ({ id, person }) => <a href={below(`/exchange/agreements/${id}`)}>{person ?? '–'}</a>,
            },
            { heading: 'exchange.work.interviews.on', cell: ({ on }) => day(on) },
            { heading: 'exchange.work.interviews.by', cell: ({ by }) => by ?? '–' },
          ]}
          rows={interviews}
        />
      )}
      <Pagination page={page} perPage={INTERVIEWS_A_PAGE} total={total} />
    </Page>
  )
}

function NewPage({ form, today, found }: { form: FormState; today: string; found: readonly Found[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.work.interviews.new"
      crumbs={[
        { href: below('/exchange/work'), label: 'exchange.work.label' },
        { href: below(HERE), label: 'exchange.work.interviews.link' },
      ]}
      width="reading"
    >
      <Form {...form}>
        <Combobox
          name="person"
          label="exchange.work.interviews.person"
          search={below('/people/search')}
          found={found}
          required
        />
        <Field name="on" type="date" label="exchange.work.interviews.on" required value={today} max={today} />
        <TextArea
          name="told"
          label="exchange.work.interviews.told"
          hint="exchange.work.interviews.toldHint"
          required
          maxlength={4000}
        />
        <Checkbox
          name="asks"
          label="exchange.work.interviews.asks"
          hint="exchange.work.interviews.asksHint"
        />
        <Field
          name="title"
          label="exchange.work.interviews.title"
          hint="exchange.work.interviews.titleHint"
          maxlength={120}
        />
        <TextArea
          name="canDo"
          label="exchange.work.fields.canDo"
          hint="exchange.work.fields.canDoHint"
          maxlength={1500}
        />
        <Checkboxes
          name="ways"
          label="exchange.work.fields.waysWished"
          options={WAYS.map((value) => ({ value, label: t(`exchange.work.way.${value}`) }))}
        />
        <Checkboxes
          name="sectors"
          label="exchange.work.fields.sectorsWished"
          options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        />
      </Form>
    </Page>
  )
}
