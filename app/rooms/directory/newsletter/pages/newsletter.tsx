import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { DESK } from '../../../operators/rules.ts'
import { newsletterToday } from '../../issues/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { headOf } from '../../parts/public-page.tsx'
import { subscribeForm } from '../forms.ts'
import { alreadyLetter, confirmLetter } from '../parts/letters.ts'
import { NewsletterPage } from '../parts/newsletter-page.tsx'
import { askForNewsletter, keeperOf } from '../writes.ts'

const HEADING = 'directory.newsletter.heading'

export const newsletter = new Hono<Env>()
  .get('/newsletter', async (c) => {
    const { actor } = c.var
    const state = holdsRole(actor, ...DESK)
      ? await asActor(actor, (tx) => newsletterToday(tx, actor))
      : undefined
    return c.render(
      <NewsletterPage form={{}} state={state} />,
      headOf(c, { title: c.var.t(HEADING), path: pathsHere(c).newsletter }),
    )
  })
  .post('/newsletter', async (c) => {
    const { territory, now, language, t } = c.var
    const form = await parseForm(subscribeForm, c)
    const again = (state: FormState, status: 422 | 429) => {
      c.status(status)
      return c.render(<NewsletterPage form={state} />, { title: t(HEADING), robots: 'noindex' })
    }
    if (!form.ok) return again(form, 422)
    const keeper = keeperOf(territory.id)
    const { email } = form.value
    const asked = await asActor(keeper, (tx) =>
      askForNewsletter(tx, keeper, form.once, { email, language }, now),
    )
    if (!asked.ok) return again({ ...form, refusal: asked.refusal }, 429)
    const { id, letter } = asked.value
    const letterOf = { confirm: confirmLetter, already: alreadyLetter, none: undefined }[letter]
    if (letterOf) await sendMail(letterOf(originOf(c), territory, { id, email, language }))
    // The same words for every address: nobody learns who is subscribed.
    flash(c, 'directory.newsletter.checkMail')
    return c.redirect(pathsHere(c).newsletter, 303)
  })
