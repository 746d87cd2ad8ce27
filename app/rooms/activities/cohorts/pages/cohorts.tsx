import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { idHere, useActivityCrumbs } from '../../parts/here.ts'
import { cohortForm } from '../forms.ts'
import { type Cohort, cohortById, cohorts, labsInside, type Setting } from '../reads.ts'
import { changeCohort, openCohort } from '../writes.ts'

export const cohortPages = new Hono<Env>()
  .get('/activities/cohorts', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const loaded = await asActor(actor, async (tx) => ({
      list: await cohorts(tx),
      inside: await labsInside(tx),
    }))
    return c.render(<CohortsPage {...loaded} mayOpen={holdsRole(actor, 'coordinator')} />, {
      title: c.var.t('activities.cohorts.heading'),
      section: '/activities',
    })
  })
  .get('/activities/cohorts/new', (c) => {
    requireRole(c, 'coordinator')
    return showForm(c, undefined)
  })
  .post('/activities/cohorts/new', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(cohortForm, c)
    if (!form.ok) {
      c.status(422)
      return showForm(c, undefined, form)
    }
    await asActor(actor, (tx) => openCohort(tx, actor, form.once, form.value))
    flash(c, 'activities.cohorts.saved')
    return c.redirect(below(c, `/activities/cohorts/${form.once}`), 303)
  })
  .get('/activities/cohorts/:cohort/edit', async (c) =>
    showForm(c, await cohortHere(c, requireRole(c, 'coordinator'))),
  )
  .post('/activities/cohorts/:cohort/edit', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const cohort = await cohortHere(c, actor)
    const form = await parseForm(cohortForm, c)
    if (!form.ok) {
      c.status(422)
      return showForm(c, cohort, form)
    }
    await asActor(actor, (tx) => changeCohort(tx, actor, cohort.id, form.value))
    flash(c, 'activities.cohorts.saved')
    return c.redirect(below(c, `/activities/cohorts/${cohort.id}`), 303)
  })

async function cohortHere(c: Context<Env>, actor: SignedInActor): Promise<Cohort> {
  const id = idHere(c, 'cohort')
  const cohort = await asActor(actor, (tx) => cohortById(tx, id))
  if (!cohort) throw new NotHere()
  return cohort
}

function showForm(c: Context<Env>, cohort: Cohort | undefined, form: FormState = {}) {
  const heading = cohort ? 'activities.cohorts.edit' : 'activities.cohorts.new'
  return c.render(<CohortFormPage cohort={cohort} form={form} />, {
    title: c.var.t(heading),
    section: '/activities',
  })
}

type ListProps = { list: Cohort[]; inside: Setting[]; mayOpen: boolean }

function CohortsPage({ list, inside, mayOpen }: ListProps) {
  const { t, number } = useTexts()
  const below = useBelow()
  const open = mayOpen && (
    <ButtonLink href={below('/activities/cohorts/new')} label="activities.cohorts.new" icon="plus" />
  )
  return (
    <Page
      heading="activities.cohorts.heading"
      lead="activities.cohorts.lead"
      terms={['lab']}
      crumbs={useActivityCrumbs()}
      actions={
        <>
          {open}
          <ButtonLink href={below('/activities/zones')} label="activities.zones.heading" quiet />
          <ButtonLink href={below('/activities/remains')} label="activities.remains.heading" quiet />
        </>
      }
    >
      {list.length ? (
        <Table
          caption="activities.cohorts.heading"
          captionHidden
          file
          rows={list}
          columns={[
            {
              heading: 'activities.cohorts.name',
              main: true,
              cell: ({ id, name }) => <a href={below(`/activities/cohorts/${id}`)}>{name}</a>,
            },
            { heading: 'activities.cohorts.from', cell: ({ startsOn }) => <When at={startsOn} as="day" /> },
            { heading: 'activities.cohorts.until', cell: ({ endsOn }) => <When at={endsOn} as="day" /> },
            {
              heading: 'activities.cohorts.funded',
              cell: ({ fundedUntil }) => fundedUntil && <When at={fundedUntil} as="day" />,
            },
            { heading: 'activities.cohorts.labs', numeric: true, cell: ({ labs }) => number(labs) },
          ]}
        />
      ) : (
        <EmptyState heading="activities.cohorts.none" text="activities.cohorts.noneText">
          {open}
        </EmptyState>
      )}
      {inside.length > 0 && (
        <Section heading="activities.cohorts.inside" lead="activities.cohorts.insideLead">
          <ul class="plain-list stack">
            {inside.map((lab) => (
              <li>
                <a href={below(`/activities/${lab.id}`)}>{lab.title}</a> ·{' '}
                {t('activities.cohorts.insideOf', { name: lab.inside ?? '' })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function CohortFormPage({ cohort, form }: { cohort: Cohort | undefined; form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading={cohort ? 'activities.cohorts.edit' : 'activities.cohorts.new'}
      crumbs={[
        ...useActivityCrumbs(),
        { href: below('/activities/cohorts'), label: 'activities.cohorts.heading' },
      ]}
      width="reading"
    >
      <Form {...form}>
        <Field
          name="name"
          label="activities.cohorts.name"
          hint="activities.cohorts.nameHint"
          value={cohort?.name}
          maxlength={120}
          required
        />
        <div class="field-row">
          <Field
            name="startsOn"
            type="date"
            label="activities.cohorts.from"
            value={cohort?.startsOn}
            required
          />
          <Field name="endsOn" type="date" label="activities.cohorts.until" value={cohort?.endsOn} required />
        </div>
        <Field
          name="fundedUntil"
          type="date"
          label="activities.cohorts.funded"
          hint="activities.cohorts.fundedHint"
          value={cohort?.fundedUntil}
        />
      </Form>
    </Page>
  )
}
