import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { candidateHere } from '../../candidates/parts/here.ts'
import type { Candidate } from '../../candidates/reads.ts'
import { openChosen } from '../../opening/writes.ts'
import { todayOf } from '../../parts/here.ts'
import { SECTION, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { KEEPERS } from '../../spaces/rules.ts'
import { openingForm } from '../forms.ts'
import { spaceRankOf } from '../reads.ts'

/** A chosen space opens as a civic center. */
export const openingSpace = new Hono<Env>()
  .get('/offered-spaces/:candidate/open', async (c) => show(c, await chosenHere(c)))
  .post('/offered-spaces/:candidate/open', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const about = await chosenHere(c)
    const form = await parseForm(openingForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, about, form)
    }
    const { openedOn } = form.value
    const opened = await asActor(actor, (tx) =>
      openChosen(tx, actor, form.once, about.space, openedOn, todayOf(c)),
    )
    if (!opened.ok) {
      c.status(422)
      return show(c, about, { ...form, errors: { openedOn: [opened.refusal] } })
    }
    flash(c, 'calls.choosing.opened')
    return c.redirect(below(c, `/places/${opened.value.placeId}/civic`), 303)
  })

type About = { space: Candidate; call: SpaceCall }

async function chosenHere(c: Context<Env>): Promise<About> {
  const actor = requireRole(c, ...KEEPERS)
  const about = await candidateHere(c)
  const rank = await asActor(actor, (tx) => spaceRankOf(tx, about.space.id))
  if (!rank?.chosen) throw new NotHere()
  return about
}

const show = (c: Context<Env>, about: About, form: FormState = {}) =>
  c.render(<OpenPage {...about} form={form} />, { title: c.var.t('calls.choosing.open'), section: SECTION })

function OpenPage({ space, call, form }: About & { form: FormState }) {
  const { dayOf, now } = useTexts()
  const crumbs = useSpaceCrumbs()
  const here = { href: `/offered-spaces/${space.id}`, label: { said: space.name } }
  return (
    <Page
      heading="calls.choosing.open"
      kicker={space.name}
      lead={space.placeId ? 'calls.choosing.openLead' : 'calls.choosing.openNewLead'}
      crumbs={crumbs(call, here)}
      width="reading"
    >
      <Form {...form} submit="calls.choosing.open">
        <Field
          name="openedOn"
          type="date"
          label="places.centers.openedOn"
          value={dayOf(now)}
          max={dayOf(now)}
          required
        />
      </Form>
    </Page>
  )
}
