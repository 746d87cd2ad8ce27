import { codeAddress } from '../../ground/access/one-time-code.ts'
import type { FormState } from '../../ground/forms/parse-form.ts'
import { QrSquare } from '../../ground/paper/qr.tsx'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { Field, Hidden } from '../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ground/ui/page.tsx'
import { PasskeyButton } from './passkey-button.tsx'

/** For who has a second step: the code of their app, a recovery code, or a passkey. */
export const ProvePage = ({ next, form }: { next: string; form: FormState }) => (
  <Page heading="signIn.second.prove.heading" lead="signIn.second.prove.lead" width="reading">
    <Form {...form} action="/sign-in/second-step" submit="signIn.second.prove.enter">
      <CodeField hint="signIn.second.prove.hint" />
      <Hidden name="next" value={next} />
    </Form>
    <PasskeyButton kind="get" at="/sign-in/passkey" next={next} label="signIn.passkey.enter" />
    <Leave />
  </Page>
)

type SetUpProps = {
  action: string
  codeKey: string
  email: string
  next: string
  form: FormState
  /** Nothing else opens before it is done. */
  required?: boolean
}

/** A square to photograph, the same in letters, and the first code as a proof that the app has it. */
export function SetUpStepPage({ action, codeKey, email, next, form, required = false }: SetUpProps) {
  const { t } = useTexts()
  const address = codeAddress(codeKey, email, 'Trama')
  return (
    <Page
      heading="signIn.second.setUp.heading"
      lead={required ? 'signIn.second.setUp.lead' : 'signIn.second.setUp.leadFree'}
      width="reading"
    >
      <Section heading="signIn.second.app.heading" lead="signIn.second.app.lead">
        <QrSquare address={address} label={t('signIn.second.app.picture')} />
        <p>{t('signIn.second.app.key')}</p>
        <p>
          <code class="code-key">{codeKey.match(/.{4}/g)?.join(' ')}</code>
        </p>
      </Section>
      <Section heading="signIn.second.first.heading">
        <div data-turbo="false">
          <Form {...form} action={action} submit="signIn.second.first.confirm">
            <CodeField hint="signIn.second.first.hint" />
            <Hidden name="next" value={next} />
          </Form>
        </div>
      </Section>
      {required ? <Leave /> : <ButtonLink href={next} label="signIn.second.setUp.later" quiet />}
    </Page>
  )
}

const CodeField = ({ hint }: { hint: 'signIn.second.prove.hint' | 'signIn.second.first.hint' }) => (
  <Field
    name="code"
    label="signIn.second.code"
    hint={hint}
    autocomplete="one-time-code"
    maxlength={40}
    required
  />
)

const Leave = () => <ActionButton action="/sign-out" label="signIn.second.leave" />

/** Recovery codes, told this once. */
export function CodesPage({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <Page heading="signIn.codes.heading" lead="signIn.codes.lead" width="reading">
      <ul class="plain-list recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Callout kind="warning" text="signIn.codes.once" />
      <ButtonLink href={next} label="signIn.codes.kept" />
    </Page>
  )
}
