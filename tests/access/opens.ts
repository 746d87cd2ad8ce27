import { VIEWERS, type Viewer } from './observe.ts'

export const PAGES_DOCUMENT = 'docs/pages.md'

const OPENING = `# Who opens which page

Observed by \`npm test\` and compared with what stands here; \`npx vitest run tests/access/pages.test.ts --update=all\` writes it
anew: read what changed. Every role has a territory of its own with a record of every kind. A page that is not there for
somebody answers them as if it did not exist; who is signed out is led to sign in, or gets the same answer. What a page shows
of its records is the policies\u2019 to say: \`docs/access.md\`. Addresses are below a territory\u2019s.

| Page | opens to |
|---|---|
`

/** Who opens each page, a line each; those that open to the same people stand in order of their address. */
export function pagesDocument(opens: ReadonlyMap<string, ReadonlySet<Viewer>>): string {
  const rows = [...opens]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, who]) => `| \`${pattern.replace('/:slug', '') || '/'}\` | ${inWords(who)} |`)
  return `${OPENING}${rows.join('\n')}\n`
}

function inWords(who: ReadonlySet<Viewer>): string {
  if (who.size === VIEWERS.length) return 'everyone'
  if (who.size === VIEWERS.length - 1 && !who.has('signed out')) return 'everyone who has signed in'
  return (
    VIEWERS.filter((one) => who.has(one)).join(', ') || 'nobody, in this house: what it shows is not there'
  )
}
