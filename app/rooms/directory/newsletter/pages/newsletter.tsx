import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { DESK } from '../../../operators/rules.ts'
import { newsletterToday } from '../../issues/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { headOf } from '../../parts/public-page.tsx'
import { subscribeForm } from '../forms.ts'
import { alreadyLetter, confirmLetter } from '../parts/letters.ts'
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

type Props = { form: FormState; state?: Awaited<ReturnType<typeof newsletterToday>> | undefined }

function NewsletterPage({ form, state }: Props) {
  const c = useRequestContext<Env>()
  const { t, day, number } = useTexts()
  return (
    <Page
      heading={HEADING}
      lead={['directory.newsletter.lead', { territory: c.var.territory.name }]}
      crumbs={[{ href: pathsHere(c).agenda, label: 'directory.agenda.heading' }]}
      width="reading"
    >
      {state && (
        <Callout>
          <p>
            {t('directory.newsletter.state', { count: state.subscribers, number: number(state.subscribers) })}
          </p>
          <p>
            {state.lastAt
              ? t('directory.newsletter.last', { day: day(state.lastAt) })
              : t('directory.newsletter.never')}{' '}
            {state.resting > 0 &&
              t('directory.issue.resting', { count: state.resting, number: number(state.resting) })}
          </p>
          <p class="beside">
            <ActionButton action={pathsHere(c).issues} label="directory.issue.compose" quiet={false} />
            <ButtonLink href={pathsHere(c).issues} label="directory.issue.list" quiet />
          </p>
        </Callout>
      )}
      <Form {...form} submit="directory.newsletter.subscribe">
        <Field name="email" type="email" label="directory.newsletter.email" autocomplete="email" required />
        <Checkbox name="agree" label="directory.newsletter.agree" hint="directory.newsletter.agreeHint" />
      </Form>
      <p>
        <ButtonLink href={pathsHere(c).archive} label="directory.issue.archive" quiet />
      </p>
      <p class="hint">
        <a href={pathsHere(c).privacy}>{t('directory.privacy.heading')}</a>
      </p>
    </Page>
  )
}
