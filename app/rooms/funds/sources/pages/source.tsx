import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../amounts/parts/amount-field.tsx'
import { EntryTable } from '../../ledger/parts/entry-table.tsx'
import { type EntryLine, entries } from '../../ledger/reads.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type FundLine, funds } from '../../reads.ts'
import { KEEPERS } from '../../rules.ts'
import { allotForm, receiveForm } from '../forms.ts'
import { type Source, sourceById } from '../reads.ts'
import { allot, receive, withdraw } from '../writes.ts'

const ABOUT: Record<string, string> = {
  'funds.allot.notEnough': 'cents',
  'funds.allot.notEnoughThen': 'on',
  'funds.withdraw.notFree': 'cents',
  'funds.withdraw.notFreeThen': 'on',
  'funds.withdraw.gaveLess': 'cents',
}

export const oneSource = new Hono<Env>()
  .get('/funds/sources/:id', async (c) => show(c, await sourceAsked(c), {}))
  .post('/funds/sources/:id/receive', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const source = await sourceAsked(c)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(receiveForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, source, { receiving: form })
    }
    await asActor(actor, (tx) => receive(tx, actor, { id: form.once, sourceId: source.id, ...form.value }))
    flash(c, 'funds.receive.done')
    return c.redirect(below(c, `/funds/sources/${source.id}`), 303)
  })
  .post('/funds/sources/:id/allot', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const source = await sourceAsked(c)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(allotForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, source, { allotting: form })
    }
    const { way, ...value } = form.value
    const moved = { id: form.once, sourceId: source.id, ...value }
    const moving: Outcome<unknown, string> = await asActor(
      actor,
      (tx): Promise<Outcome<unknown, string>> =>
        way === 'allot' ? allot(tx, actor, moved) : withdraw(tx, actor, moved),
    )
    if (!moving.ok) {
      c.status(422)
      return show(c, source, {
        allotting: { ...form, errors: { [ABOUT[moving.refusal] ?? 'cents']: [moving.refusal] } },
      })
    }
    flash(c, way === 'allot' ? 'funds.allot.done' : 'funds.withdraw.done')
    return c.redirect(below(c, `/funds/sources/${source.id}`), 303)
  })

async function sourceAsked(c: Context<Env>): Promise<Source> {
  const actor = requireRole(c, ...KEEPERS)
  const id = c.req.param('id') ?? ''
  const source = isId(id) ? await asActor(actor, (tx) => sourceById(tx, id)) : undefined
  if (!source) throw new NotHere()
  return source
}

type Forms = { receiving?: FormState; allotting?: FormState }

async function show(c: Context<Env>, source: Source, forms: Forms) {
  const actor = requireRole(c, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    lines: await entries(tx, { sourceId: source.id }),
    choices: (await funds(tx)).filter(({ closedOn }) => !closedOn),
  }))
  return c.render(<SourcePage source={source} {...found} {...forms} />, {
    title: source.name,
    section: '/funds',
  })
}

type Props = Forms & { source: Source; lines: EntryLine[]; choices: FundLine[] }

function SourcePage({ source, lines, choices, receiving = {}, allotting = {} }: Props) {
  const { t, cents, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const own = below(`/funds/sources/${source.id}`)
  const left = source.receivedCents - source.allottedCents
  return (
    <Page
      heading={{ said: source.name }}
      kicker={t(`funds.sourceKind.${source.kind}`)}
      crumbs={crumbs({ href: '/funds/sources', label: 'funds.sources.heading' })}
    >
      <DefinitionList
        items={[
          ['funds.sources.giver', source.giver],
          ['funds.commit.actOf', source.act],
          ['funds.sums.received', cents(source.receivedCents)],
          ['funds.sums.allotted', cents(source.allottedCents)],
          ['funds.sums.unallotted', cents(left)],
        ]}
      />
      <Section heading="funds.receive.heading">
        <Form {...receiving} action={`${own}/receive`} idPrefix="r" submit="funds.receive.act">
          <AmountField />
          <Field name="on" type="date" label="funds.form.on" required value={dayOf(now)} />
          <Field name="reference" label="funds.form.reference" maxlength={120} />
        </Form>
      </Section>
      {choices.length > 0 && source.receivedCents > 0 && (
        <Section heading="funds.allot.heading">
          <Form {...allotting} action={`${own}/allot`} idPrefix="a" submit="funds.allot.act">
            <Radios
              name="way"
              label="funds.allot.way"
              required
              value="allot"
              options={(['allot', 'withdraw'] as const).map((way) => ({
                value: way,
                label: t(`funds.allot.way_${way}`),
              }))}
            />
            <Select
              name="fundId"
              label="funds.ledger.fund"
              required
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <AmountField cents={left} />
            <Field name="on" type="date" label="funds.form.on" required value={dayOf(now)} />
            <Field name="why" label="funds.form.reason" maxlength={300} />
          </Form>
        </Section>
      )}
      {lines.length > 0 && (
        <Section heading="funds.ledger.heading">
          <EntryTable lines={lines} mayReverse />
        </Section>
      )}
    </Page>
  )
}
