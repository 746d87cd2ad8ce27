import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type Operator, operators } from '../../../operators/reads.ts'
import { candidatesIn } from '../../candidates/reads.ts'
import { type Assessor, assessorsOf, type SpaceAssessment, spaceAssessmentsIn } from '../../choosing/reads.ts'
import { assessorForm } from '../../sheets/forms.ts'
import { SECTION, undecidedSpaces, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { ASSESSORS, KEEPERS } from '../../spaces/rules.ts'
import { addAssessor } from '../writes.ts'

export const assessors = new Hono<Env>()
  .get('/space-calls/:call/assessors', async (c) => show(c, await undecidedSpaces(c)))
  .post('/space-calls/:call/assessors', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await undecidedSpaces(c)
    const form = await parseForm(assessorForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const { personId } = form.value
    const added = await asActor(actor, (tx) => addAssessor(tx, actor, form.once, call.id, personId))
    if (!added.ok) {
      c.status(422)
      return show(c, call, { ...form, errors: { personId: [added.refusal] } })
    }
    flash(c, 'calls.choosing.added')
    return c.redirect(below(c, `/space-calls/${call.id}/assessors`), 303)
  })

async function show(c: Context<Env>, call: SpaceCall, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    asked: await assessorsOf(tx, call.id),
    said: await spaceAssessmentsIn(tx, call.id),
    spaces: (await candidatesIn(tx, call.id)).filter(({ asideReason }) => !asideReason).length,
    people: await operators(tx),
  }))
  return c.render(<AssessorsPage call={call} form={form} {...found} />, {
    title: c.var.t('calls.choosing.assessors'),
    section: SECTION,
  })
}

type Props = {
  call: SpaceCall
  asked: Assessor[]
  said: SpaceAssessment[]
  spaces: number
  people: Operator[]
  form: FormState
}

function AssessorsPage({ call, asked, said, spaces, people, form }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  const by = (personId: string, interested: boolean) =>
    said.filter((one) => one.personId === personId && one.interested === interested).length
  const free = people.filter(
    ({ personId, roles }) =>
      roles.some(({ role }) => ASSESSORS.some((one) => one === role)) &&
      asked.every((one) => one.personId !== personId),
  )
  return (
    <Page heading="calls.choosing.assessors" kicker={call.title} crumbs={crumbs(call)}>
      {asked.length === 0 ? (
        <p>{t('calls.choosing.noAssessors')}</p>
      ) : (
        <Table
          caption="calls.choosing.assessors"
          captionHidden
          rows={asked}
          columns={[
            { heading: 'calls.choosing.assessor', main: true, cell: ({ name }) => name },
            {
              heading: 'calls.choosing.assessed',
              numeric: true,
              cell: ({ personId }) =>
                t('calls.jury.of', { done: number(by(personId, false)), all: number(spaces) }),
            },
            {
              heading: 'calls.jury.interests',
              numeric: true,
              cell: ({ personId }) => number(by(personId, true)),
            },
          ]}
        />
      )}
      <Section heading="calls.jury.add">
        <Form {...form} action={below(`/space-calls/${call.id}/assessors`)} submit="calls.choosing.add">
          <Select
            name="personId"
            label="calls.choosing.assessor"
            required
            options={free.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
        </Form>
      </Section>
    </Page>
  )
}
