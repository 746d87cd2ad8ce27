import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { placeChoices } from '../../codes/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import type { Act } from '../../votes/rules.ts'
import { batchForm } from '../forms.ts'
import { type PaperBatch, paperBatchesOf } from '../reads.ts'
import { openBatch } from '../writes.ts'

/** What is voted or supported on paper: a sheet to print, and the boxes that were opened. */
export const ballotPages = new Hono<Env>()
  .get('/calls/:id/ballots', async (c) => show(c, await onPaper(c)))
  .post('/calls/:id/ballots', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const call = await onPaper(c)
    const form = await parseForm(batchForm(todayOf(c)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const opened = await asActor(actor, (tx) => openBatch(tx, actor, form.once, call, form.value))
    if (!opened.ok) {
      c.status(422)
      const field = opened.refusal === 'calls.ballots.wrongDay' ? 'collectedOn' : 'act'
      return show(c, call, { ...form, errors: { [field]: [opened.refusal] } })
    }
    flash(c, 'calls.ballots.opened')
    return c.redirect(below(c, `/calls/${call.id}/ballots/${form.once}`), 303)
  })

/** A published call without a result in which people take part. */
export async function onPaper(c: Context<Env>): Promise<Call> {
  requireRole(c, ...STAFF)
  const call = await callHere(c)
  if (!call.publishedAt || call.decidedOn || actsIn(call).length === 0) throw new NotHere()
  return call
}

const actsIn = (call: Call): Act[] => [
  ...(call.supportsUntil ? (['support'] as const) : []),
  ...(isVoted(call.method) ? (['vote'] as const) : []),
]

async function show(c: Context<Env>, call: Call, form: FormState = {}) {
  const actor = requireRole(c, ...STAFF)
  const found = await asActor(actor, async (tx) => ({
    batches: await paperBatchesOf(tx, call.id),
    places: await placeChoices(tx),
  }))
  return c.render(<BallotsPage call={call} form={form} {...found} />, {
    title: c.var.t('calls.ballots.heading'),
    section: '/calls',
  })
}

type Props = {
  call: Call
  batches: PaperBatch[]
  places: { value: string; label: string }[]
  form: FormState
}

function BallotsPage({ call, batches, places, form }: Props) {
  const { t, number, shortDay, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const acts = actsIn(call)
  return (
    <Page
      heading="calls.ballots.heading"
      kicker={call.title}
      lead="calls.ballots.lead"
      crumbs={crumbs(call)}
      actions={<ActionButton action={below(`/calls/${call.id}/ballot-sheet`)} label="calls.ballots.sheet" />}
    >
      {batches.length > 0 && (
        <Table
          caption="calls.ballots.batches"
          rows={batches}
          columns={[
            {
              heading: 'calls.codes.place',
              main: true,
              cell: ({ id, place }) => <a href={below(`/calls/${call.id}/ballots/${id}`)}>{place}</a>,
            },
            { heading: 'calls.ballots.act', cell: ({ act }) => t(`calls.ballots.${act}`) },
            { heading: 'calls.ballots.collectedOn', cell: ({ collectedOn }) => shortDay(collectedOn) },
            {
              heading: 'calls.ballots.copied',
              numeric: true,
              cell: ({ copied, sheets }) => t('calls.jury.of', { done: number(copied), all: number(sheets) }),
            },
            {
              heading: 'calls.codes.state',
              cell: ({ countedAt }) => t(countedAt ? 'calls.ballots.isCounted' : 'calls.ballots.isOpen'),
            },
          ]}
        />
      )}
      <Section heading="calls.ballots.new" lead="calls.ballots.newLead">
        <Form {...form} submit="calls.ballots.begin">
          <Radios
            name="act"
            label="calls.ballots.act"
            required
            options={acts.map((value) => ({ value, label: t(`calls.ballots.${value}`) }))}
            value={acts.length === 1 ? acts[0] : undefined}
          />
          <Select name="placeId" label="calls.codes.place" required options={places} />
          <div class="field-row">
            <Field name="sheets" label="calls.ballots.sheets" required inputmode="numeric" />
            <Field
              name="collectedOn"
              type="date"
              label="calls.ballots.collectedOn"
              required
              max={dayOf(now)}
            />
          </div>
        </Form>
      </Section>
    </Page>
  )
}
