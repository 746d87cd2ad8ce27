import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { STAFF } from '../../../people/rules.ts'
import { centerHere } from '../../centers/parts/here.ts'
import { agreementForm } from '../forms.ts'
import { type Agreement, agreementById, partiesOf } from '../reads.ts'
import type { Part, Party } from '../rules.ts'
import { changeAgreement, writeAgreement } from '../writes.ts'

export const writingAgreements = new Hono<Env>()
  .get('/places/:id/civic/agreement', async (c) => {
    const { place } = await centerHere(requireRole(c, ...STAFF), c.req.param('id'))
    return show(c, place, {})
  })
  .post('/places/:id/civic/agreement', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { place, center } = await centerHere(actor, c.req.param('id'))
    const form = await parseForm(agreementForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, place, form)
    }
    await asActor(actor, (tx) => writeAgreement(tx, actor, form.once, center, form.value))
    flash(c, 'places.agreement.written')
    return c.redirect(below(c, `/civic-agreements/${form.once}`), 303)
  })
  .get('/civic-agreements/:agreement/edit', async (c) => {
    const { agreement, parties } = await unsigned(c)
    return show(c, { id: agreement.placeId, name: agreement.placeName }, {}, agreement, parties)
  })
  .post('/civic-agreements/:agreement/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { agreement, parties } = await unsigned(c)
    const form = await parseForm(agreementForm, c)
    const place = { id: agreement.placeId, name: agreement.placeName }
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, place, form, agreement, parties)
    }
    const changed = await asActor(actor, (tx) => changeAgreement(tx, actor, agreement, form.value))
    if (!changed.ok) {
      c.status(409)
      return show(c, place, { ...form, refusal: changed.refusal }, agreement, parties)
    }
    flash(c, 'places.agreement.written')
    return c.redirect(below(c, `/civic-agreements/${agreement.id}`), 303)
  })

/** An agreement that may still change. */
async function unsigned(c: Context<Env>): Promise<{ agreement: Agreement; parties: Party[] }> {
  const actor = requireRole(c, ...STAFF)
  const id = c.req.param('agreement') ?? ''
  return asActor(actor, async (tx) => {
    const agreement = isId(id) ? await agreementById(tx, id) : undefined
    if (!agreement || agreement.signedOn) throw new NotHere()
    return { agreement, parties: await partiesOf(tx, id) }
  })
}

type Where = { id: string; name: string }

async function show(
  c: Context<Env>,
  place: Where,
  form: FormState,
  agreement?: Agreement,
  parties: Party[] = [],
) {
  const { actor } = c.var
  const searched = form.searching
  const organisations = searched ? await asActor(actor, (tx) => findOrganisations(tx, searched.query)) : []
  const found = organisations.map(({ id, name }) => ({ value: id, label: name }))
  return c.render(<WritePage {...{ place, form, agreement, parties, found }} />, {
    title: c.var.t('places.agreement.new'),
  })
}

type Props = {
  place: Where
  form: FormState
  agreement: Agreement | undefined
  parties: Party[]
  found: Found[]
}

function WritePage({ place, form, agreement, parties, found }: Props) {
  const below = useBelow()
  const of = (part: Part) =>
    parties.filter((one) => one.part === part).map(({ id, name }) => ({ value: id, label: name }))
  const bodies = { search: below('/organisations/search'), multiple: true, required: true }
  const foundFor = (name: string) => (form.searching?.name === name ? found : [])
  return (
    <Page
      heading={agreement ? 'places.agreement.change' : 'places.agreement.new'}
      kicker={place.name}
      lead="places.agreement.lead"
      crumbs={[{ href: below(`/places/${place.id}/civic`), label: { said: place.name } }]}
      width="reading"
    >
      <Form {...form} submit="places.agreement.save">
        <Combobox
          {...bodies}
          name="owners"
          label="places.agreement.ownersField"
          value={of('owner')}
          found={foundFor('owners')}
        />
        <Combobox
          {...bodies}
          name="community"
          label="places.agreement.communityField"
          value={of('community')}
          found={foundFor('community')}
        />
        <div class="field-row">
          <Field name="fromOn" type="date" label="places.manager.from" value={agreement?.fromOn} required />
          <Field
            name="untilOn"
            type="date"
            label="places.manager.until"
            hint="places.agreement.untilHint"
            value={agreement?.untilOn}
          />
        </div>
        <TextArea
          name="spaces"
          label="places.agreement.spaces"
          hint="places.agreement.spacesHint"
          value={agreement?.spaces}
          rows={4}
          maxlength={4000}
          required
        />
        <TextArea
          name="conditions"
          label="places.agreement.conditions"
          hint="places.agreement.conditionsHint"
          value={agreement?.conditions}
          rows={8}
          maxlength={8000}
          required
        />
      </Form>
    </Page>
  )
}
