import { SHORTEST_PASSWORD } from '../../ground/access/limits.ts'
import type { FormState } from '../../ground/forms/parse-form.ts'
import type { TextKey } from '../../ground/texts/texts.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { Field, Hidden } from '../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ground/ui/page.tsx'
import type { ExamplePerson } from './enter-as.ts'
import { PasskeyButton } from './passkey-button.tsx'

type SignInProps = {
  next: string
  people: ExamplePerson[]
  /** What people call the provider that also lets them in, where there is one. */
  gateway?: string | undefined
  refusal?: TextKey | undefined
  link?: FormState
  password?: FormState
}

/** By a link, which needs nothing to remember; by a password; in an example, as one of its people. */
export function SignInPage({ next, people, gateway, refusal, link, password }: SignInProps) {
  const isExample = people.length > 0
  const byLink = (
    <Form {...link} action="/sign-in" submit="signIn.ask.sendLink" idPrefix="link">
      <Field name="email" type="email" label="signIn.ask.email" autocomplete="email" required />
      <Hidden name="next" value={next} />
    </Form>
  )
  return (
    <Page heading="signIn.ask.heading" lead={isExample ? undefined : 'signIn.ask.lead'} width="reading">
      {refusal && <Callout kind="warning" text={refusal} alert />}
      {isExample && <EnterAs people={people} />}
      {isExample ? (
        <Section heading="signIn.ask.withLink" lead="signIn.ask.lead">
          {byLink}
        </Section>
      ) : (
        byLink
      )}
      <Section heading="signIn.ask.withPassword" id="password">
        <Form {...password} action="/sign-in/password" submit="signIn.ask.enter" idPrefix="password">
          <Field name="email" type="email" label="signIn.ask.email" autocomplete="username" required />
          <Field
            name="password"
            type="password"
            label="signIn.ask.password"
            autocomplete="current-password"
            required
          />
          <Hidden name="next" value={next} />
        </Form>
      </Section>
      <PasskeyButton kind="get" at="/sign-in/passkey" next={next} label="signIn.passkey.enter" />
      {gateway && (
        <Section heading={['signIn.gateway.heading', { label: gateway }]}>
          <ButtonLink
            href={`/sign-in/gateway?${new URLSearchParams({ next })}`}
            label={['signIn.gateway.enter', { label: gateway }]}
            quiet
          />
        </Section>
      )}
    </Page>
  )
}

function EnterAs({ people }: { people: ExamplePerson[] }) {
  const { t } = useTexts()
  const territories = Object.values(Object.groupBy(people, ({ slug }) => slug)).flatMap((those = []) => {
    const [first] = those
    return first ? [{ ...first, those }] : []
  })
  return (
    <Section heading="signIn.enterAs.heading" lead="signIn.enterAs.lead">
      {territories.map(({ slug, territory, those }) => (
        <section aria-labelledby={`as-${slug}`}>
          <h3 id={`as-${slug}`}>{territory}</h3>
          <ul class="enter-as">
            {those.map(({ personId, name, role }) => (
              <li>
                <ActionButton
                  action="/enter-as"
                  label={['signIn.enterAs.as', { role: t(`operators.role.${role}`), name }]}
                  fields={{ person: personId }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  )
}

/** The same words whether the address is known or not. */
export function LinkSentPage({ minutes, inMailbox }: { minutes: number; inMailbox: boolean }) {
  return (
    <Page heading="signIn.sent.heading" lead={['signIn.sent.lead', { minutes }]} width="reading">
      {inMailbox && <Callout text="signIn.sent.inMailbox" />}
      <ButtonLink href="/sign-in" label="signIn.sent.again" quiet />
    </Page>
  )
}

/** A link in a mail is also opened by programs that look for harm: only the button uses it up. */
export function OpenLinkPage({ token, next }: { token: string; next: string }) {
  return (
    <Page heading="signIn.link.heading" lead="signIn.link.lead" width="reading">
      <Form action="/sign-in/link" submit="signIn.link.enter">
        <Hidden name="token" value={token} />
        <Hidden name="next" value={next} />
      </Form>
    </Page>
  )
}

export function LinkSpentPage({ tooMany }: { tooMany: boolean }) {
  return (
    <Page heading="signIn.spent.heading" width="reading">
      <Callout kind="warning" text={tooMany ? 'signIn.tooMany' : 'signIn.spent.text'} alert />
      <ButtonLink href="/sign-in" label="signIn.spent.again" />
    </Page>
  )
}

export const passwordHint = ['signIn.password.hint', { count: SHORTEST_PASSWORD }] as const
