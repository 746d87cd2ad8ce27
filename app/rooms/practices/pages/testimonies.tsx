import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import { Checkboxes } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { testimoniesForm } from '../forms.ts'
import { keptHere, SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { allTestimonies, type KnownDraft, type Practice, type Testimony } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { chooseTestimonies } from '../writes.ts'

/** Testimonies are those that somebody agreed to publish; when they no longer agree, the sheet no longer tells them. */
export const practiceTestimonies = new Hono<Env>()
  .get('/practices/:practice/testimonies', (c) => show(c))
  .post('/practices/:practice/testimonies', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id } = await keptHere(c)
    const form = await parseForm(testimoniesForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const chosen = await asActor(actor, (tx) => chooseTestimonies(tx, actor, id, form.value.stories))
    if (!chosen.ok) {
      c.status(409)
      return show(c, { ...form, refusal: chosen.refusal })
    }
    flash(c, 'practices.testimonies.chosen')
    return c.redirect(below(c, `/practices/${id}?version=draft`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const practice = await keptHere(c)
  const stories = await asActor(c.var.actor, (tx) => allTestimonies(tx))
  return c.render(<TestimoniesPage practice={practice} stories={stories} form={form} />, {
    title: c.var.t('practices.testimonies.link'),
    section: SECTION,
  })
}

type Props = { practice: Practice & { draft: KnownDraft }; stories: Testimony[]; form: FormState }

function TestimoniesPage({ practice, stories, form }: Props) {
  const { t } = useTexts()
  const crumbs = usePracticeCrumbs()
  return (
    <Page
      heading="practices.testimonies.link"
      lead="practices.testimonies.linkLead"
      crumbs={crumbs({ id: practice.id, title: practice.draft.title })}
      width="reading"
    >
      {stories.length === 0 ? (
        <EmptyState heading="practices.testimonies.none" text="practices.testimonies.noneText" />
      ) : (
        <Form {...form} submit="practices.testimonies.choose">
          <Checkboxes
            name="stories"
            label="practices.testimonies.heading"
            value={practice.draft.stories}
            options={stories.map(({ id, words, signedAs, title }) => ({
              value: id,
              label: t('practices.testimonies.by', { name: signedAs, activity: title }),
              hint: words,
            }))}
          />
        </Form>
      )}
    </Page>
  )
}
