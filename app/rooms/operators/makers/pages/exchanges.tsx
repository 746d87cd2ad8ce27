import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { findPeople } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'
import { STAFF, TEAM } from '../../rules.ts'
import { exchangeForm } from '../forms.ts'
import { type MakerExchange, makerExchanges } from '../reads.ts'
import { sayTakenUp, tellPractice } from '../writes.ts'

const takenUpForm = z.object({ takenUp: z.string().trim().max(2000).optional() })

/** Practices that those who lead labs told each other. */
export const practicesTold = new Hono<Env>()
  .get('/training/exchanges', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/training/exchanges', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(exchangeForm, c)
    const today = localDay(c.var.now, c.var.territory.timeZone)
    if (!form.ok || form.value.onDate > today) {
      c.status(form.ok ? 422 : statusOfRetry(form))
      return show(c, actor, form.ok ? { ...form, errors: { onDate: ['operators.makers.future'] } } : form)
    }
    const told = await asActor(actor, (tx) => tellPractice(tx, actor, form.once, form.value))
    if (!told.ok) {
      c.status(409)
      return show(c, actor, { ...form, errors: { tellers: [told.refusal] } })
    }
    flash(c, 'operators.makers.saved')
    return c.redirect(below(c, `/training/exchanges/${form.once}`), 303)
  })
  .get('/training/exchanges/:exchange', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const id = c.req.param('exchange')
    const [one] = isId(id) ? await asActor(actor, (tx) => makerExchanges(tx, id)) : []
    if (!one) return c.notFound()
    const mayChange =
      holdsRole(actor, 'coordinator') || (holdsRole(actor, ...TEAM) && one.recordedBy === actor.personId)
    return c.render(<ExchangePage one={one} mayChange={mayChange} />, {
      title: one.practice,
      section: '/training',
    })
  })
  .post('/training/exchanges/:exchange', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('exchange')
    const form = await parseForm(takenUpForm, c)
    if (!isId(id) || !form.ok) return c.notFound()
    const said = await asActor(actor, (tx) => sayTakenUp(tx, actor, id, form.value.takenUp ?? null))
    if (!said) return c.notFound()
    flash(c, 'operators.makers.saved')
    return c.redirect(below(c, `/training/exchanges/${id}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const { searching } = form
  const [all, found] = await asActor(actor, async (tx) => [
    await makerExchanges(tx),
    searching
      ? (await findPeople(tx, searching.query)).map((one) => ({ value: one.id, label: fullName(one) }))
      : [],
  ])
  return c.render(
    <ExchangesPage
      all={all}
      found={found}
      form={form}
      mayTell={holdsRole(actor, ...TEAM)}
      today={localDay(c.var.now, c.var.territory.timeZone)}
    />,
    { title: c.var.t('operators.makers.heading'), section: '/training' },
  )
}

type Props = { all: MakerExchange[]; found: Found[]; form: FormState; mayTell: boolean; today: string }
const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(', ')

function ExchangesPage({ all, found, form, mayTell, today }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="operators.makers.heading"
      lead="operators.makers.lead"
      terms={['lab']}
      crumbs={[{ href: at('/training'), label: 'operators.training.heading' }]}
      width="reading"
    >
      {all.length === 0 && <EmptyState heading="operators.makers.none" text="operators.makers.noneText" />}
      <ul class="plain-list stack">
        {all.map((one) => (
          <li>
            <a href={at(`/training/exchanges/${one.id}`)}>{one.practice}</a>
            <p class="hint">
              {t('operators.makers.line', {
                day: day(one.onDate),
                who: names(one.tellers) || t('operators.makers.somebody'),
                count: one.listeners.length,
              })}
            </p>
          </li>
        ))}
      </ul>
      {mayTell && (
        <Section heading="operators.makers.tell">
          <Form {...form} action={at('/training/exchanges')} submit="operators.makers.save">
            <div class="field-row">
              <Field name="onDate" type="date" label="operators.makers.onDate" value={today} required />
              <Field name="place" label="operators.makers.place" maxlength={160} required />
            </div>
            <Field
              name="practice"
              label="operators.makers.practice"
              hint="operators.makers.practiceHint"
              maxlength={160}
              required
            />
            <Combobox
              name="tellers"
              label="operators.makers.tellers"
              search={at('/people/search')}
              found={form.searching?.name === 'tellers' ? found : []}
              multiple
              required
            />
            <Combobox
              name="listeners"
              label="operators.makers.listeners"
              search={at('/people/search')}
              found={form.searching?.name === 'listeners' ? found : []}
              multiple
            />
            <TextArea name="told" label="operators.makers.told" rows={5} maxlength={6000} required />
            <TextArea
              name="takenUp"
              label="operators.makers.takenUp"
              hint="operators.makers.takenUpHint"
              rows={2}
              maxlength={2000}
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}

function ExchangePage({ one, mayChange }: { one: MakerExchange; mayChange: boolean }) {
  const { day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={{ said: one.practice }}
      crumbs={[
        { href: at('/training'), label: 'operators.training.heading' },
        { href: at('/training/exchanges'), label: 'operators.makers.heading' },
      ]}
      width="reading"
    >
      <DefinitionList
        items={[
          ['operators.makers.onDate', day(one.onDate)],
          ['operators.makers.place', one.place],
          ['operators.makers.tellers', names(one.tellers)],
          ['operators.makers.listeners', names(one.listeners)],
        ]}
      />
      <Section heading="operators.makers.told">
        <div class="prose">
          {one.told.split(/\n+/).map((line) => (
            <p>{line}</p>
          ))}
        </div>
      </Section>
      <Section heading="operators.makers.takenUp">
        {one.takenUp && <p>{one.takenUp}</p>}
        {mayChange && (
          <Form action={at(`/training/exchanges/${one.id}`)} submit="operators.makers.save">
            <TextArea
              name="takenUp"
              label="operators.makers.takenUpNow"
              value={one.takenUp}
              rows={3}
              maxlength={2000}
            />
          </Form>
        )}
      </Section>
    </Page>
  )
}
