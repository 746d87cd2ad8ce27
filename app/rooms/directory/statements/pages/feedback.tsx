import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { feedbackForm } from '../forms.ts'
import { sendFeedback } from '../writes.ts'

const HEADING = 'directory.feedback.heading'

export const feedback = new Hono<Env>()
  .get('/accessibility/feedback', (c) => {
    const aboutPage = c.req.query('page')?.slice(0, 300)
    return c.render(<FeedbackPage values={{ aboutPage }} />, { title: c.var.t(HEADING), robots: 'noindex' })
  })
  .post('/accessibility/feedback', async (c) => {
    const form = await parseForm(feedbackForm, c)
    if (!form.ok) {
      c.status(422)
      return c.render(<FeedbackPage {...form} />, { title: c.var.t(HEADING), robots: 'noindex' })
    }
    const sent = await asActor(c.var.actor, (tx) => sendFeedback(tx, c.var.actor, form.once, form.value))
    if (!sent.ok) {
      c.status(429)
      return c.render(<FeedbackPage {...form} refusal={sent.refusal} />, {
        title: c.var.t(HEADING),
        robots: 'noindex',
      })
    }
    flash(c, 'directory.feedback.thanks')
    return c.redirect(pathsHere(c).accessibility, 303)
  })

function FeedbackPage(form: FormState) {
  const c = useRequestContext<Env>()
  return (
    <Page
      heading={HEADING}
      lead={['directory.feedback.lead', { territory: c.var.territory.name }]}
      crumbs={[{ href: pathsHere(c).accessibility, label: 'directory.accessibility.heading' }]}
      width="reading"
    >
      <Form {...form} submit="directory.feedback.send">
        <TextArea
          name="said"
          label="directory.feedback.said"
          hint="directory.feedback.saidHint"
          rows={6}
          maxlength={4000}
          required
        />
        <Field name="aboutPage" label="directory.feedback.aboutPage" maxlength={300} />
        <Field
          name="replyTo"
          type="email"
          label="directory.feedback.replyTo"
          hint="directory.feedback.replyToHint"
          autocomplete="email"
        />
      </Form>
    </Page>
  )
}
