import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import type { Env, PageProps } from '../../../ground/access/request.ts'
import { addressIn, languageInAddress } from '../../../ground/texts/choose-language.ts'
import { LANGUAGES, type Language, localeOf } from '../../../ground/texts/language.ts'
import { CARD, type CardOf } from '../cards/rules.ts'
import { originOf, pathsHere } from './address.ts'

const LONGEST_DESCRIPTION = 160

/**
 * Answers that are the same for whoever has no cookie may be kept a minute, here or on the way. Not for pages
 * with a form: each form carries an id of its own. Said before the answer is made, because touching it afterwards
 * costs more than it; what turns into an error page takes it back there.
 */
export const keptAMinute = createMiddleware<Env>(async (c, next) => {
  c.header('Vary', 'Cookie, Accept-Language')
  if (!c.var.session && !c.req.header('Cookie')) c.header('Cache-Control', 'public, max-age=60')
  await next()
})

type Told = {
  title: string
  /** One or two sentences, for those who share the address. */
  about?: string | null | undefined
  /** The address under which this page is to be remembered; nothing where only the staff sees it. */
  path?: string | undefined
  jsonLd?: object | object[] | undefined
  /** Of what the picture is that shows where the address is shared: of the territory, where nothing is said. */
  card?: CardOf
  /** Calendars to subscribe to from this page. */
  calendar?: string | undefined
}

/** What a public page says in its head: its one address, how it looks when shared, what it is to a machine. */
export function headOf(
  c: Context<Env>,
  { title, about, path, jsonLd, calendar, card = { kind: 'territory' } }: Told,
): PageProps {
  if (!path) return { title, robots: 'noindex' }
  // In a language of its own it is a page of its own, to search engines and where it is shared.
  const address = addressIn(originOf(c) + path, languageInAddress(c))
  const short = shortened(about ?? c.var.t('directory.head.about', { territory: c.var.territory.name }))
  const picture = originOf(c) + pathsHere(c).card(card)
  const head: Child = (
    <>
      <link rel="canonical" href={address} />
      <meta name="description" content={short} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={short} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(CARD.width)} />
      <meta property="og:image:height" content={String(CARD.height)} />
      <meta property="og:image:alt" content={title} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={short} />
      <meta name="twitter:image" content={picture} />
      <meta property="og:site_name" content={c.var.territory.name} />
      <meta property="og:locale" content={asInPictures(c.var.language)} />
      {LANGUAGES.filter((other) => other !== c.var.language).map((other) => (
        <meta property="og:locale:alternate" content={asInPictures(other)} />
      ))}
      {calendar && (
        <link
          rel="alternate"
          type="text/calendar"
          href={calendar}
          title={c.var.t('directory.head.calendar')}
        />
      )}
    </>
  )
  return { title, head, ...(jsonLd && { jsonLd }) }
}

const asInPictures = (language: Language) => localeOf(language).replace('-', '_')

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_DESCRIPTION ? line : `${line.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`
}
