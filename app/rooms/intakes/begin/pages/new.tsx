import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, TEAM } from '../../../people/rules.ts'
import { openForm } from '../../forms.ts'
import { type OpenRefusal, openIntake } from '../../writes.ts'
import { BeginFields } from '../parts/begin-fields.tsx'
import { type Around, around, type Beginning, beginningFrom } from '../reads.ts'

/** Beside which field a refusal is told. */
const FIELD_OF: Record<OpenRefusal, string> = {
  'intakes.new.personMissing': 'person',
  'intakes.new.restricted': 'person',
  'intakes.new.openAlready': 'person',
  'intakes.new.future': 'openedOn',
  'intakes.new.guardianMissing': 'givenBy',
  'intakes.signal.unknown': 'person',
}

export const newIntake = new Hono<Env>()
  .get('/intakes/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, {})
  })
  .post('/intakes/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const form = await parseForm(openForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, form)
    }
    const opened = await asActor(actor, (tx) => openIntake(tx, actor, form.once, form.value, today))
    if (opened.ok) {
      flash(c, 'intakes.new.opened')
      return c.redirect(below(c, `/intakes/${opened.value.intakeId}`), 303)
    }
    c.status(422)
    return show(c, actor, { ...form, errors: { [FIELD_OF[opened.refusal]]: [opened.refusal] } })
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState) {
  const said = form.values ?? {}
  const loaded = await asActor(actor, async (tx) => {
    const from = await beginningFrom(tx, actor, {
      encounterId: String(said.encounterId ?? c.req.query('encounter') ?? ''),
      signalId: String(said.signalId ?? c.req.query('signal') ?? ''),
    })
    const only = from.people.length === 1 ? from.people[0]?.id : undefined
    const known = await around(tx, String(said.person ?? c.req.query('person') ?? only ?? ''))
    const found = form.searching ? await findPeople(tx, form.searching.query) : []
    return {
      from,
      known,
      found: found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) })),
    }
  })
  return c.render(
    <NewIntakePage {...loaded} form={form} today={localDay(c.var.now, c.var.territory.timeZone)} />,
    { title: c.var.t('intakes.new.heading'), section: '/intakes' },
  )
}

type Props = { from: Beginning; known: Around; found: Found[]; form: FormState; today: string }

function NewIntakePage({ form, ...fields }: Props) {
  const below = useBelow()
  return (
    <Page
      heading="intakes.new.heading"
      lead="intakes.new.lead"
      crumbs={[{ href: below('/intakes'), label: 'intakes.list.heading' }]}
      width="reading"
    >
      <Form {...form} submit="intakes.new.save">
        <BeginFields {...fields} />
      </Form>
    </Page>
  )
}
