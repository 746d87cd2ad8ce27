import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { DESK } from '../../../rooms/directory/parts/words.ts'
import { partForm } from '../forms.ts'
import { PartList } from '../parts/part-list.tsx'
import { type PartHere, partsHere } from '../reads.ts'
import { roomsWithPeople } from '../rooms.ts'
import { BODY_KINDS, PARTS } from '../rules.ts'
import { dropPart, namePart } from '../writes.ts'

export const partsPage = new Hono<Env>()
  .get('/privacy/parts', async (c) => show(c, requireRole(c, ...DESK)))
  .post('/privacy/parts', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(partForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, (tx) => namePart(tx, actor, form.once, form.value))
    flash(c, 'privacy.parts.saved')
    return c.redirect(below(c, '/privacy/parts'), 303)
  })
  .post('/privacy/parts/:id/drop', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { id } = c.req.param()
    if (!isId(id) || !(await asActor(actor, (tx) => dropPart(tx, actor, id)))) return c.notFound()
    flash(c, 'privacy.parts.dropped')
    return c.redirect(below(c, '/privacy/parts'), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const parts = await asActor(actor, partsHere)
  return c.render(<PartsPage parts={parts} form={form} />, {
    title: c.var.t('privacy.parts.heading'),
    section: '/privacy',
  })
}

function PartsPage({ parts, form }: { parts: readonly PartHere[]; form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="privacy.parts.heading"
      lead="privacy.parts.lead"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
      width="reading"
    >
      {parts.length === 0 && <PartList parts={[]} />}
      {parts.map((one) => (
        <div class="beside">
          <PartList parts={[one]} />
          <ActionButton action={below(`/privacy/parts/${one.id}/drop`)} label="privacy.parts.drop" />
        </div>
      ))}
      <Section heading="privacy.parts.add">
        <Form {...form} submit="privacy.parts.add">
          <div class="field-row">
            <Select
              name="part"
              label="privacy.parts.part"
              options={PARTS.map((value) => ({ value, label: t(`privacy.part.${value}`) }))}
              required
            />
            <Select
              name="room"
              label="privacy.parts.room"
              blank={false}
              options={[
                { value: '*', label: t('privacy.parts.all') },
                ...roomsWithPeople
                  .filter(({ room }) => room !== 'house')
                  .map(({ room }) => ({
                    value: room,
                    label: t(`privacy.room.${room}` as 'privacy.room.people'),
                  })),
              ]}
            />
          </div>
          <Field name="body" label="privacy.parts.body" maxlength={160} required />
          <Select
            name="bodyKind"
            label="privacy.parts.kind"
            options={BODY_KINDS.map((value) => ({ value, label: t(`privacy.body.${value}`) }))}
            required
          />
          <Field name="contact" label="privacy.parts.contact" maxlength={200} />
        </Form>
      </Section>
    </Page>
  )
}
