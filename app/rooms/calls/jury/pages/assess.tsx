import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { admittedIn, type Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, ideaHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { sheetForm } from '../../sheets/forms.ts'
import { ScoreFields } from '../../sheets/parts/score-fields.tsx'
import { type Assessment, assessmentsIn, isJuror } from '../reads.ts'
import { assess, declareInterest } from '../writes.ts'

export const assessing = new Hono<Env>()
  .get('/calls/:id/assess', async (c) => {
    const actor = signedIn(c)
    const call = await callHere(c)
    const found = await asActor(actor, async (tx) => {
      if (call.decidedOn || !(await isJuror(tx, call.id, actor.personId))) throw new NotHere()
      const said = await assessmentsIn(tx, call.id)
      return {
        ideas: await admittedIn(tx, call.id),
        own: new Map(said.filter((one) => one.personId === actor.personId).map((one) => [one.ideaId, one])),
      }
    })
    return c.render(<ToAssess call={call} {...found} />, {
      title: c.var.t('calls.assess.heading'),
      section: '/calls',
    })
  })
  .get('/ideas/:id/assess', async (c) => show(c))
  .post('/ideas/:id/assess', async (c) => {
    const actor = signedIn(c)
    const about = await ideaHere(c)
    const form = await parseForm(sheetForm(about.call.criteria), c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const kept = await asActor(actor, (tx) => assess(tx, actor, form.once, about, form.value))
    if (!kept.ok) {
      c.status(409)
      return show(c, { ...form, refusal: kept.refusal })
    }
    flash(c, 'calls.assess.kept')
    return c.redirect(below(c, `/calls/${about.call.id}/assess`), 303)
  })
  .post('/ideas/:id/interest', async (c) => {
    const actor = signedIn(c)
    const about = await ideaHere(c)
    const form = await parseForm(sheetForm([]), c)
    await asActor(actor, (tx) => declareInterest(tx, actor, form.once, about))
    flash(c, 'calls.assess.declared')
    return c.redirect(below(c, `/calls/${about.call.id}/assess`), 303)
  })

type ToAssessProps = { call: Call; ideas: Idea[]; own: ReadonlyMap<string, Assessment> }

function ToAssess({ call, ideas, own }: ToAssessProps) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page heading="calls.assess.heading" kicker={call.title} lead="calls.assess.lead" crumbs={crumbs(call)}>
      {ideas.length === 0 ? (
        <p>{t('calls.assess.none')}</p>
      ) : (
        <Table
          caption="calls.assess.heading"
          captionHidden
          rows={ideas}
          columns={[
            {
              heading: 'calls.idea.title',
              main: true,
              cell: ({ id, title }) => <a href={below(`/ideas/${id}/assess`)}>{title}</a>,
            },
            { heading: 'calls.idea.amount', numeric: true, cell: (one) => cents(one.askedCents) },
            { heading: 'calls.received.state', cell: ({ id }) => <Said said={own.get(id)} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Said({ said }: { said: Assessment | undefined }) {
  const { t } = useTexts()
  if (!said) return <Tag tone="attention">{t('calls.assess.toDo')}</Tag>
  return said.interested ? (
    <Tag>{t('calls.assess.isInterested')}</Tag>
  ) : (
    <Tag tone="good">{t('calls.assess.done')}</Tag>
  )
}

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = signedIn(c)
  const { idea, call } = await ideaHere(c)
  const own = await asActor(actor, async (tx) => {
    if (idea.state !== 'admitted' || call.decidedOn || !(await isJuror(tx, call.id, actor.personId)))
      throw new NotHere()
    const said = await assessmentsIn(tx, call.id)
    return said.find((one) => one.ideaId === idea.id && one.personId === actor.personId)
  })
  return c.render(<AssessPage idea={idea} call={call} own={own} form={form} />, {
    title: c.var.t('calls.assess.one'),
    section: '/calls',
  })
}

type AssessProps = { idea: Idea; call: Call; own: Assessment | undefined; form: FormState }

function AssessPage({ idea, call, own, form }: AssessProps) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page
      heading={{ said: idea.title }}
      kicker={t('calls.assess.one')}
      lead={['calls.idea.asks', { amount: cents(idea.askedCents) }]}
      crumbs={crumbs(call, { href: `/calls/${call.id}/assess`, label: 'calls.assess.heading' })}
      width="reading"
    >
      <div class="prose">
        <p>{idea.what}</p>
        <p>{idea.spending}</p>
      </div>
      {own?.interested ? (
        <Callout text="calls.assess.interested" />
      ) : (
        <>
          <Form {...form} action={below(`/ideas/${idea.id}/assess`)} submit="calls.assess.save">
            <ScoreFields criteria={call.criteria} own={own} />
          </Form>
          <Section heading="calls.assess.interest" lead="calls.assess.interestLead">
            <ActionButton action={below(`/ideas/${idea.id}/interest`)} label="calls.assess.declare" />
          </Section>
        </>
      )}
    </Page>
  )
}
