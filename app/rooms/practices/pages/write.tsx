import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { sheetForm } from '../forms.ts'
import { keptHere, SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { SheetFields } from '../parts/sheet-fields.tsx'
import type { KnownDraft, Practice } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { beginPractice, writeSheet } from '../writes.ts'

export const writingPractices = new Hono<Env>()
  .get('/practices/new', (c) => show(c, {}))
  .post('/practices/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(sheetForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => beginPractice(tx, actor, form.once, form.value))
    flash(c, 'practices.write.kept')
    return c.redirect(below(c, `/practices/${form.once}`), 303)
  })
  .get('/practices/:practice/edit', async (c) => show(c, {}, await keptHere(c)))
  .post('/practices/:practice/edit', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const practice = await keptHere(c)
    const form = await parseForm(sheetForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form, practice)
    }
    const written = await asActor(actor, (tx) => writeSheet(tx, actor, practice.id, form.value))
    if (!written.ok) {
      c.status(409)
      return show(c, { ...form, refusal: written.refusal }, practice)
    }
    flash(c, 'practices.write.kept')
    return c.redirect(below(c, `/practices/${practice.id}`), 303)
  })

function show(c: Context<Env>, form: FormState, practice?: Practice & { draft: KnownDraft }) {
  requireRole(c, ...KEEPERS)
  const heading = practice ? 'practices.write.edit' : 'practices.write.new'
  return c.render(<WritePage heading={heading} practice={practice} form={form} />, {
    title: c.var.t(heading),
    section: SECTION,
  })
}

type Props = {
  heading: 'practices.write.edit' | 'practices.write.new'
  practice: (Practice & { draft: KnownDraft }) | undefined
  form: FormState
}

function WritePage({ heading, practice, form }: Props) {
  const crumbs = usePracticeCrumbs()
  const draft = practice?.draft
  return (
    <Page
      heading={heading}
      lead="practices.write.lead"
      crumbs={crumbs(practice && draft && { id: practice.id, title: draft.title })}
      width="reading"
    >
      <Form {...form} submit="practices.write.save">
        <SheetFields draft={draft} {...(draft && { writing: draft.writing })} />
      </Form>
    </Page>
  )
}
