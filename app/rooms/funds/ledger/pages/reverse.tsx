import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { reverseForm } from '../../forms.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { KEEPERS } from '../../rules.ts'
import { reverseEntry } from '../../writes.ts'
import { EntryTable } from '../parts/entry-table.tsx'
import { type EntryLine, entryById } from '../reads.ts'

export const reversal = new Hono<Env>()
  .get('/funds/entries/:id/reverse', async (c) => show(c, await entryAsked(c), {}))
  .post('/funds/entries/:id/reverse', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const entry = await entryAsked(c)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(reverseForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, entry, form)
    }
    const reversed = await asActor(actor, (tx) =>
      reverseEntry(tx, actor, { id: form.once, entryId: entry.id, ...form.value }),
    )
    if (!reversed.ok) {
      c.status(409)
      return show(c, entry, { ...form, refusal: reversed.refusal })
    }
    flash(c, 'funds.reverse.done')
    return c.redirect(below(c, placeOf(entry)), 303)
  })

/** Where an entry is read: with its commitment, its fund, or its source. */
const placeOf = ({ commitmentId, fundId, sourceId }: EntryLine) =>
  commitmentId
    ? `/funds/commitments/${commitmentId}`
    : fundId
      ? `/funds/${fundId}`
      : `/funds/sources/${sourceId}`

async function entryAsked(c: Context<Env>): Promise<EntryLine> {
  const actor = requireRole(c, ...KEEPERS)
  const id = c.req.param('id') ?? ''
  const entry = isId(id) ? await asActor(actor, (tx) => entryById(tx, id)) : undefined
  if (!entry) throw new NotHere()
  return entry
}

const show = (c: Context<Env>, entry: EntryLine, form: FormState) =>
  c.render(<ReversePage entry={entry} form={form} />, {
    title: c.var.t('funds.reverse.heading'),
    section: '/funds',
  })

function ReversePage({ entry, form }: { entry: EntryLine; form: FormState }) {
  const { dayOf, now } = useTexts()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="funds.reverse.heading"
      lead="funds.reverse.lead"
      crumbs={crumbs({ href: '/funds/ledger', label: 'funds.ledger.heading' })}
      width="reading"
    >
      <EntryTable lines={[entry]} mayReverse={false} />
      <Form {...form} submit="funds.reverse.act">
        <Field name="on" type="date" label="funds.form.on" required value={dayOf(now)} />
        <TextArea name="why" label="funds.reverse.why" required maxlength={300} rows={2} />
      </Form>
    </Page>
  )
}
