import type { Device } from '../../ground/access/devices.ts'
import type { OpenSession } from '../../ground/access/open-sessions.ts'
import type { Session } from '../../ground/access/request.ts'
import type { FormState } from '../../ground/forms/parse-form.ts'
import { REMEMBER } from '../../ground/texts/choose-language.ts'
import { LANGUAGES, nameOf } from '../../ground/texts/language.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Field } from '../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ground/ui/page.tsx'
import { OwnDevices } from '../offline/pages/own-devices.tsx'
import { passwordHint } from '../sign-in/pages.tsx'
import { OpenSessions } from './open-sessions.tsx'

type AccountProps = {
  session: Session
  hasPassword: boolean
  asksCurrent: boolean
  sessions: readonly OpenSession[]
  devices: readonly Device[]
  name?: FormState
  password?: FormState
}

export function AccountPage({
  session,
  hasPassword,
  asksCurrent,
  sessions,
  devices,
  name,
  password,
}: AccountProps) {
  return (
    <Page
      heading="account.heading"
      lead={['account.lead', { email: session.email }]}
      actions={<ActionButton action="/sign-out" label="account.signOut" />}
      width="reading"
    >
      <Places session={session} />
      <Section heading="account.name.heading">
        <Form {...name} action="/account/name" idPrefix="name">
          <Field name="name" label="account.name" value={session.name} autocomplete="name" required />
        </Form>
      </Section>
      <Section
        heading="account.password.heading"
        lead={hasPassword ? 'account.password.change' : 'account.password.none'}
      >
        <Form {...password} action="/account/password" submit="account.password.save" idPrefix="password">
          {asksCurrent && (
            <Field
              name="current"
              type="password"
              label="account.password.current"
              autocomplete="current-password"
              required
            />
          )}
          <Field
            name="password"
            type="password"
            label="account.password.new"
            hint={passwordHint}
            autocomplete="new-password"
            required
          />
        </Form>
      </Section>
      <Section heading="account.second.heading" lead="account.second.lead">
        <ButtonLink href="/account/second-step" label="account.second.open" quiet />
      </Section>
      <Section heading="account.programs.heading" lead="account.programs.lead">
        <ButtonLink href="/account/programs" label="account.programs.open" quiet />
      </Section>
      <OpenSessions sessions={sessions} />
      <OwnDevices devices={devices} />
      <LanguageChoice />
    </Page>
  )
}

function Places({ session }: { session: Session }) {
  const { t } = useTexts()
  return (
    <Section heading="account.places.heading">
      {session.memberships.length === 0 && <p>{t('account.places.none')}</p>}
      <ul class="plain-list stack">
        {session.memberships.map(({ slug, name, roles }) => (
          <li>
            <a href={`/${slug}`}>{name}</a>{' '}
            <span class="hint">{roles.map((role) => t(`operators.role.${role}`)).join(', ')}</span>
            <br />
            <a href={`/${slug}/journal/mine`}>
              {t('account.places.mine')} <span class="visually-hidden">({name})</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LanguageChoice() {
  const { language } = useTexts()
  return (
    <Section heading="account.language.heading" lead="account.language.lead">
      <ul class="plain-list beside">
        {LANGUAGES.map((one) => (
          <li>
            <a
              href={`/account?lang=${one}&${REMEMBER}=yes`}
              hreflang={one}
              lang={one}
              aria-current={one === language ? 'true' : undefined}
            >
              {one === language ? <strong>{nameOf(one)}</strong> : nameOf(one)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
