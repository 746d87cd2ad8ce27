import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import type { Hindrance, Kind } from '../../kinds/forms.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { type Match, matchById } from '../../matches/reads.ts'
import { lookUp } from '../../notices/parts/notice-beginning.ts'
import { idHere, kindHere, todayOf } from '../../parts/here.ts'
import { agreementForm, agreementIn } from '../forms.ts'
import { AgreementFormPage } from '../parts/agreement-form.tsx'
import { type Agreement, agreementById, wordsOf } from '../reads.ts'
import { agree, changeTerms } from '../writes.ts'

export const newAgreement = new Hono<Env>()
  .get('/exchange/:codeOfKind/agreements/new', async (c) => show(c, requireRole(c, ...TEAM), kindHere(c)))
  .post('/exchange/:codeOfKind/agreements/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const kind = kindHere(c)
    const form = await parseForm(agreementForm(kind.agreement), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, kind, form)
    }
    const said = agreementIn(kind.agreement, form.value)
    const odd = oddIn(kind, said.terms)
    if (odd) {
      c.status(422)
      return show(c, actor, kind, { ...form, errors: odd })
    }
    const matchId = matchAsked(c)
    const agreed = await asActor(actor, (tx) =>
      agree(tx, actor, { ...said, id: form.once, kind: kind.code, matchId }, todayOf(c)),
    )
    if (agreed.ok) {
      flash(c, 'exchange.agree.done')
      return c.redirect(below(c, `/exchange/agreements/${agreed.value.agreementId}`), 303)
    }
    c.status(422)
    const asked = 'hindrances' in agreed ? agreed.hindrances : undefined
    return show(c, actor, kind, { ...form, ...beside(agreed.refusal) }, asked)
  })
  .get('/exchange/agreements/:id/terms', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { agreement, words } = await toChange(actor, idHere(c))
    return change(c, agreement, words)
  })
  .post('/exchange/agreements/:id/terms', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { agreement, words } = await toChange(actor, idHere(c))
    const kind = kindOrNotHere(agreement.kind)
    const form = await parseForm(agreementForm(kind.agreement), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return change(c, agreement, words, form)
    }
    const said = agreementIn(kind.agreement, form.value)
    const odd = oddIn(kind, said.terms)
    if (odd) {
      c.status(422)
      return change(c, agreement, words, { ...form, errors: odd })
    }
    const changed = await asActor(actor, (tx) => changeTerms(tx, actor, agreement.id, said))
    if (changed.ok) {
      flash(c, 'exchange.agreement.changed')
      return c.redirect(below(c, `/exchange/agreements/${agreement.id}`), 303)
    }
    c.status(409)
    return change(c, agreement, words, { ...form, refusal: changed.refusal })
  })

/** What single fields cannot tell of the terms, each refusal beside its field; nothing where all is well. */
function oddIn(kind: Kind, terms: Record<string, unknown>) {
  const odd = kind.agreement.odd?.(terms) ?? []
  return odd.length > 0 ? Object.fromEntries(odd.map(({ field, refusal }) => [field, [refusal]])) : undefined
}

const beside = (refusal: string): FormState => {
  const field = refusal.startsWith('people.') || refusal === 'exchange.agree.whose' ? 'needPersonId' : ''
  return field ? { errors: { [field]: [refusal] } } : { refusal }
}

function matchAsked(c: Context<Env>): string | undefined {
  const id = c.req.query('match')
  if (id !== undefined && !isId(id)) throw new NotHere()
  return id
}

const SIDES = [
  'needPersonId',
  'needOrganisationId',
  'offerPersonId',
  'offerOrganisationId',
  'placeId',
] as const

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  kind: Kind,
  form: FormState = {},
  hindrances: readonly Hindrance[] = [],
) {
  const matchId = matchAsked(c)
  if (!matchId && !kind.agreement.alone) throw new NotHere()
  const shown = await asActor(actor, async (tx) => ({
    match: matchId ? await matchById(tx, matchId) : undefined,
    found: form.searching ? await lookUp(tx, form.searching.name, form.searching.query) : [],
  }))
  if (matchId && (!shown.match || shown.match.kind !== kind.code)) throw new NotHere()
  return render(c, kind, { ...shown, form, hindrances })
}

type Shown = {
  match?: Match | undefined
  agreement?: Agreement | undefined
  words?: Record<string, unknown> | undefined
  found?: readonly Found[]
  form: FormState
  hindrances?: readonly Hindrance[]
}

const render = (c: Context<Env>, kind: Kind, shown: Shown) =>
  c.render(<AgreementFormPage {...shown} kind={kind} sides={SIDES} today={todayOf(c)} />, {
    title: c.var.t(kind.agreement.label),
    section: '/exchange',
  })

const toChange = (actor: SignedInActor, id: string) =>
  asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, id)
    if (!agreement || agreement.endedOn) throw new NotHere()
    return { agreement, words: await wordsOf(tx, actor, agreement) }
  })

const change = (
  c: Context<Env>,
  agreement: Agreement,
  words: Record<string, unknown>,
  form: FormState = {},
) => render(c, kindOrNotHere(agreement.kind), { agreement, words, form })
