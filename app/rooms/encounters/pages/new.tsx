import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { daysLater, localTime } from '../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { encounterForm } from '../forms.ts'
import { findWhoLatelyFirst, metLately, placesNotedOn, topicsOfMine } from '../lately/reads.ts'
import { placeNow } from '../lately/rules.ts'
import { type Begins, EncounterFields, type Offered } from '../parts/encounter-fields.tsx'
import { placesToday } from '../parts/sections.ts'
import { placesToChoose, whoNamed } from '../who/reads.ts'
import { noteEncounter } from '../writes.ts'

const SOON_DAYS = 7

export const newEncounter = new Hono<Env>()
  .get('/diary/search', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({
      results: await asActor(actor, (tx) => findWhoLatelyFirst(tx, actor, c.req.query('q') ?? '')),
    })
  })
  .get('/diary/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const begun = await asActor(actor, async (tx) => ({
      ...(await offered(tx, actor)),
      placeId: await whereNow(tx, actor, c),
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
  lately: await metLately(tx, actor),
  places: await placesToChoose(tx, actor),
  topics: await topicsOfMine(tx, actor),
  found: searched ? await findWhoLatelyFirst(tx, actor, searched) : [],
})

/** Where whoever writes is most likely: the place of their session, turn or note of today that began last. */
async function whereNow(tx: ActorTx, actor: SignedInActor, c: Context<Env>): Promise<string | undefined> {
  const { now, territory } = c.var
  const local = localTime(now, territory.timeZone)
  const today = { now, day: local.slice(0, 10), timeZone: territory.timeZone }
  const found = await placesNotedOn(tx, actor, today)
  for (const places of placesToday) found.push(...(await places(tx, actor, today)))
  return placeNow(found, local)
}

function show(c: Context<Env>, offers: Offered & Pick<Begins, 'who' | 'placeId'>, form: FormState = {}) {
  const now = localTime(c.var.now, c.var.territory.timeZone)
  const nextOn = daysLater(now.slice(0, 10), SOON_DAYS)
  return c.render(<NewEncounterPage {...offers} metAt={now} latest={now} nextOn={nextOn} form={form} />, {
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
      <Form {...form} submit="encounters.new.save" atHand>
        <EncounterFields {...fields} />
      </Form>
    </Page>
  )
}
