import { useRequestContext } from 'hono/jsx-renderer'
import type { Env, Session } from '../ground/access/request.ts'
import { mailFolder } from '../ground/mail/mail.ts'
import { REMEMBER } from '../ground/texts/choose-language.ts'
import { LANGUAGES, type Language, nameOf } from '../ground/texts/language.ts'
import { useTexts } from '../ground/texts/use-texts.ts'
import { withQuery } from '../ground/ui/address-bar.ts'
import { Icon } from '../ground/ui/icon.tsx'
import { ActingChoice, ActingNow } from './security/acting.tsx'

export const SIGN_IN = '/sign-in'
export const SIGN_OUT = '/sign-out'

/** The line above everything: Trama, the language, who I am. */
export function SlimHeader() {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const { session } = c.var
  const back = new URLSearchParams({ next: c.req.path })
  return (
    <div class="slim">
      <div class="frame-width">
        <a class="slim-name" href="/">
          Trama
        </a>
        <div class="slim-side">
          <LanguageSwitch />
          {session && <Waiting />}
          {session ? (
            <PersonMenu session={session} />
          ) : (
            <a href={`${SIGN_IN}?${back}`}>{t('shell.person.signIn')}</a>
          )}
        </div>
      </div>
    </div>
  )
}

/** How much waits on this device to be sent: filled in by the browser that knows. */
function Waiting() {
  const { t } = useTexts()
  return (
    <trama-waiting data-words={t('offline.waiting.count')} data-cut-off={t('offline.waiting.cutOff')} hidden>
      <a class="waiting" href="/offline">
        {t('offline.queue.heading')}
      </a>
    </trama-waiting>
  )
}

function LanguageSwitch() {
  const c = useRequestContext<Env>()
  const { t, language } = useTexts()
  return (
    <ul class="languages" aria-label={t('shell.language.label')}>
      {LANGUAGES.map((other) => (
        <li>
          {other === language ? (
            <span lang={other} aria-current="true" title={nameOf(other)}>
              <LanguageName of={other} />
            </span>
          ) : (
            <a
              href={withQuery(c.req.url, { lang: other, [REMEMBER]: 'yes' })}
              lang={other}
              hreflang={other}
              title={nameOf(other)}
            >
              <LanguageName of={other} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The code where there is little room, the name in its own words for whoever listens. */
const LanguageName = ({ of }: { of: Language }) => (
  <>
    {of}
    <span class="visually-hidden"> {nameOf(of)}</span>
  </>
)

function PersonMenu({ session }: { session: Session }) {
  const { t } = useTexts()
  return (
    <details class="menu" data-closes>
      <summary>
        <Icon name="user" />
        <span>{session.name || session.email}</span>
        <ActingNow />
      </summary>
      <div class="menu-panel">
        <p class="hint">{session.email}</p>
        {session.memberships.length > 0 && (
          <ul aria-label={t('shell.person.territories')}>
            {session.memberships.map((membership) => (
              <li>
                <a href={`/${membership.slug}`}>{membership.name}</a>
                {membership.roles.length > 0 && (
                  <span class="hint">
                    {membership.roles.map((role) => t(`operators.role.${role}`)).join(', ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <ActingChoice />
        <p>
          <a href="/account">{t('account.heading')}</a>
        </p>
        <p>
          <a href="/offline">{t('offline.page.heading')}</a>
        </p>
        {session.memberships.some(({ roles }) => roles.includes('administrator')) && mailFolder() && (
          <p>
            <a href="/mail">{t('mailbox.heading')}</a>
          </p>
        )}
        <form method="post" action={SIGN_OUT}>
          <button type="submit" class="btn btn-outline-primary">
            {t('shell.person.signOut')}
          </button>
        </form>
      </div>
    </details>
  )
}
