import { type Context, Hono } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, idHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import { codesForm } from '../forms.ts'
import { CodeSheet } from '../parts/code-sheet.tsx'
import { batchesOf, type CodeBatch, placeChoices } from '../reads.ts'
import { makeCodes, voidCodes } from '../writes.ts'

/** Codes on paper for who has no mail: made and printed once, handed out in a place, voided if they are lost. */
export const codePages = new Hono<Env>()
  .get('/calls/:id/codes', async (c) => show(c, await codedHere(c)))
  .post('/calls/:id/codes', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const call = await codedHere(c)
    const form = await parseForm(codesForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const made = await asActor(actor, (tx) => makeCodes(tx, actor, form.once, call.id, form.value))
    if (!made) {
      flash(c, 'calls.codes.shownOnce', 'warning')
      return c.redirect(below(c, `/calls/${call.id}/codes`), 303)
    }
    const act = isVoted(call.method) ? 'vote' : 'support'
    const path = act === 'vote' ? `/calls/${call.id}/vote` : `/calls/${call.id}`
    const address = new URL(below(c, path), currentAuth().baseUrl).href
    return c.render(<CodeSheet call={call} codes={made} address={address} />, {
      title: c.var.t('calls.codes.printed'),
      section: '/calls',
    })
  })
  .post('/calls/:id/codes/:batch/void', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const call = await codedHere(c)
    await asActor(actor, (tx) => voidCodes(tx, actor, call.id, idHere(c, 'batch')))
    flash(c, 'calls.codes.voided')
    return c.redirect(below(c, `/calls/${call.id}/codes`), 303)
  })

/** A published call, without a result, in which people take part. */
async function codedHere(c: Context<Env>): Promise<Call> {
  requireRole(c, ...STAFF)
  const call = await callHere(c)
  if (!call.publishedAt || call.decidedOn || !(isVoted(call.method) || call.supportsUntil))
    throw new NotHere()
  return call
}

async function show(c: Context<Env>, call: Call, form: FormState = {}) {
  const actor = requireRole(c, ...STAFF)
  const found = await asActor(actor, async (tx) => ({
    batches: await batchesOf(tx, call.id),
    places: await placeChoices(tx),
  }))
  return c.render(<CodesPage call={call} form={form} {...found} />, {
    title: c.var.t('calls.codes.heading'),
    section: '/calls',
  })
}

type Props = {
  call: Call
  batches: CodeBatch[]
  places: { value: string; label: string }[]
  form: FormState
}

function CodesPage({ call, batches, places, form }: Props) {
  const { t, number, when } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page heading="calls.codes.heading" kicker={call.title} lead="calls.codes.lead" crumbs={crumbs(call)}>
      {batches.length > 0 && (
        <Table
          caption="calls.codes.batches"
          rows={batches}
          columns={[
            { heading: 'calls.codes.place', main: true, cell: ({ place }) => place },
            { heading: 'calls.codes.madeAt', cell: ({ recordedAt }) => when(recordedAt) },
            { heading: 'calls.codes.made', numeric: true, cell: ({ made }) => number(made) },
            { heading: 'calls.codes.spent', numeric: true, cell: ({ spent }) => number(spent) },
            {
              heading: 'calls.codes.state',
              cell: ({ id, voidedAt, place }) =>
                voidedAt ? (
                  t('calls.codes.isVoid', { when: when(voidedAt) })
                ) : (
                  <ActionButton
                    action={below(`/calls/${call.id}/codes/${id}/void`)}
                    label={['calls.codes.void', { place }]}
                    danger
                  />
                ),
            },
          ]}
        />
      )}
      <Section heading="calls.codes.new" lead="calls.codes.newLead">
        <Form {...form} submit="calls.codes.print" answersItself>
          <Select name="placeId" label="calls.codes.place" required options={places} />
          <Field name="made" label="calls.codes.made" required inputmode="numeric" />
        </Form>
      </Section>
    </Page>
  )
}
