import { raw } from 'hono/html'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { readTexts } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'

/** Words of other pages that the pages made in the browser say too. */
const SHARED = [
  'encounters.form.',
  'encounters.new.heading',
  'encounters.new.save',
  'encounters.people.heading',
  'activities.form.newPerson',
  'activities.register.',
  'activities.state.',
  'activities.role.',
  'exchange.companionship.visits.',
  'exchange.companionship.sign.',
  'ui.combobox.',
  'ui.form.optional',
  'ui.form.errors',
  'forms.error.',
  'offline.',
] as const
const NOT_HERE = /^offline\.(devices|manifest)\./

const texts = readTexts()
const spoken = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    // A closing tag inside the data would end the script element.
    JSON.stringify(
      Object.fromEntries(
        Object.entries(texts[language]).filter(
          ([key]) => SHARED.some((start) => key.startsWith(start)) && !NOT_HERE.test(key),
        ),
      ),
    ).replaceAll('<', '\\u003c'),
  ]),
) as Record<(typeof LANGUAGES)[number], string>

/**
 * The page that the browser fills from what the device holds: its words, and nothing of anybody. The worker gives it at every
 * address while there is no network.
 */
export function OfflinePage() {
  const { t, language } = useTexts()
  return (
    <>
      <script type="application/json" id="offline-texts">
        {raw(spoken[language])}
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
      'trama-waiting': HTMLAttributes & { 'data-words': string }
    }
  }
}
