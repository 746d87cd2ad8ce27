import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type Candidate, candidatesOf } from '../../candidates/reads.ts'
import { idHere } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../../proceedings/parts/here.ts'
import { partsForm } from '../forms.ts'
import { type Phase, phasesOf } from '../reads.ts'
import { noteParts } from '../writes.ts'

export const partsPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/phases/:phase', (c) => show(c))
  .post('/tables/proceedings/:proceeding/phases/:phase', async (c) => {
    const form = await parseForm(partsForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const noted = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      noteParts(tx, actor, proceeding.id, idHere(c, 'phase'), form.value),
    )
    if (!noted.ok) {
      c.status(422)
      return show(c, { ...form, errors: { here: [noted.refusal] } })
    }
    flash(c, 'tables.phase.noted')
    return backTo(c, '/phases')
  })

type Shown = { here: AtProceeding; phase: Phase; candidates: Candidate[]; before: Phase | undefined }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(c, async (tx, here): Promise<Shown> => {
    const phases = await phasesOf(tx, here.proceeding.id)
    const phase = phases.find(({ id }) => id === idHere(c, 'phase'))
    if (!phase) throw new NotHere()
    const were = new Set(phases.flatMap(({ parts }) => parts.map(({ candidateId }) => candidateId)))
    return {
      here,
      phase,
      before: phases.find(({ number }) => number === phase.number - 1),
      candidates: (await candidatesOf(tx, here.proceeding.id)).filter(
        ({ id, state }) => state === 'admitted' || were.has(id),
      ),
    }
  })
  return c.render(<PartsPage {...shown} form={form} />, {
    title: `${c.var.t('tables.phase.who')}: ${shown.phase.title}`,
    section: '/tables',
  })
}

function PartsPage({ here, phase, candidates, before, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  const noted = phase.parts.length > 0 ? phase : before
  const there = (noted?.parts ?? []).filter((one) => one.here).map(({ candidateId }) => candidateId)
  return (
    <Page
      heading="tables.phase.who"
      kicker={`${here.proceeding.title} · ${t('tables.phase.numbered', { number: phase.number, title: phase.title })}`}
      lead="tables.phase.whoLead"
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      {candidates.length > 0 || form.values ? (
        <Form {...form} submit="tables.phase.saveWho">
          <Checkboxes
            name="here"
            label="tables.phase.here"
            value={noted ? there : candidates.map(({ id }) => id)}
            options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {candidates.map(({ id, name }) => (
            <Field
              name={`why-${id}`}
              label={['tables.phase.why', { name }]}
              maxlength={1000}
              value={phase.parts.find(({ candidateId }) => candidateId === id)?.why}
            />
          ))}
        </Form>
      ) : (
        <EmptyState heading="tables.phase.nobody" text="tables.phase.nobodyText" />
      )}
    </Page>
  )
}
