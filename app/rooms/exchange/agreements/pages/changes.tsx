import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { briefsOf } from '../../briefs/reads.ts'
import { writeBrief } from '../../briefs/writes.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { lookUp } from '../../notices/parts/notice-beginning.ts'
import { type Party, partiesOf } from '../../parties/reads.ts'
import { addParty, leaveParty } from '../../parties/writes.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { briefForm, endForm, partyForm } from '../forms.ts'
import { type Agreement, agreementById } from '../reads.ts'
import { endAgreement } from '../writes.ts'

type Here = { agreement: Agreement; parties: readonly Party[]; found: readonly Found[]; words: string }

async function agreementHere(c: Context<Env>, form: FormState = {}): Promise<Here> {
  const actor = requireRole(c, ...TEAM)
  return asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, idHere(c))
    if (!agreement) throw new NotHere()
    const wanted = c.req.query('for')
    return {
      agreement,
      parties: await partiesOf(tx, agreement.id),
      found: form.searching ? await lookUp(tx, form.searching.name, form.searching.query) : [],
      words: (await briefsOf(tx, agreement.id)).find((one) => one.forPersonId === wanted)?.words ?? '',
    }
  })
}

const back = (c: Context<Env>) => c.redirect(below(c, `/exchange/agreements/${idHere(c)}`), 303)
export const agreementChanges = new Hono<Env>()
  .get('/exchange/agreements/:id/end', (c) => showEnd(c))
  .post('/exchange/agreements/:id/end', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(endForm, c)
    if (!form.ok) {
      c.status(422)
      return showEnd(c, form)
    }
    const ended = await asActor(actor, (tx) => endAgreement(tx, actor, idHere(c), form.value, todayOf(c)))
    if (ended.ok) {
      flash(c, 'exchange.end.done')
      return back(c)
    }
    c.status(422)
    const field = ended.refusal === 'exchange.end.noOutcome' ? 'outcome' : 'endedOn'
    return showEnd(c, { ...form, errors: { [field]: [ended.refusal] } })
  })
  .get('/exchange/agreements/:id/brief', (c) => showBrief(c))
  .post('/exchange/agreements/:id/brief', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(briefForm, c)
    if (!form.ok) {
      c.status(422)
      return showBrief(c, form)
    }
    await asActor(actor, async (tx) => {
      const agreement = await agreementById(tx, idHere(c))
      if (!agreement || agreement.endedOn) throw new NotHere()
      const parties = await partiesOf(tx, agreement.id)
      const known = [agreement.need, agreement.offer, ...parties].map(({ personId }) => personId)
      // Only whoever has a part in it is told what it needs.
      if (!known.includes(form.value.forPersonId)) throw new NotHere()
      const aboutId =
        agreement.need.personId === form.value.forPersonId
          ? agreement.offer.personId
          : agreement.need.personId
      await writeBrief(tx, actor, agreement.id, { ...form.value, aboutId })
    })
    flash(c, 'exchange.brief.done')
    return back(c)
  })
  .get('/exchange/agreements/:id/parties/new', (c) => showParty(c))
  .post('/exchange/agreements/:id/parties/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(partyForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showParty(c, form)
    }
    const added = await asActor(actor, (tx) =>
      addParty(tx, actor, idHere(c), { ...form.value, id: form.once }, todayOf(c)),
    )
    if (added.ok) {
      flash(c, 'exchange.party.added')
      return back(c)
    }
    c.status(422)
    return showParty(c, { ...form, errors: { personId: [added.refusal] } })
  })
  .post('/exchange/agreements/:id/parties/:party/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const left = await asActor(actor, (tx) => leaveParty(tx, actor, idHere(c, 'party'), todayOf(c)))
    if (!left) throw new NotHere()
    flash(c, 'exchange.party.left')
    return back(c)
  })

function Sheet({
  agreement,
  heading,
  lead,
  children,
}: {
  agreement: Agreement
  heading: TextKey
  lead?: TextKey
  children?: Child
}) {
  const below = useBelow()
  return (
    <Page
      heading={heading}
      kicker={agreement.title}
      {...(lead && { lead })}
      crumbs={[
        ...useCrumbs(kindOrNotHere(agreement.kind)),
        { href: below(`/exchange/agreements/${agreement.id}`), label: { said: agreement.title } },
      ]}
      width="reading"
    >
      {children}
    </Page>
  )
}

async function showEnd(c: Context<Env>, form: FormState = {}) {
  const { agreement } = await agreementHere(c)
  if (agreement.endedOn) throw new NotHere()
  return c.render(<EndPage agreement={agreement} form={form} today={todayOf(c)} />, {
    title: c.var.t('exchange.end.heading'),
    section: '/exchange',
    robots: 'noindex',
  })
}

function EndPage({ agreement, form, today }: { agreement: Agreement; form: FormState; today: string }) {
  const { t } = useTexts()
  const { outcomes } = kindOrNotHere(agreement.kind).agreement
  return (
    <Sheet agreement={agreement} heading="exchange.end.heading" lead="exchange.end.lead">
      <Form {...form} submit="exchange.end.save">
        <Field name="endedOn" type="date" label="exchange.end.on" required value={today} max={today} />
        <Radios
          name="outcome"
          label="exchange.end.outcome"
          required
          options={outcomes.map(({ code, label }) => ({ value: code, label: t(label) }))}
        />
      </Form>
    </Sheet>
  )
}

async function showBrief(c: Context<Env>, form: FormState = {}) {
  const here = await agreementHere(c)
  if (here.agreement.endedOn) throw new NotHere()
  return c.render(<BriefPage {...here} form={form} />, {
    title: c.var.t('exchange.brief.write'),
    section: '/exchange',
    robots: 'noindex',
  })
}

function BriefPage({ agreement, parties, words, form }: Here & { form: FormState }) {
  const kind = kindOrNotHere(agreement.kind)
  const { t } = useTexts()
  const people = [
    { personId: agreement.need.personId, name: agreement.need.person ?? t(kind.agreement.needParty) },
    { personId: agreement.offer.personId, name: agreement.offer.person ?? t(kind.agreement.offerParty) },
    ...parties,
  ].flatMap(({ personId, name }) => (personId && name ? [{ value: personId, label: name }] : []))
  return (
    <Sheet agreement={agreement} heading="exchange.brief.write" lead="exchange.brief.lead">
      <Form {...form} submit="exchange.brief.save">
        <Select name="forPersonId" label="exchange.brief.whom" required options={people} />
        <TextArea
          name="words"
          label="exchange.brief.words"
          hint="exchange.brief.wordsHint"
          required
          maxlength={2000}
          value={words}
        />
        <Field name="untilOn" type="date" label="exchange.brief.untilOn" />
      </Form>
    </Sheet>
  )
}

async function showParty(c: Context<Env>, form: FormState = {}) {
  const here = await agreementHere(c, form)
  if (here.agreement.endedOn) throw new NotHere()
  return c.render(<PartyPage {...here} form={form} today={todayOf(c)} />, {
    title: c.var.t('exchange.party.add'),
    section: '/exchange',
    robots: 'noindex',
  })
}

function PartyPage({ agreement, found, form, today }: Here & { form: FormState; today: string }) {
  const { t } = useTexts()
  const below = useBelow()
  const { parts } = kindOrNotHere(agreement.kind).agreement
  const searching = form.searching?.name
  return (
    <Sheet agreement={agreement} heading="exchange.party.add">
      <Form {...form} submit="exchange.party.save">
        <Select
          name="part"
          label="exchange.party.part"
          required
          options={parts.map(({ code, label }) => ({ value: code, label: t(label) }))}
        />
        <Combobox
          name="personId"
          label="exchange.notice.person"
          search={below('/people/search')}
          value={[]}
          found={searching === 'personId' ? found : []}
        />
        <Combobox
          name="organisationId"
          label="exchange.notice.organisation"
          hint="exchange.party.orOrganisation"
          search={below('/organisations/search')}
          value={[]}
          found={searching === 'organisationId' ? found : []}
        />
        <Field name="fromOn" type="date" label="exchange.party.fromOn" required value={today} />
      </Form>
    </Sheet>
  )
}
