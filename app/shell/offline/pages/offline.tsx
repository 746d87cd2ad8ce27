import { raw } from 'hono/html'
import { formatLocaleOf, LANGUAGES, type Language } from '../../../ground/texts/language.ts'
import { wordsOf } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'

/** Words of other pages that the pages made in the browser say too: everything below these, by room. */
const SHARED: Record<string, readonly string[]> = {
  encounters: ['form', 'new', 'people', 'day.reminders', 'reminder.done'],
  activities: ['form', 'register', 'state', 'role', 'session.overCapacity'],
  exchange: ['companionship.visits', 'companionship.sign'],
  ui: ['combobox', 'form'],
  forms: ['error'],
  offline: [
    'page',
    'day',
    'people',
    'places',
    'form',
    'register',
    'visits',
    'queue',
    'conflict',
    'kind',
    'turn',
    'reason',
    'device',
    'waiting',
  ],
}

const isSpoken = (key: string) => {
  const room = key.slice(0, key.indexOf('.'))
  return SHARED[room]?.some((page) => `${key}.`.startsWith(`${room}.${page}.`)) ?? false
}

const spoken = Object.fromEntries(
  LANGUAGES.map((language) => {
    const said = Object.entries(wordsOf(language)).filter(([key]) => isSpoken(key))
    // A closing tag inside the data would end the script element.
    return [language, JSON.stringify(Object.fromEntries(said)).replaceAll('<', '\\u003c')]
  }),
)

/** The words of the page as data; the same for everyone who reads that language. */
export const pageWords = (language: Language) => spoken[language] ?? '{}'

/**
 * The page that the browser fills from what the device holds: its words, and nothing of anybody. The worker gives it at every
 * address while there is no network.
 */
export function OfflinePage() {
  const { t, language } = useTexts()
  return (
    <>
      <script type="application/json" id="offline-texts" data-locale={formatLocaleOf(language)}>
        {raw(pageWords(language))}
      </script>
      <trama-offline>
        <div class="page page-reading">
          <header class="page-heading">
            <div>
              <h1>{t('offline.page.heading')}</h1>
              <p class="lead">{t('offline.page.noScript')}</p>
            </div>
          </header>
        </div>
      </trama-offline>
    </>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-offline': HTMLAttributes
      'trama-waiting': HTMLAttributes & { 'data-words': string; 'data-cut-off': string }
    }
  }
}
