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
import { candidateHere } from '../../candidates/parts/here.ts'
import { SpaceFacts } from '../../candidates/parts/space-sheet.tsx'
import type { Candidate } from '../../candidates/reads.ts'
import { isAssessor, type SpaceAssessment, spaceAssessmentsIn } from '../../choosing/reads.ts'
import { sheetForm } from '../../sheets/forms.ts'
import { ScoreFields } from '../../sheets/parts/score-fields.tsx'
import { SECTION, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { assessSpace, declareInSpace } from '../writes.ts'

/** One space and the sheet of who assesses it. */
export const assessingSpace = new Hono<Env>()
  .get('/offered-spaces/:candidate/assess', (c) => show(c))
  .post('/offered-spaces/:candidate/assess', async (c) => {
    const actor = signedIn(c)
    const about = await candidateHere(c)
    const form = await parseForm(sheetForm(about.call.criteria), c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const kept = await asActor(actor, (tx) => assessSpace(tx, actor, form.once, about, form.value))
    if (!kept.ok) {
      c.status(409)
      return show(c, { ...form, refusal: kept.refusal })
    }
    flash(c, 'calls.assess.kept')
    return c.redirect(below(c, `/space-calls/${about.call.id}/assess`), 303)
  })
  .post('/offered-spaces/:candidate/interest', async (c) => {
    const actor = signedIn(c)
    const about = await candidateHere(c)
    const form = await parseForm(sheetForm([]), c)
    await asActor(actor, (tx) => declareInSpace(tx, actor, form.once, about))
    flash(c, 'calls.choosing.declared')
    return c.redirect(below(c, `/space-calls/${about.call.id}/assess`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = signedIn(c)
  const { space, call } = await candidateHere(c)
  const own = await asActor(actor, async (tx) => {
    if (space.asideReason || call.decidedOn || !(await isAssessor(tx, call.id, actor.personId)))
      throw new NotHere()
    const said = await spaceAssessmentsIn(tx, call.id)
    return said.find((one) => one.candidateId === space.id && one.personId === actor.personId)
  })
  return c.render(<AssessPage space={space} call={call} own={own} form={form} />, {
    title: c.var.t('calls.choosing.one'),
    section: SECTION,
  })
}

type Props = { space: Candidate; call: SpaceCall; own: SpaceAssessment | undefined; form: FormState }

function AssessPage({ space, call, own, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading={{ said: space.name }}
      kicker={t('calls.choosing.one')}
      crumbs={crumbs(call, { href: `/space-calls/${call.id}/assess`, label: 'calls.choosing.heading' })}
      width="reading"
    >
      <SpaceFacts space={space} />
      {own?.interested ? (
        <Callout text="calls.assess.interested" />
      ) : (
        <>
          <Form {...form} action={below(`/offered-spaces/${space.id}/assess`)} submit="calls.assess.save">
            <ScoreFields criteria={call.criteria} own={own} answers={space.answers} />
          </Form>
          <Section heading="calls.choosing.interest" lead="calls.choosing.interestLead">
            <ActionButton
              action={below(`/offered-spaces/${space.id}/interest`)}
              label="calls.assess.declare"
            />
          </Section>
        </>
      )}
    </Page>
  )
}
