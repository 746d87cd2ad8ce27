import type { Passkey } from '../../ground/access/passkeys.ts'
import type { SecondProof } from '../../ground/access/second-proof.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { ActionButton } from '../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ground/ui/page.tsx'
import { When } from '../../ground/ui/when.tsx'
import { PasskeyButton } from '../sign-in/passkey-button.tsx'

const HERE = '/account/second-step'
const CRUMBS = [{ href: '/account', label: 'account.heading' }] as const
const FEW_CODES = 3

type SecondProofProps = {
  proof: SecondProof
  since: Date
  passkeys: readonly Passkey[]
  /** One of their roles asks for it. */
  required: boolean
}

export function SecondProofPage({ proof, since, passkeys, required }: SecondProofProps) {
  const { t } = useTexts()
  return (
    <Page heading="account.second.heading" lead="account.second.lead" crumbs={[...CRUMBS]} width="reading">
      <Section heading="account.second.app">
        <p>
          {t('account.second.since')} <When at={since} />
        </p>
        <ButtonLink href={`${HERE}/app`} label="account.second.replace" quiet />
      </Section>
      <Section heading="account.codes.heading" lead={['account.codes.left', { count: proof.codesLeft }]}>
        {proof.codesLeft < FEW_CODES && <Callout kind="warning" text="account.codes.few" />}
        <div data-turbo="false">
          <ActionButton action={`${HERE}/codes`} label="account.codes.renew" />
        </div>
      </Section>
      <Section heading="account.passkeys.heading" lead="account.passkeys.lead">
        <ul class="plain-list stack">
          {passkeys.map(({ id, name, madeAt }) => (
            <li class="beside">
              <span>
                {name} {madeAt && <When at={madeAt} />}
              </span>
              <ActionButton
                action={`${HERE}/passkeys/remove`}
                label="account.passkeys.remove"
                fields={{ passkey: id }}
              />
            </li>
          ))}
        </ul>
        <PasskeyButton kind="create" at={`${HERE}/passkeys`} label="account.passkeys.add" />
        <noscript>
          <p class="hint">{t('account.passkeys.script')}</p>
        </noscript>
      </Section>
      <Section heading="account.second.without">
        {required ? (
          <p>{t('account.second.required')}</p>
        ) : (
          <ActionButton action={`${HERE}/remove`} label="account.second.remove" danger />
        )}
      </Section>
    </Page>
  )
}

/** For who has been here a while: the second step changes only right after signing in. */
export const AskAgainPage = () => (
  <Page heading="account.second.heading" lead="account.second.again" crumbs={[...CRUMBS]} width="reading">
    <ActionButton action="/sign-out" label="account.second.signOut" />
  </Page>
)
