import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { Radios } from '../../../../../ground/ui/choices.tsx'
import { comesBack } from '../../../../../ground/ui/comes-back.ts'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../../ground/ui/page.tsx'
import { TEAM } from '../../../../people/rules.ts'
import { agreementById } from '../../../agreements/reads.ts'
import { noteFact } from '../../../facts/writes.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { lonelinessForm, restForm } from '../forms.ts'
import { FollowedList } from '../parts/followed-list.tsx'
import { type Followed, followedVisits } from '../parts/visits-loaded.ts'
import { LONELINESS, lonely, STEPS } from '../rules.ts'

/** A mediator's view of visits: who goes to whom, what is late, who should rest, how loneliness goes. */
export const following = new Hono<Env>()
  .get('/visits/following', (c) => showFollowing(c, requireRole(c, ...TEAM)))
  .get('/visits/:agreement/loneliness', (c) => showLoneliness(c, requireRole(c, ...TEAM)))
  .post('/visits/:agreement/loneliness', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(lonelinessForm, c)
    if (!form.ok) {
      c.status(422)
      return showLoneliness(c, actor, form)
    }
    const amount = lonely(LONELINESS.map((question) => form.value[question]))
    const today = todayOf(c)
    const noted = await asActor(actor, async (tx) => {
      const { id } = await companyHere(tx, idHere(c, 'agreement'))
      return noteFact(tx, actor, id, { id: form.once, code: 'loneliness', onDate: today, amount }, today)
    })
    if (!noted.ok) {
      c.status(409)
      return showLoneliness(c, actor, { ...form, refusal: noted.refusal })
    }
    flash(c, 'exchange.companionship.loneliness.saved')
    return c.redirect(below(c, '/visits/following'), 303)
  })
  .post('/visits/:agreement/rest', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(restForm, c)
    const noted = await asActor(actor, async (tx) => {
      const { id } = await companyHere(tx, idHere(c, 'agreement'))
      if (!form.ok) return undefined
      const rest = { id: form.once, code: 'rest', onDate: form.value.onDate }
      return noteFact(tx, actor, id, rest, todayOf(c))
    })
    if (!noted?.ok) {
      comesBack(c, noted ? { ...form, refusal: noted.refusal } : form)
      c.status(noted ? 409 : 422)
      return showFollowing(c, actor)
    }
    flash(c, 'exchange.companionship.following.restSaved')
    return c.redirect(below(c, '/visits/following'), 303)
  })

async function showFollowing(c: Context<Env>, actor: SignedInActor) {
  const today = todayOf(c)
  const all = await asActor(actor, (tx) => followedVisits(tx, today))
  return c.render(<FollowingPage all={all} today={today} />, {
    title: c.var.t('exchange.companionship.following.heading'),
    section: '/exchange',
  })
}

/** An agreement on company that the actor follows; anything else is not there. */
async function companyHere(tx: ActorTx, id: string) {
  const agreement = await agreementById(tx, id)
  if (agreement?.kind !== 'companionship') throw new NotHere()
  return agreement
}

async function showLoneliness(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const { id, title } = await asActor(actor, (tx) => companyHere(tx, idHere(c, 'agreement')))
  return c.render(<LonelinessPage id={id} title={title} form={form} />, {
    title: c.var.t('exchange.companionship.loneliness.heading'),
    section: '/exchange',
  })
}

function FollowingPage({ all, today }: { all: Followed[]; today: string }) {
  const at = useBelow()
  return (
    <Page
      heading="exchange.companionship.following.heading"
      lead="exchange.companionship.following.lead"
      actions={
        <>
          <ButtonLink href={at('/volunteers')} label="operators.volunteers.heading" quiet />
          <ButtonLink href={at('/visits/slips')} label="exchange.slips.link" quiet />
        </>
      }
    >
      {all.length === 0 ? (
        <EmptyState
          heading="exchange.companionship.following.none"
          text="exchange.companionship.following.noneText"
        />
      ) : (
        <FollowedList all={all} today={today} />
      )}
    </Page>
  )
}

function LonelinessPage({ id, title, form }: { id: string; title: string; form: FormState }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="exchange.companionship.loneliness.heading"
      kicker={title}
      lead="exchange.companionship.loneliness.lead"
      crumbs={[{ href: at('/visits/following'), label: 'exchange.companionship.following.heading' }]}
      width="reading"
    >
      <Form {...form} action={at(`/visits/${id}/loneliness`)} submit="exchange.companionship.loneliness.save">
        {LONELINESS.map((question) => (
          <Radios
            name={question}
            label={`exchange.companionship.loneliness.${question}`}
            required
            options={STEPS.map((step) => ({
              value: String(step),
              label: t(`exchange.companionship.loneliness.step.${step}`),
            }))}
          />
        ))}
      </Form>
    </Page>
  )
}
