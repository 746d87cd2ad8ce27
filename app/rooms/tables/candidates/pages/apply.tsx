import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { idHere, todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import {
  type AtProceeding,
  atProceeding,
  backTo,
  keepingProceeding,
  pathOf,
} from '../../proceedings/parts/here.ts'
import { LAW, stageOn } from '../../proceedings/rules.ts'
import { applyForm, paperForm } from '../forms.ts'
import { ApplyingFields } from '../parts/applying-fields.tsx'
import { pathToMine } from '../parts/links.ts'
import { tellReceived } from '../parts/tell.ts'
import { type ApplyRefusal, apply, receiverOf } from '../writes.ts'

const FIELDS: Partial<Record<ApplyRefusal, string>> = {
  'tables.apply.twice': 'fiscalCode',
  'tables.apply.arrivedLater': 'arrivedOn',
  'tables.apply.arrivedBefore': 'arrivedOn',
}
const refusedBy = (form: FormState, refusal: ApplyRefusal): FormState => {
  const field = FIELDS[refusal]
  return field ? { ...form, errors: { [field]: [refusal] } } : { ...form, refusal }
}

export const applyPages = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/apply', (c) => show(c))
  .post('/tables/proceedings/:proceeding/apply', async (c) => {
    // The notice is one that anyone reads: else nobody applies here.
    await atProceeding(c, async (_tx, here) => here)
    const form = await parseForm(applyForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { territory } = c.var
    const receiver = receiverOf(territory.id)
    const applied = await asActor(receiver, (tx) =>
      apply(tx, receiver, idHere(c, 'proceeding'), form.once, form.value, {
        today: todayOf(c),
        language: c.var.language,
      }),
    )
    if (!applied.ok) {
      c.status(422)
      return show(c, refusedBy(form, applied.refusal))
    }
    await tellReceived(c, applied.value.id, { ...form.value, language: c.var.language })
    flash(c, 'tables.apply.done')
    return c.redirect(below(c, pathToMine(territory, applied.value.id)), 303)
  })
  .get('/tables/proceedings/:proceeding/candidates/new', (c) => showPaper(c))
  .post('/tables/proceedings/:proceeding/candidates/new', async (c) => {
    const form = await parseForm(paperForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showPaper(c, form)
    }
    const applied = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      apply(tx, actor, proceeding.id, form.once, form.value, { today: todayOf(c) }),
    )
    if (!applied.ok) {
      c.status(422)
      return showPaper(c, refusedBy(form, applied.refusal))
    }
    await tellReceived(c, applied.value.id, form.value)
    flash(c, 'tables.apply.written')
    return backTo(c, '/candidates')
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await atProceeding(c, async (_tx, found) => found)
  return c.render(<ApplyPage here={here} form={form} today={todayOf(c)} />, {
    title: `${c.var.t('tables.apply.heading')}: ${here.proceeding.title}`,
    section: '/tables',
    robots: 'noindex',
  })
}

type Props = { here: AtProceeding; form: FormState; today: string }

function ApplyPage({ here, form, today }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { proceeding } = here
  const open = stageOn(proceeding, today) === 'open'
  // Whoever was late with a page open since before reads why, and keeps what they typed.
  const shown = open || form.values
  return (
    <Page
      heading="tables.apply.heading"
      kicker={proceeding.title}
      lead={open ? ['tables.apply.lead', { day: day(proceeding.closesOn) }] : 'tables.apply.closed'}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      {shown ? (
        <>
          <p class="hint">{`${t(`tables.proceeding.kind.${proceeding.kind}`)}, ${LAW[proceeding.kind]}`}</p>
          <Form {...form} submit="tables.apply.save">
            <ApplyingFields site />
          </Form>
          <p class="hint">{t('tables.apply.privacy')}</p>
        </>
      ) : (
        <ButtonLink href={below(pathOf(proceeding))} label="tables.apply.back" quiet />
      )}
    </Page>
  )
}

async function showPaper(c: Context<Env>, form: FormState = {}) {
  const here = await keepingProceeding(c, async (_tx, found) => found)
  return c.render(<PaperPage here={here} form={form} today={todayOf(c)} />, {
    title: c.var.t('tables.candidates.onPaper'),
    section: '/tables',
  })
}

function PaperPage({ here, form, today }: Props) {
  const { day } = useTexts()
  return (
    <Page
      heading="tables.candidates.onPaper"
      kicker={here.proceeding.title}
      lead={['tables.apply.paperLead', { day: day(here.proceeding.closesOn) }]}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      <Form {...form} submit="tables.apply.write">
        <Field name="arrivedOn" type="date" label="tables.apply.arrivedOn" required max={today} />
        <ApplyingFields site={false} />
      </Form>
    </Page>
  )
}
