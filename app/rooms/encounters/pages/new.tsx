import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { daysLater, localTime } from '../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { encounterForm } from '../forms.ts'
import { type Begins, EncounterFields, type Offered } from '../parts/encounter-fields.tsx'
import { findWho, placesToChoose, topicsLately, whoNamed } from '../who/reads.ts'
import { noteEncounter } from '../writes.ts'

const SOON_DAYS = 7

export const newEncounter = new Hono<Env>()
  .get('/diary/search', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({ results: await asActor(actor, (tx) => findWho(tx, c.req.query('q') ?? '')) })
  })
  .get('/diary/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const begun = await asActor(actor, async (tx) => ({
      ...(await offered(tx, actor)),
      who: await whoNamed(tx, c.req.queries('who') ?? []),
    }))
    return show(c, begun)
  })
  .post('/diary/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const form = await parseForm(encounterForm, c)
    if (!form.ok) {
      const again = await asActor(actor, (tx) => offered(tx, actor, form.searching?.query))
      c.status(statusOfRetry(form))
      return show(c, again, form)
    }
    const noted = await asActor(actor, (tx) =>
      noteEncounter(tx, actor, form.once, form.value, { now, timeZone: territory.timeZone }),
    )
    if (noted.ok) {
      flash(c, 'encounters.new.noted')
      return c.redirect(below(c, `/diary/${noted.value.encounterId}`), 303)
    }
    c.status(422)
    return show(c, await asActor(actor, (tx) => offered(tx, actor)), {
      ...form,
      errors: { [noted.refusal === 'encounters.form.future' ? 'metAt' : 'who']: [noted.refusal] },
    })
  })

/** What the form offers; without JavaScript also what a search has found. */
export const offered = async (tx: ActorTx, actor: SignedInActor, searched?: string): Promise<Offered> => ({
  places: await placesToChoose(tx, actor),
  topics: await topicsLately(tx),
  found: searched ? await findWho(tx, searched) : [],
})

function show(c: Context<Env>, offers: Offered & Pick<Begins, 'who'>, form: FormState = {}) {
  const now = localTime(c.var.now, c.var.territory.timeZone)
  return c.render(<NewEncounterPage {...offers} metAt={now} latest={now} form={form} />, {
    title: c.var.t('encounters.new.heading'),
    section: '/diary',
  })
}

function NewEncounterPage({ form, ...fields }: Offered & Begins & { form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading="encounters.new.heading"
      crumbs={[{ href: below('/diary'), label: 'encounters.day.heading' }]}
      width="reading"
    >
      <Form {...form} submit="encounters.new.save">
        <EncounterFields {...fields} />
        <div class="field-row">
          <Field name="next" label="encounters.form.next" hint="encounters.form.nextHint" maxlength={500} />
          <Field
            name="nextOn"
            type="date"
            label="encounters.form.nextOn"
            value={daysLater(fields.latest.slice(0, 10), SOON_DAYS)}
          />
        </div>
      </Form>
    </Page>
  )
}
