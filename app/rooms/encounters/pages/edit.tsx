import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { encounterForm } from '../forms.ts'
import { type Begins, EncounterFields, type Offered } from '../parts/encounter-fields.tsx'
import { whoWasThere } from '../parts/encounter-list.tsx'
import { type Encounter, encounterById } from '../reads.ts'
import { correctEncounter } from '../writes.ts'
import { offered } from './new.tsx'

export const editEncounter = new Hono<Env>()
  .get('/diary/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const own = await asActor(actor, async (tx) => ({
      encounter: await ownEncounter(tx, actor, c.req.param('id')),
      offers: await offered(tx, actor),
    }))
    return show(c, own.encounter, own.offers)
  })
  .post('/diary/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const form = await parseForm(encounterForm, c)
    const again = (searched?: string) =>
      asActor(actor, async (tx) => ({
        encounter: await ownEncounter(tx, actor, c.req.param('id')),
        offers: await offered(tx, actor, searched),
      }))
    if (!form.ok) {
      const { encounter, offers } = await again(form.searching?.query)
      c.status(statusOfRetry(form))
      return show(c, encounter, offers, form)
    }
    const { encounter, offers } = await again()
    const corrected = await asActor(actor, (tx) =>
      correctEncounter(tx, actor, encounter.id, form.value, { now, timeZone: territory.timeZone }),
    )
    if (corrected.ok) {
      flash(c, 'encounters.edit.saved')
      return c.redirect(below(c, `/diary/${encounter.id}`), 303)
    }
    c.status(422)
    return show(c, encounter, offers, {
      ...form,
      errors: { [corrected.refusal === 'encounters.form.future' ? 'metAt' : 'who']: [corrected.refusal] },
    })
  })

async function ownEncounter(tx: ActorTx, actor: SignedInActor, id: string): Promise<Encounter> {
  const encounter = isId(id) ? await encounterById(tx, id) : undefined
  if (encounter?.authorId !== actor.personId) throw new NotHere()
  return encounter
}

function show(c: Context<Env>, encounter: Encounter, offers: Offered, form: FormState = {}) {
  const { now, t, territory } = c.var
  const begins: Begins = {
    metAt: localTime(encounter.metAt, territory.timeZone),
    latest: localTime(now, territory.timeZone),
    who: [
      ...encounter.people.map((one) => ({ value: `person:${one.id}`, label: one.name })),
      ...encounter.organisations.map((one) => ({ value: `organisation:${one.id}`, label: one.name })),
    ],
    encounter,
  }
  return c.render(<EditEncounterPage {...offers} {...begins} encounter={encounter} form={form} />, {
    title: t('encounters.edit.heading'),
    section: '/diary',
  })
}

type EditProps = Offered & Begins & { encounter: Encounter; form: FormState }

function EditEncounterPage({ form, ...fields }: EditProps) {
  const below = useBelow()
  const crumbs = [
    { href: below('/diary'), label: 'encounters.day.heading' },
    { href: below(`/diary/${fields.encounter.id}`), label: { said: whoWasThere(fields.encounter) } },
  ] as const
  return (
    <Page heading="encounters.edit.heading" crumbs={crumbs} width="reading">
      <Form {...form} submit="encounters.edit.save" atHand>
        <EncounterFields {...fields} />
      </Form>
    </Page>
  )
}
