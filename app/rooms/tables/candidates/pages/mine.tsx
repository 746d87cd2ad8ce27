import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { type Choice, choicesOf } from '../../choices/reads.ts'
import { idHere } from '../../parts/here.ts'
import { Prose } from '../../parts/prose.tsx'
import { pathOf } from '../../proceedings/parts/here.ts'
import { type Proceeding, proceedingById } from '../../proceedings/reads.ts'
import { withdrawForm } from '../forms.ts'
import { CandidateState } from '../parts/candidate-state.tsx'
import { isToken, pathToMine } from '../parts/links.ts'
import { type Candidate, candidateById, proposalOf } from '../reads.ts'
import { receiverOf, withdraw } from '../writes.ts'

/** What the link of a candidate's mail opens: how the application stands. Nothing shows there before everyone may read it. */
export const mineApplication = new Hono<Env>()
  .get('/tables/applications/:candidate/:token', (c) => show(c))
  .post('/tables/applications/:candidate/:token', async (c) => {
    const { candidate } = await found(c)
    const form = await parseForm(withdrawForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { territory } = c.var
    const receiver = receiverOf(territory.id)
    const withdrawn = await asActor(receiver, (tx) => withdraw(tx, receiver, candidate.id, form.value.reason))
    if (!withdrawn.ok) {
      c.status(422)
      return show(c, { ...form, errors: { reason: [withdrawn.refusal] } })
    }
    flash(c, 'tables.withdraw.done')
    return c.redirect(below(c, pathToMine(territory, candidate.id)), 303)
  })

type Shown = {
  candidate: Candidate
  proceeding: Proceeding
  proposal: string | undefined
  choice: Choice | undefined
}

/** Whose link this is. Throws NotHere for one that was not made here. */
async function found(c: Context<Env>): Promise<Shown> {
  const { id: territoryId } = c.var.territory
  const id = idHere(c, 'candidate')
  if (!isToken(territoryId, id, c.req.param('token') ?? '')) throw new NotHere()
  return asActor(receiverOf(territoryId), async (tx) => {
    const candidate = await candidateById(tx, id)
    const proceeding = candidate && (await proceedingById(tx, candidate.proceedingId))
    if (!candidate || !proceeding) throw new NotHere()
    // Not before everyone may read it: an answer is one for all, on one day.
    const told = proceeding.listedOn || candidate.state === 'withdrawn'
    return {
      candidate: told ? candidate : { ...candidate, state: 'received', reason: null },
      proceeding,
      proposal: await proposalOf(tx, id),
      choice: proceeding.chosenOn ? (await choicesOf(tx, proceeding.id)).get(id) : undefined,
    }
  })
}

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await found(c)
  return c.render(<MinePage {...shown} form={form} />, {
    title: c.var.t('tables.mine.heading'),
    section: '/tables',
    robots: 'noindex',
  })
}

function MinePage({ candidate, proceeding, proposal, choice, form }: Shown & { form: FormState }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { territory } = useRequestContext<Env>().var
  const over = proceeding.chosenOn || proceeding.closedOn || candidate.state === 'withdrawn'
  return (
    <Page
      heading="tables.mine.heading"
      kicker={`${candidate.name} · ${t('tables.candidate.numbered', { number: candidate.number })}`}
      lead={['tables.mine.lead', { title: proceeding.title, day: day(candidate.arrivedOn) }]}
      width="reading"
      actions={<ButtonLink href={below(pathOf(proceeding))} label="tables.apply.back" quiet />}
    >
      <p>
        <CandidateState candidate={candidate} choice={choice} />
      </p>
      <DefinitionList
        items={[
          ['tables.candidate.reason', candidate.reason],
          ['tables.choose.reasonsLabel', choice?.reasons],
          ['tables.closing.words', proceeding.closingWords],
        ]}
      />
      <Section heading="tables.mine.sent">{proposal && <Prose text={proposal} />}</Section>
      {!over && (
        <Section heading="tables.mine.withdraw">
          <Form {...form} action={below(pathToMine(territory, candidate.id))} submit="tables.withdraw.save">
            <TextArea name="reason" label="tables.withdraw.reason" required maxlength={2000} />
          </Form>
        </Section>
      )}
    </Page>
  )
}
