import type { Context } from 'hono'
import { reachedAt } from '../ground/access/reached-at.ts'
import { addressIn } from '../ground/texts/choose-language.ts'
import { LANGUAGES } from '../ground/texts/language.ts'

/** Where a public page is found in each language, and where in the reader's own: for search engines, which choose none. */
export function LanguagesOf({ c }: { c: Context }) {
  const { pathname, search } = new URL(c.req.url)
  const address = reachedAt(c) + pathname + search
  return (
    <>
      {LANGUAGES.map((language) => (
        <link rel="alternate" hreflang={language} href={addressIn(address, language)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={addressIn(address)} />
    </>
  )
}
