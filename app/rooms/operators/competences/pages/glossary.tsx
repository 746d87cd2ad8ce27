import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { DESK, STAFF } from '../../rules.ts'
import { competenceForm } from '../forms.ts'
import { type Competence, glossary } from '../reads.ts'
import { addCompetence, retireCompetence } from '../writes.ts'

/** The short glossary of what one can be good at. */
export const competenceGlossary = new Hono<Env>()
  .get('/training/competences', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/training/competences', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(competenceForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const added = await asActor(actor, (tx) => addCompetence(tx, actor, form.once, form.value))
    if (!added.ok) {
      c.status(409)
      return show(c, actor, { ...form, errors: { name: [added.refusal] } })
    }
    flash(c, 'operators.competences.added')
    return c.redirect(below(c, '/training/competences'), 303)
  })
  .post('/training/competences/:competence/retire', async (c) => {
    const actor = requireRole(c, ...DESK)
    const id = c.req.param('competence')
    if (!isId(id)) return c.notFound()
    await asActor(actor, (tx) =>
      retireCompetence(tx, actor, id, localDay(c.var.now, c.var.territory.timeZone)),
    )
    flash(c, 'operators.competences.retired')
    return c.redirect(below(c, '/training/competences'), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const all = await asActor(actor, glossary)
  return c.render(<GlossaryPage all={all} form={form} mayChange={holdsRole(actor, ...DESK)} />, {
    title: c.var.t('operators.competences.heading'),
    section: '/training',
  })
}

type Props = { all: Competence[]; form: FormState; mayChange: boolean }

function GlossaryPage({ all, form, mayChange }: Props) {
  const { t, number, day } = useTexts()
  const at = useBelow()
  const retiring = {
    heading: 'operators.training.actions',
    onScreen: true,
    cell: ({ id, name, retiredOn }: Competence) =>
      retiredOn ? (
        t('operators.competences.retiredOn', { day: day(retiredOn) })
      ) : (
        <ActionButton
          action={at(`/training/competences/${id}/retire`)}
          label={['operators.competences.retire', { name }]}
        />
      ),
  } as const
  return (
    <Page
      heading="operators.competences.heading"
      lead="operators.competences.lead"
      crumbs={[{ href: at('/training'), label: 'operators.training.heading' }]}
    >
      {all.length === 0 ? (
        <EmptyState heading="operators.competences.none" text="operators.competences.noneText" />
      ) : (
        <Table
          caption="operators.competences.heading"
          captionHidden
          file
          rows={all}
          columns={[
            { heading: 'operators.competences.name', main: true, cell: ({ name }) => name },
            { heading: 'operators.competences.about', cell: ({ about }) => about ?? '' },
            { heading: 'operators.competences.said', numeric: true, cell: ({ said }) => number(said) },
            {
              heading: 'operators.competences.confirmed',
              numeric: true,
              cell: ({ confirmed }) => number(confirmed),
            },
            ...(mayChange ? [retiring] : []),
          ]}
        />
      )}
      {mayChange && (
        <Section heading="operators.competences.add">
          <Form {...form} action={at('/training/competences')} submit="operators.competences.addNow">
            <Field name="name" label="operators.competences.name" maxlength={80} required />
            <Field name="about" label="operators.competences.about" maxlength={500} />
          </Form>
        </Section>
      )}
    </Page>
  )
}
