import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { writeToProposer } from '../../candidates/parts/letters.ts'
import { proposerOf } from '../../candidates/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { SECTION, undecidedSpaces, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { KEEPERS } from '../../spaces/rules.ts'
import { choiceForm, chosenField, whyField } from '../forms.ts'
import { type Order, type OrderRefusal, publishChoice, spacesInOrder } from '../writes.ts'

export const choosing = new Hono<Env>()
  .get('/space-calls/:call/result', async (c) => show(c, await undecidedSpaces(c)))
  .post('/space-calls/:call/result', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await undecidedSpaces(c)
    const today = todayOf(c)
    const order = await asActor(actor, (tx) => spacesInOrder(tx, call, today))
    const ids = order.ok ? order.value.ranked.map(({ id }) => id) : []
    const form = await parseForm(choiceForm(ids), c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const published = await asActor(actor, (tx) => publishChoice(tx, actor, call, form.value, today))
    if (!published.ok) {
      c.status(409)
      return show(c, call, { ...form, refusal: published.refusal })
    }
    if (published.value) {
      for (const { id, chosen } of form.value) {
        const proposer = await asActor(actor, (tx) => proposerOf(tx, id))
        if (proposer) await writeToProposer(c, proposer, call.id, chosen ? 'chosen' : 'notChosen')
      }
    }
    flash(c, 'calls.choosing.published')
    return c.redirect(below(c, `/space-calls/${call.id}`), 303)
  })

async function show(c: Context<Env>, call: SpaceCall, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const order = await asActor(actor, (tx) => spacesInOrder(tx, call, todayOf(c)))
  const known = order.ok ? { order: order.value } : { refusal: order.refusal }
  return c.render(<ChoosePage call={call} form={form} {...known} />, {
    title: c.var.t('calls.choosing.result'),
    section: SECTION,
  })
}

type Props = {
  call: SpaceCall
  form: FormState
  order?: Order | undefined
  refusal?: OrderRefusal | undefined
}

function ChoosePage({ call, form, order, refusal }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading="calls.choosing.result"
      kicker={call.title}
      lead="calls.choosing.resultLead"
      crumbs={crumbs(call)}
      width="reading"
    >
      {refusal && <Callout kind="warning" text={refusal} />}
      {order && (
        <Form {...form} submit="calls.choosing.publish">
          {order.ranked.map(({ id, place, points }) => {
            const name = order.spaces.get(id)?.name ?? ''
            return (
              <Section heading={{ said: `${number(place)}. ${name}` }}>
                <p>
                  {t('calls.choosing.points', { points: number(points) })}{' '}
                  <a href={below(`/offered-spaces/${id}`)}>{t('calls.choosing.sheetOf', { name })}</a>
                </p>
                <Checkbox name={chosenField(id)} label={['calls.choosing.chooses', { name }]} />
                <TextArea
                  name={whyField(id)}
                  label={['calls.choosing.whyOf', { name }]}
                  required
                  rows={2}
                  maxlength={2000}
                />
              </Section>
            )
          })}
        </Form>
      )}
    </Page>
  )
}
