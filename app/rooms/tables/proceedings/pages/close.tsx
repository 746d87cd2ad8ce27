import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { tellCandidates } from '../../candidates/parts/tell.ts'
import { closeProceeding } from '../../choices/writes.ts'
import { todayOf } from '../../parts/here.ts'
import { closeForm } from '../forms.ts'
import { useProceedingCrumbs } from '../parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../parts/here.ts'
import { OUTCOMES } from '../rules.ts'

export const closePage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/close', (c) => show(c))
  .post('/tables/proceedings/:proceeding/close', async (c) => {
    const form = await parseForm(closeForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { before, closed } = await keepingProceeding(c, async (tx, { proceeding }, actor) => ({
      before: proceeding,
      closed: await closeProceeding(tx, actor, proceeding.id, form.value, todayOf(c)),
    }))
    if (!closed.ok) {
      c.status(422)
      return show(c, { ...form, errors: { outcome: [closed.refusal] } })
    }
    await tellCandidates(c, before.id)
    flash(c, 'tables.closing.done')
    return backTo(c)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keepingProceeding(c, async (_tx, found) => found)
  return c.render(<ClosePage here={here} form={form} />, {
    title: c.var.t('tables.closing.heading'),
    section: '/tables',
  })
}

function ClosePage({ here, form }: { here: AtProceeding; form: FormState }) {
  const { t } = useTexts()
  return (
    <Page
      heading="tables.closing.heading"
      kicker={here.proceeding.title}
      lead="tables.closing.lead"
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      <Form {...form} submit="tables.closing.save">
        <Radios
          name="outcome"
          label="tables.closing.outcome"
          required
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`tables.closing.outcome.${value}`),
            hint: t(`tables.closing.about.${value}`),
          }))}
        />
        <TextArea
          name="words"
          label="tables.closing.words"
          hint="tables.closing.wordsHint"
          required
          maxlength={4000}
        />
      </Form>
    </Page>
  )
}
