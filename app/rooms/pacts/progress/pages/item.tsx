import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { sessionsToMark } from '../../../activities/sessions/reads.ts'
import { amountSaid } from '../../../funds/amounts/rules.ts'
import { type Commitment, commitmentsOf } from '../../../funds/reads.ts'
import { payCommitment } from '../../../funds/writes.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import type { Pact } from '../../reads.ts'
import { PACT_ITEM } from '../../signing/writes.ts'
import { doneForm, payForm } from '../forms.ts'
import { DoneSection, type SessionChoice } from '../parts/done-section.tsx'
import { Money } from '../parts/money.tsx'
import { type Item, itemsOf } from '../reads.ts'
import { hoursDone, isComplete } from '../rules.ts'
import { type DoneRefusal, markDone, undoDone } from '../writes.ts'

/** Give-backs are told within some weeks of the session they were done in. */
const SESSIONS_BACK_DAYS = 60

export const pactItem = new Hono<Env>()
  .get('/pacts/:id/items/:item', (c) => show(c))
  .post('/pacts/:id/items/:item/done', async (c) => {
    const form = await parseForm(doneForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, { done: form })
    }
    const marked = await actingOnPact(c, async (tx, pact, actor) =>
      markDone(tx, actor, pact, await itemHere(c, tx, pact), form.once, form.value, todayOf(c)),
    )
    if (!marked.ok) {
      c.status(422)
      return show(c, { done: { ...form, errors: { [fieldOf(marked.refusal)]: [marked.refusal] } } })
    }
    flash(c, marked.value.complete ? 'pacts.done.complete' : 'pacts.done.part')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })
  .post('/pacts/:id/items/:item/undo/:done', async (c) => {
    const { id, item, done } = c.req.param()
    if (!isId(done)) throw new NotHere()
    await actingOnPact(c, (tx, pact, actor) => undoDone(tx, actor, pact, done))
    flash(c, 'pacts.done.takenBack')
    return c.redirect(below(c, `/pacts/${id}/items/${item}`), 303)
  })
  .post('/pacts/:id/items/:item/pay', async (c) => {
    const form = await parseForm(payForm, c)
    const read = form.ok ? amountSaid(form.value.amount) : undefined
    if (!form.ok || !read?.ok) {
      c.status(422)
      const errors =
        read && !read.ok ? { amount: [`funds.amount.${read.refusal}`] } : form.ok ? {} : form.errors
      return show(c, { pay: { ...form, errors } })
    }
    const { commitmentId, paidOn, reference, again } = form.value
    const paid = await actingOnPact(c, async (tx, pact, actor) => {
      const item = await itemHere(c, tx, pact)
      const own = await commitmentsOf(tx, { kind: PACT_ITEM, id: item.id })
      if (!own.some(({ id }) => id === commitmentId)) throw new NotHere()
      const payment = {
        id: form.once,
        commitmentId,
        cents: read.cents,
        on: paidOn,
        reference,
        again: again === 'yes',
      }
      return payCommitment(tx, actor, payment)
    })
    if (!paid.ok) {
      c.status(422)
      const field = paid.refusal === 'funds.move.tooEarly' ? 'paidOn' : 'amount'
      return show(c, {
        pay: { ...form, errors: { [field]: [paid.refusal] } },
        askAgain: paid.refusal === 'funds.pay.sameAgain',
      })
    }
    flash(c, 'pacts.money.paid')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}/items/${c.req.param('item')}`), 303)
  })

const fieldOf = (refusal: DoneRefusal) =>
  refusal === 'pacts.done.future' || refusal === 'pacts.done.beforeSigning' ? 'on' : 'sessionId'

async function itemHere(c: Context<Env>, tx: ActorTx, pact: Pact): Promise<Item> {
  const id = c.req.param('item') ?? ''
  const [item] = isId(id) ? await itemsOf(tx, pact.id, id) : []
  if (!item) throw new NotHere()
  return item
}

type Forms = { done?: FormState; pay?: FormState; askAgain?: boolean }
type Shown = { pact: Pact; item: Item; sessions: SessionChoice[]; money: Commitment[] }

async function show(c: Context<Env>, forms: Forms = {}) {
  const today = todayOf(c)
  const shown = await readingPact(c, async (tx, pact): Promise<Shown> => {
    const item = await itemHere(c, tx, pact)
    return {
      pact,
      item,
      sessions:
        item.side === 'person' ? await sessionsToMark(tx, daysLater(today, -SESSIONS_BACK_DAYS), today) : [],
      money: item.cents === null ? [] : await commitmentsOf(tx, { kind: PACT_ITEM, id: item.id }),
    }
  })
  return c.render(<ItemPage {...shown} today={today} forms={forms} />, {
    title: shown.item.what || c.var.t('pacts.next.review'),
    section: '/pacts',
  })
}

function ItemPage({ pact, item, sessions, money, today, forms }: Shown & { today: string; forms: Forms }) {
  const { t, number, cents, day } = useTexts()
  const below = useBelow()
  const here = below(`/pacts/${pact.id}/items/${item.id}`)
  return (
    <Page
      heading={item.side === 'review' ? 'pacts.next.review' : { said: item.what }}
      kicker={t(`pacts.item.side.${item.side}`, { name: pact.person })}
      crumbs={useCrumbs(pact)}
      width="reading"
    >
      <DefinitionList
        items={[
          ['pacts.draft.who', item.side === 'person' ? pact.person : item.who],
          ['pacts.draft.where', item.where],
          ['pacts.draft.due', item.dueOn && <When at={item.dueOn} />],
          [
            'pacts.draft.hours',
            item.hours !== null &&
              t('pacts.item.hours', { done: number(hoursDone(item)), hours: number(item.hours) }),
          ],
          ['pacts.draft.amount', item.cents !== null && cents(item.cents)],
        ]}
      />
      {item.done.length > 0 && (
        <Section heading="pacts.done.past">
          <ul class="plain-list">
            {item.done.map((one) => (
              <li class="beside">
                {day(one.on)}
                {one.hours !== null &&
                  ` · ${t('pacts.paper.hours', { count: one.hours, hours: number(one.hours) })}`}
                {one.sessionId && (
                  <a href={below(`/activities/sessions/${one.sessionId}`)}>{t('pacts.done.session')}</a>
                )}
                <ActionButton action={`${here}/undo/${one.id}`} label="pacts.done.undo" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!isComplete(item) && !pact.endedOn && item.side !== 'review' && (
        <DoneSection item={item} here={here} sessions={sessions} today={today} form={forms.done ?? {}} />
      )}
      {money.map((commitment) => (
        <Money
          commitment={commitment}
          here={here}
          today={today}
          form={forms.pay ?? {}}
          askAgain={forms.askAgain ?? false}
        />
      ))}
    </Page>
  )
}
