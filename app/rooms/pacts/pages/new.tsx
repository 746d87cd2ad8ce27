import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Checkboxes, Radios, Select } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field, Hidden } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { HOWS } from '../../people/consents/rules.ts'
import { isAboutNaming } from '../../people/guardians/rules.ts'
import { householdsOf } from '../../people/households/reads.ts'
import { findPeople, keptIdOf, personNamed } from '../../people/reads.ts'
import { fullName, TEAM } from '../../people/rules.ts'
import { standingElsewhere } from '../agreeing/reads.ts'
import { newPactForm } from '../forms.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { todayOf } from '../parts/pact-here.ts'
import { PartFields } from '../parts/part-fields.tsx'
import { pactKinds } from '../reads.ts'
import type { PactKind } from '../rules.ts'
import { type OpenRefusal, openPact } from '../writes.ts'

export const newPact = new Hono<Env>()
  .get('/pacts/search', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({ results: await asActor(actor, (tx) => peopleFound(tx, c.req.query('q') ?? '')) })
  })
  .get('/pacts/new', async (c) => show(c, requireRole(c, ...TEAM), c.req.query('person')))
  .post('/pacts/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(newPactForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, String(form.values.personId ?? ''), form)
    }
    const opened = await asActor(actor, (tx) => openPact(tx, actor, form.once, form.value, todayOf(c)))
    if (opened.ok) {
      flash(c, 'pacts.new.opened')
      return c.redirect(below(c, `/pacts/${opened.value.pactId}/draft`), 303)
    }
    c.status(422)
    const errors = { [fieldOf(opened.refusal)]: [opened.refusal] }
    return show(c, actor, form.value.personId, { ...form, errors })
  })

/** The field that a refusal stands beside. */
const fieldOf = (refusal: OpenRefusal) => {
  if (isAboutNaming(refusal)) return 'personId'
  if (refusal === 'pacts.new.noKind') return 'kindId'
  return refusal === 'pacts.new.agreedLater' ? 'agreedOn' : 'agreedHow'
}

const peopleFound = async (tx: ActorTx, said: string): Promise<Found[]> =>
  (await findPeople(tx, said, 10)).map((one) => ({
    value: one.id,
    label: fullName(one),
    hint: [one.birth_year, one.municipality].filter(Boolean).join(', ') || undefined,
  }))

type Shown = {
  kinds: readonly PactKind[]
  person?: Found | undefined
  others: readonly Found[]
  agreed: boolean
  found: readonly Found[]
}

/** What the page begins with: for somebody chosen already, who lives with them and whether they agreed. */
async function beginning(
  tx: ActorTx,
  wanted: string | undefined,
  today: string,
  form: FormState,
): Promise<Shown> {
  const id = wanted && isId(wanted) ? await keptIdOf(tx, wanted) : undefined
  const person = id ? await personNamed(tx, id) : undefined
  const households = person ? await householdsOf(tx, person.id) : []
  const others = households
    .flatMap(({ members }) => members)
    .filter((one) => one.person_id !== person?.id && (one.until_on ?? today) >= today)
  return {
    kinds: await pactKinds(tx),
    person: person && { value: person.id, label: fullName(person) },
    others: [...new Map(others.map((one) => [one.person_id, one])).values()].map((one) => ({
      value: one.person_id,
      label: fullName(one),
      hint: one.relation ?? undefined,
    })),
    agreed: person ? (await standingElsewhere(tx, person.id, today)) !== undefined : false,
    found: form.searching ? await peopleFound(tx, form.searching.query) : [],
  }
}

async function show(c: Context<Env>, actor: SignedInActor, wanted?: string, form: FormState = {}) {
  const today = todayOf(c)
  const shown = await asActor(actor, (tx) => beginning(tx, wanted, today, form))
  const intake = c.req.query('intake')
  return c.render(
    <NewPactPage {...shown} form={form} today={today} intakeId={intake && isId(intake) ? intake : ''} />,
    {
      title: c.var.t('pacts.new.heading'),
      section: '/pacts',
    },
  )
}

type NewPactProps = Shown & { form: FormState; today: string; intakeId: string }

function NewPactPage({ kinds, person, others, agreed, found, form, today, intakeId }: NewPactProps) {
  const { t } = useTexts()
  const below = useBelow()
  const [only] = kinds.length === 1 ? kinds : []
  return (
    <Page
      heading="pacts.new.heading"
      lead="pacts.new.lead"
      terms={['microTeam']}
      crumbs={useCrumbs()}
      width="reading"
    >
      <Form {...form} submit="pacts.new.save">
        <Combobox
          name="personId"
          label="pacts.new.person"
          hint="pacts.new.personHint"
          search={below('/pacts/search')}
          required
          value={person ? [person] : []}
          found={found}
        />
        {others.length > 0 && (
          <Checkboxes name="others" label="pacts.new.others" hint="pacts.new.othersHint" options={others} />
        )}
        <Select
          name="kindId"
          label="pacts.new.kind"
          required
          value={only?.id ?? kinds[0]?.id}
          options={kinds.map((kind) => ({ value: kind.id, label: kind.name }))}
        />
        {agreed ? (
          <Callout text="pacts.new.agreed" />
        ) : (
          <>
            <Radios
              name="agreedHow"
              label="pacts.new.agreedHow"
              hint="pacts.new.agreedHint"
              required
              options={HOWS.map((how) => ({ value: how, label: t(`people.consents.how.${how}`) }))}
            />
            <Field
              name="agreedOn"
              type="date"
              label="pacts.new.agreedOn"
              required
              value={today}
              max={today}
            />
          </>
        )}
        <PartFields />
        {intakeId && <Hidden name="intakeId" value={intakeId} />}
      </Form>
    </Page>
  )
}
