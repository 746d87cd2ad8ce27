import type { Context } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { type Formats, formatsFor, type Moment } from './formats.ts'
import type { Language } from './language.ts'
import type { TextKey, TextParams, Translate } from './texts.ts'

/** What every request carries so that a page can speak. */
export type SpeakingEnv = {
  Variables: { t: Translate; language: Language; now: Date; territory?: { timeZone: string } | undefined }
}

/** Words of a label: a text key, a key with its parameters, or something already said. */
export type Words = TextKey | readonly [TextKey, TextParams] | { said: string }

export type Texts = Omit<Formats, 'said' | 'saidDay'> & {
  t: Translate
  say: (words: Words) => string
  language: Language
  now: Date
  /** "oggi alle 15", as of the request's own now. */
  when: (moment: Moment) => string
}

const TIME_ZONE = 'Europe/Rome'
const spoken = new WeakMap<Context, Texts>()

/** Texts and formats of a request, for pages and for what is not a component (mails, files). */
export function textsOf(c: Context): Texts {
  const known = spoken.get(c)
  if (known) return known
  const { t, language, now, territory } = (c as Context<SpeakingEnv>).var
  const formats = formatsFor(language, territory?.timeZone ?? TIME_ZONE)
  const texts: Texts = {
    ...formats,
    t,
    language,
    now,
    say: (words) => {
      if (typeof words === 'string') return t(words)
      return 'said' in words ? words.said : t(...words)
    },
    when: (moment) => formats.said(moment, now),
  }
  spoken.set(c, texts)
  return texts
}

/** The same inside any component, also an asynchronous one. */
export const useTexts = (): Texts => textsOf(useRequestContext())

/** For the `lang` of what a territory’s staff wrote, which is in the territory’s language; nothing where the page is too. */
export function useWrittenIn(): string | undefined {
  const { language, territory } = useRequestContext<
    SpeakingEnv & { Variables: { territory?: { language: string } } }
  >().var
  return territory?.language === language ? undefined : territory?.language
}
