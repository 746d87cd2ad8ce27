import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type FactForm, factForm } from '../../agreements/forms.ts'
import { agreementById } from '../../agreements/reads.ts'
import { mayNote } from '../../agreements/rules.ts'
import type { Hindrance } from '../../kinds/forms.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { lookUp } from '../../notices/parts/notice-beginning.ts'
import { sidesOf } from '../../parties/reads.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { FactPage } from '../parts/fact-form.tsx'
import { tellFollowers } from '../parts/tell.ts'
import { factById } from '../reads.ts'
import { confirmFact, doFact, isOfDay, noteFact, withdrawFact } from '../writes.ts'

/** The agreement and the sort of fact an address names. Throws NotHere where the actor may not note it. */
async function noting(c: Context<Env>) {
  const actor = signedIn(c)
  const { agreement, sides } = await asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, idHere(c))
    if (!agreement) throw new NotHere()
    return { agreement, sides: await sidesOf(tx, agreement) }
  })
  const kind = kindOrNotHere(agreement.kind)
  const of = kind.agreement.facts.find(({ code }) => code === c.req.param('codeOfFact'))
  const team = holdsRole(actor, ...TEAM)
  if (!of || !mayNote(of, team, sides)) throw new NotHere()
  const planning = c.req.query('plan') === 'yes' && Boolean(of.planned) && team
  return { actor, agreement, kind, of, team, planning }
}

/** The planned fact an address names. */
async function doing(c: Context<Env>) {
  const actor = signedIn(c)
  const found = await asActor(actor, async (tx) => {
    const fact = await factById(tx, idHere(c))
    const agreement = fact && (await agreementById(tx, fact.agreementId))
    return fact && agreement && { fact, agreement, sides: await sidesOf(tx, agreement) }
  })
  if (!found || found.fact.onDate || found.fact.withdrawnAt) throw new NotHere()
  const kind = kindOrNotHere(found.agreement.kind)
  const of = kind.agreement.facts.find(({ code }) => code === found.fact.code)
  const team = holdsRole(actor, ...TEAM)
  if (!of || !mayNote(of, team, found.sides)) throw new NotHere()
  return { actor, ...found, kind, of, team, planning: false }
}

type Noting = Omit<Awaited<ReturnType<typeof noting>>, never> & {
  fact?: Awaited<ReturnType<typeof doing>>['fact']
}

async function show(
  c: Context<Env>,
  shown: Noting,
  form: FormState = {},
  hindrances: readonly Hindrance[] = [],
) {
  const { actor, of } = shown
  const found = form.searching
    ? await asActor(actor, (tx) => lookUp(tx, form.searching?.name ?? '', form.searching?.query ?? ''))
    : []
  return c.render(
    <FactPage {...shown} form={form} hindrances={hindrances} found={found} today={todayOf(c)} />,
    { title: c.var.t(of.label), section: '/exchange', robots: 'noindex' },
  )
}

const refusalOf = (refusal: string): FormState =>
  refusal === 'exchange.fact.offScale'
    ? { errors: { amount: [refusal] } }
    : isOfDay(refusal)
      ? { errors: { day: [refusal] } }
      : refusal.startsWith('people.')
        ? { errors: { personId: [refusal] } }
        : { refusal }

export const factPages = new Hono<Env>()
  .get('/exchange/agreements/:id/facts/:codeOfFact', async (c) => show(c, await noting(c)))
  .post('/exchange/agreements/:id/facts/:codeOfFact', async (c) => {
    const here = await noting(c)
    const { actor, agreement, of, planning } = here
    const form = await parseForm(factForm(of, planning), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, here, form)
    }
    const { day, ...said } = form.value as FactForm
    const when = planning ? { dueOn: day } : { onDate: day }
    const noted = await asActor(actor, (tx) =>
      noteFact(tx, actor, agreement.id, { ...said, ...when, id: form.once, code: of.code }, todayOf(c)),
    )
    if (!noted.ok) {
      c.status(422)
      return show(c, here, { ...form, ...refusalOf(noted.refusal) }, noted.hindrances)
    }
    if (noted.value.alarming) await tellFollowers(actor, c.var.territory, agreement.id)
    flash(
      c,
      planning
        ? 'exchange.fact.plannedNow'
        : noted.value.alarming
          ? 'exchange.fact.told'
          : 'exchange.fact.notedNow',
    )
    return c.redirect(below(c, `/exchange/agreements/${agreement.id}`), 303)
  })
  .get('/exchange/facts/:id/do', async (c) => show(c, await doing(c)))
  .post('/exchange/facts/:id/do', async (c) => {
    const here = await doing(c)
    const { actor, agreement, of, fact } = here
    const form = await parseForm(factForm(of), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, here, form)
    }
    const { day, ...said } = form.value as FactForm
    const done = await asActor(actor, (tx) =>
      doFact(tx, actor, fact.id, { ...said, onDate: day }, todayOf(c)),
    )
    if (!done.ok) {
      c.status(422)
      return show(c, here, { ...form, ...refusalOf(done.refusal) }, done.hindrances)
    }
    if (done.value.alarming) await tellFollowers(actor, c.var.territory, agreement.id)
    flash(c, done.value.alarming ? 'exchange.fact.told' : 'exchange.fact.notedNow')
    return c.redirect(below(c, `/exchange/agreements/${agreement.id}`), 303)
  })
  .post('/exchange/facts/:id/confirm', (c) => act(c, confirmFact, 'exchange.fact.confirmed'))
  .post('/exchange/facts/:id/withdraw', (c) => act(c, withdrawFact, 'exchange.fact.withdrawnNow'))

async function act(
  c: Context<Env>,
  doing: typeof confirmFact,
  said: 'exchange.fact.confirmed' | 'exchange.fact.withdrawnNow',
) {
  const actor = signedIn(c)
  const { agreementId, outcome } = await asActor(actor, async (tx) => {
    const fact = await factById(tx, idHere(c))
    if (!fact) throw new NotHere()
    return { agreementId: fact.agreementId, outcome: await doing(tx, actor, fact.id) }
  })
  if (outcome.ok) flash(c, said)
  else flash(c, outcome.refusal, 'error')
  return c.redirect(below(c, `/exchange/agreements/${agreementId}`), 303)
}
