import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { municipalitiesHere } from '../../../territories/reads.ts'
import { idHere, useActivityCrumbs } from '../../parts/here.ts'
import { zoneForm } from '../forms.ts'
import { type Zone, zones } from '../reads.ts'
import { changeZone, drawZone } from '../writes.ts'

type Town = { istat_code: string; name: string }

export const zonePages = new Hono<Env>()
  .get('/activities/zones', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/activities/zones', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(zoneForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, (tx) => drawZone(tx, actor, form.once, form.value))
    flash(c, 'activities.zones.saved')
    return c.redirect(below(c, '/activities/zones'), 303)
  })
  .get('/activities/zones/:zone', (c) => showOne(c, requireRole(c, 'coordinator')))
  .post('/activities/zones/:zone', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(zoneForm, c)
    if (!form.ok) {
      c.status(422)
      return showOne(c, actor, form)
    }
    await asActor(actor, (tx) => changeZone(tx, actor, idHere(c, 'zone'), form.value))
    flash(c, 'activities.zones.saved')
    return c.redirect(below(c, '/activities/zones'), 303)
  })

const loaded = (actor: SignedInActor) =>
  asActor(actor, async (tx) => ({ list: await zones(tx), towns: await municipalitiesHere(tx) }))

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const found = await loaded(actor)
  return c.render(<ZonesPage {...found} form={form} mayDraw={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('activities.zones.heading'),
    section: '/activities',
  })
}

async function showOne(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const id = idHere(c, 'zone')
  const { list, towns } = await loaded(actor)
  const zone = list.find((one) => one.id === id)
  if (!zone) throw new NotHere()
  return c.render(<ZonePage zone={zone} towns={towns} form={form} />, {
    title: zone.name,
    section: '/activities',
  })
}

const useCohortCrumbs = () => {
  const below = useBelow()
  return [
    ...useActivityCrumbs(),
    { href: below('/activities/cohorts'), label: 'activities.cohorts.heading' as const },
  ]
}

type Props = { list: Zone[]; towns: Town[]; form: FormState; mayDraw: boolean }

function ZonesPage({ list, towns, form, mayDraw }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const said = ({ municipalities, quarters }: Zone) =>
    [...municipalities.map((code) => towns.find((one) => one.istat_code === code)?.name), quarters]
      .filter(Boolean)
      .join(' · ')
  return (
    <Page heading="activities.zones.heading" lead="activities.zones.lead" crumbs={useCohortCrumbs()}>
      {list.length ? (
        <ul class="plain-list stack">
          {list.map((zone) => (
            <li>
              {mayDraw ? <a href={below(`/activities/zones/${zone.id}`)}>{zone.name}</a> : zone.name}
              <p class="hint">{said(zone)}</p>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('activities.zones.none')}</p>
      )}
      {mayDraw && (
        <Section heading="activities.zones.new">
          <Form {...form} action={below('/activities/zones')} submit="activities.zones.add">
            <ZoneFields towns={towns} />
          </Form>
        </Section>
      )}
    </Page>
  )
}

function ZonePage({ zone, towns, form }: { zone: Zone; towns: Town[]; form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading={{ said: zone.name }}
      crumbs={[...useCohortCrumbs(), { href: below('/activities/zones'), label: 'activities.zones.heading' }]}
      width="reading"
    >
      <Form {...form}>
        <ZoneFields towns={towns} zone={zone} />
      </Form>
    </Page>
  )
}

function ZoneFields({ towns, zone }: { towns: readonly Town[]; zone?: Zone }) {
  return (
    <>
      <Field name="name" label="activities.zones.name" value={zone?.name} maxlength={120} required />
      <Checkboxes
        name="municipalities"
        label="activities.zones.municipalities"
        value={zone?.municipalities ?? []}
        options={towns.map(({ istat_code, name }) => ({ value: istat_code, label: name }))}
      />
      <Field
        name="quarters"
        label="activities.zones.quarters"
        hint="activities.zones.quartersHint"
        value={zone?.quarters}
        maxlength={300}
      />
    </>
  )
}
