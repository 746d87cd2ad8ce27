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
  const pieces: string[] = []
  const open: Open[] = []
  for (const [token, closes, name = '', attributes = '', itself] of html
    .replace(/^<!doctype[^>]*>/i, '')
    .matchAll(TOKEN)) {
    const skipped = open.at(-1)?.skipped ?? false
    if (!name) {
      if (!skipped && !token.startsWith('<!--')) pieces.push(token)
    } else if (closes) {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`)
    } else {
      const other = /\slang="([^"]*)"/.exec(attributes)?.[1]
      const here = skipped || SILENT.test(name) || (other !== undefined && other !== language)
      if (!here) pieces.push(...[...attributes.matchAll(SAID)].map(([, said = '']) => said))
      if (!itself && !VOID.test(name)) open.push({ name, skipped: here })
    }
  }
  return pieces.map(withoutPseudo).filter((piece) => /\p{L}{2}/u.test(piece))
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
  return left.replaceAll(/\s+/g, ' ').trim()
}
