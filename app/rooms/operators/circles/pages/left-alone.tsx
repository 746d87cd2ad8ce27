import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { type Option, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { type Operator, operators } from '../../reads.ts'
import { entrustForm } from '../forms.ts'
import { circlesLeftAlone } from '../reads.ts'
import { ACCOMPANYING } from '../rules.ts'
import { entrustCircle } from '../writes.ts'

const ENTRUSTS = ['coordinator'] as const
const PER_PAGE = 20
type Alone = Awaited<ReturnType<typeof circlesLeftAlone>>

/** Where nobody is left who could go on: a coordinator gives it to somebody, without learning whom it is about. */
export const leftAlone = new Hono<Env>()
  .get('/operators/left-alone', (c) => {
    requireRole(c, ...ENTRUSTS)
    return show(c)
  })
  .post('/operators/left-alone/:circleId', async (c) => {
    const actor = requireRole(c, ...ENTRUSTS)
    const circleId = c.req.param('circleId')
    if (!isId(circleId)) return c.notFound()
    const form = await parseForm(entrustForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { circleId, form })
    }
    const given = await asActor(actor, (tx) =>
      entrustCircle(tx, actor, form.once, { circleId, ...form.value }),
    )
    if (!given) return c.notFound()
    flash(c, 'operators.alone.entrusted')
    return c.redirect(below(c, '/operators/left-alone'), 303)
  })

type Retry = { circleId: string; form: FormState }

async function show(c: Context<Env>, retry?: Retry) {
  const [alone, people] = await asActor(c.var.actor, async (tx) => [
    await circlesLeftAlone(tx),
    await operators(tx),
  ])
  // A form that comes back is shown where its circle stands.
  const at = retry ? alone.findIndex(({ id }) => id === retry.circleId) : -1
  const page = at < 0 ? pageOf(c.req.query('page')) : Math.floor(at / PER_PAGE) + 1
  return c.render(<LeftAlonePage alone={alone} people={people} retry={retry} page={page} />, {
    title: c.var.t('operators.alone.heading'),
    robots: 'noindex',
  })
}

const accompanies = ({ roles }: Operator) => roles.some(({ role }) => ACCOMPANYING.includes(role))

type LeftAloneProps = { alone: Alone; people: Operator[]; retry: Retry | undefined; page: number }

function LeftAlonePage({ alone, people, retry, page }: LeftAloneProps) {
  const at = useBelow()
  const options = people.filter(accompanies).map(({ personId, name }) => ({ value: personId, label: name }))
  return (
    <Page
      heading="operators.alone.heading"
      lead="operators.alone.lead"
      crumbs={[{ href: at('/operators'), label: 'operators.list.heading' }]}
      width="reading"
    >
      {alone.length === 0 && <EmptyState heading="operators.alone.empty" text="operators.alone.emptyText" />}
      {alone.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((circle) => (
        <Entrusting
          circle={circle}
          options={options}
          form={retry?.circleId === circle.id ? retry.form : {}}
        />
      ))}
      <Pagination page={page} perPage={PER_PAGE} total={alone.length} />
    </Page>
  )
}

type EntrustingProps = { circle: Alone[number]; options: Option[]; form: FormState }

function Entrusting({ circle, options, form }: EntrustingProps) {
  const { t, shortDay } = useTexts()
  const at = useBelow()
  return (
    <Section
      heading={[
        'operators.alone.one',
        { kind: t(`operators.circle.${circle.kind}`), day: shortDay(circle.openedAt) },
      ]}
    >
      <Form {...form} action={at(`/operators/left-alone/${circle.id}`)} submit="operators.alone.entrust">
        <Select name="personId" label="operators.alone.whom" options={options} required />
        <Field name="part" label="operators.alone.part" hint="operators.alone.partHint" required />
      </Form>
    </Section>
  )
}
