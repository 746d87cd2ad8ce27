const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
/** What these hold is no text for people: code, and words somebody typed. */
const SILENT = /^(script|style|code|pre|textarea)$/
const TOKEN = /<!--.*?-->|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gs
const SAID = /\s(?:title|aria-label|aria-description|placeholder|alt|data-words)="([^"]*)"/g
const PSEUDO_TEXT = /⟦[^⟦⟧]*⟧/g

type Open = { name: string; skipped: boolean }

/**
 * What a page says in no pseudo text, piece by piece: words between its elements and in the attributes people hear. Left out is what
 * stands in an element that names another language than the page's. Our pages close what they open; where not, this throws.
 */
export function leftOver(html: string, language: string): string[] {
  let words = ''
  const heard: string[] = []
  const open: Open[] = []
  for (const [token, closes, name = '', attributes = '', itself] of html
    .replace(/^<!doctype[^>]*>/i, '')
    .matchAll(TOKEN)) {
    const skipped = open.at(-1)?.skipped ?? false
    if (!name) {
      if (!skipped && !token.startsWith('<!--')) words += token.replaceAll(/\s+/g, ' ')
    } else if (closes) {
      words += '\n'
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`)
    } else {
      words += '\n'
      const other = /\slang="([^"]*)"/.exec(attributes)?.[1]
      const here = skipped || SILENT.test(name) || (other !== undefined && other !== language)
      if (!here) heard.push(...[...attributes.matchAll(SAID)].map(([, said = '']) => said))
      if (!itself && !VOID.test(name)) open.push({ name, skipped: here })
    }
  }
  // A text may hold elements, such as a word that is explained: it is taken out whole.
  const seen = withoutPseudo(words).split('\n')
  return [...seen, ...heard.map(withoutPseudo)]
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
    .filter((piece) => /\p{L}{2}/u.test(piece))
}

function withoutPseudo(piece: string): string {
  let left = piece
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/&(lt|gt);/g, ' ')
    .replaceAll('&amp;', '&')
  // A text may be filled in with another.
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replaceAll(PSEUDO_TEXT, ' ')
  }
  return left
}
