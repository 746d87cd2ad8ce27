import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../access/request.ts'
import type { TextKey } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.ts'

/** The page where words are explained, below a territory's slug; a word's own line there is its name after the #. */
export const GLOSSARY = '/glossario'

/** The forms in which a word is said in running text, as one text: "patti generativi, patto, patti". */
type FormsOf = (entry: string) => TextKey | undefined
let formsOf: FormsOf | undefined
/** Said once, by whoever puts the house together. Where nobody says it, words stay plain. */
export const explainWords = (forms: FormsOf) => {
  formsOf = forms
}

/** A word that leads, quietly, to its line in the glossary. */
export function Term({ entry, children }: { entry: string; children: string }) {
  const { t } = useTexts()
  const { territory } = useRequestContext<Env>().var
  return (
    <a
      class="term"
      href={`/${territory.slug}${GLOSSARY}#${entry}`}
      aria-label={t('ui.term.label', { word: children })}
    >
      {children}
    </a>
  )
}

/** Words as they are, with the first occurrence of each term leading to its meaning. */
export function WithTerms({ text, terms = [] }: { text: string; terms?: readonly string[] | undefined }) {
  const { t } = useTexts()
  if (!formsOf || terms.length === 0 || !useRequestContext().get('territory')) return <>{text}</>
  const found = terms
    .flatMap((entry) => {
      const key = formsOf?.(entry)
      const at = key && firstOf(text, t(key))
      return at ? [{ entry, ...at }] : []
    })
    .toSorted((one, other) => one.from - other.from)
    .filter(({ from }, index, all) => index === 0 || from >= (all[index - 1]?.until ?? 0))
  return (
    <>
      {found.map(({ entry, from, until }, index) => (
        <>
          {text.slice(found[index - 1]?.until ?? 0, from)}
          <Term entry={entry}>{text.slice(from, until)}</Term>
        </>
      ))}
      {text.slice(found.at(-1)?.until ?? 0)}
    </>
  )
}

/** Where one of the forms is first said as a word of its own, the longer before the shorter; undefined where none is. */
export function firstOf(text: string, forms: string) {
  const said = forms.split(/,\s*/).toSorted((one, other) => other.length - one.length)
  const match = new RegExp(`(?<![\\p{L}-])(?:${said.map(literally).join('|')})(?![\\p{L}-])`, 'iu').exec(text)
  return match ? { from: match.index, until: match.index + match[0].length } : undefined
}

const literally = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
