import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import type { newsletterToday } from '../../issues/reads.ts'
import { pathsHere } from '../../parts/address.ts'

type Props = { form: FormState; state?: Awaited<ReturnType<typeof newsletterToday>> | undefined }

/** Where anyone asks for the newsletter; who coordinates finds the way to compose it. */
export function NewsletterPage({ form, state }: Props) {
  const c = useRequestContext<Env>()
  const { t, day, number } = useTexts()
  return (
    <Page
      heading="directory.newsletter.heading"
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
      <Form {...form} action={pathsHere(c).newsletter} submit="directory.newsletter.subscribe">
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
