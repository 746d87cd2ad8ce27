import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { Callout } from '../../../../../ground/ui/callout.tsx'
import { Radios } from '../../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { TextArea } from '../../../../../ground/ui/field.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { Page } from '../../../../../ground/ui/page.tsx'
import { CheckTags } from '../../../../operators/volunteers/parts/check-tags.tsx'
import { lacksOf } from '../../../../operators/volunteers/reads.ts'
import type { Lack } from '../../../../operators/volunteers/rules.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { doneForm, signForm } from '../forms.ts'
import { tellFollowers } from '../parts/letter.ts'
import { VisitCards } from '../parts/visit-cards.tsx'
import { myVisit, myVisits, type VisitCard } from '../parts/visits-loaded.ts'
import { visitingOf } from '../reads.ts'
import { restDue } from '../rules.ts'
import { logVisit, tellSign } from '../writes.ts'

/** A volunteer's day: whom they visit, "done" and "something is up". */
export const visits = new Hono<Env>()
  .get('/visits', async (c) => {
    const actor = signedIn(c)
    const today = todayOf(c)
    const seen = await asActor(actor, async (tx) => ({
      cards: await myVisits(tx, actor),
      lacks: await lacksOf(tx, actor.personId, today),
      rest: restDue(await visitingOf(tx, actor.personId, today), today) !== null,
    }))
    return c.render(<VisitsPage {...seen} today={today} />, {
      title: c.var.t('exchange.companionship.visits.heading'),
    })
  })
  .post('/visits/:agreement/done', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(doneForm, c)
    if (!form.ok) throw new NotHere()
    const logged = await asActor(actor, async (tx) =>
      logVisit(
        tx,
        actor,
        form.once,
        await visitHere(tx, actor, idHere(c, 'agreement')),
        form.value,
        todayOf(c),
      ),
    )
    if (logged.ok) flash(c, 'exchange.companionship.visits.saved')
    else flash(c, logged.refusal, 'warning')
    return c.redirect(below(c, '/visits'), 303)
  })
  .get('/visits/:agreement/sign', (c) => showSign(c, signedIn(c)))
  .post('/visits/:agreement/sign', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(signForm, c)
    if (!form.ok) {
      c.status(422)
      return showSign(c, actor, form)
    }
    const told = await asActor(actor, async (tx) => {
      const { id } = await visitHere(tx, actor, idHere(c, 'agreement'))
      return tellSign(tx, actor, form.once, id, form.value, todayOf(c))
    })
    if (!told.ok) {
      c.status(409)
      return showSign(c, actor, { ...form, refusal: told.refusal })
    }
    await tellFollowers(c.var.territory, told.tell)
    flash(c, 'exchange.companionship.sign.sent')
    return c.redirect(below(c, '/visits'), 303)
  })

/** A running visit of whoever asks; anybody else's is not there. */
async function visitHere(tx: ActorTx, actor: SignedInActor, id: string): Promise<VisitCard> {
  const card = await myVisit(tx, actor, id)
  if (!card) throw new NotHere()
  return card
}

async function showSign(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const card = await asActor(actor, (tx) => visitHere(tx, actor, idHere(c, 'agreement')))
  return c.render(<SignPage card={card} form={form} />, {
    title: c.var.t('exchange.companionship.sign.heading'),
    section: '/visits',
  })
}

type VisitsProps = { cards: VisitCard[]; lacks: readonly Lack[]; rest: boolean; today: string }

function VisitsPage({ cards, lacks, rest, today }: VisitsProps) {
  return (
    <Page
      heading="exchange.companionship.visits.heading"
      lead="exchange.companionship.visits.lead"
      width="reading"
    >
      {cards.length > 0 && lacks.length > 0 && (
        <Callout
          kind="warning"
          heading="exchange.companionship.visits.unready"
          text="exchange.companionship.visits.unreadyText"
        >
          <CheckTags lacks={lacks} />
        </Callout>
      )}
      {cards.length > 0 && rest && <Callout kind="info" text="exchange.companionship.visits.rest" />}
      {cards.length === 0 ? (
        <EmptyState
          heading="exchange.companionship.visits.none"
          text="exchange.companionship.visits.noneText"
        />
      ) : (
        <VisitCards cards={cards} today={today} />
      )}
    </Page>
  )
}

function SignPage({ card, form }: { card: VisitCard; form: FormState }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="exchange.companionship.sign.heading"
      kicker={card.title}
      lead="exchange.companionship.sign.lead"
      crumbs={[{ href: at('/visits'), label: 'exchange.companionship.visits.heading' }]}
      width="reading"
    >
      <Form {...form} action={at(`/visits/${card.id}/sign`)} submit="exchange.companionship.sign.send" atHand>
        <Radios
          name="what"
          label="exchange.companionship.sign.what"
          required
          options={(['missed', 'sign'] as const).map((one) => ({
            value: one,
            label: t(`exchange.companionship.sign.${one}`),
            hint: t(`exchange.companionship.sign.${one}Hint`),
          }))}
        />
        <TextArea
          name="words"
          label="exchange.companionship.sign.words"
          hint="exchange.companionship.sign.wordsHint"
          maxlength={2000}
          rows={3}
          dictate
        />
      </Form>
    </Page>
  )
}
