// Every page says `require-trusted-types-for 'script'`: the browser makes no HTML and no script of words unless a policy
// lets them pass. Ours stands only on signed-in pages, where Turbo makes pages of answers; it comes before Turbo.

const KEPT_ANSWERS = 8
const answers: string[] = []

/** Words that a server answered as a page. Only our own: the pages allow no connection to anywhere else. */
function keep(answer: string) {
  answers.push(answer)
  if (answers.length > KEPT_ANSWERS) answers.shift()
}

/** HTML is what our own server answered, word by word: whatever a script puts together is refused. */
const isAnswer = (html: string) => html === '' || answers.includes(html)

/** A script is a file of ours, or the worker that answers without network. */
function isOurScript(address: string) {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && (pathname.startsWith('/assets/') || pathname === '/worker.js')
}

type Policy = {
  createHTML(words: string): string | null
  createScriptURL(words: string): string | null
  createScript(words: string): string | null
}
type TrustedTypes = { createPolicy(name: string, policy: Policy): unknown }

/** Where a browser does not know trusted types, the other rules of our pages stand alone. */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', {
  createHTML: (html) => (isAnswer(html) ? html : null),
  createScriptURL: (address) => (isOurScript(address) ? address : null),
  // Turbo copies scripts of a page with the words inside them: ours have none.
  createScript: (words) => (words === '' ? words : null),
})

type Answered = { response: Response; readonly responseHTML: Promise<string | undefined> }

document.addEventListener('turbo:before-fetch-response', (event) => {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse: Answered }>).detail
  const { response } = fetchResponse
  if (new URL(response.url).origin !== location.origin) return
  if (!response.headers.get('content-type')?.startsWith('text/html')) return
  // Turbo reads the words from here: they are known before it makes a page of them.
  Object.defineProperty(fetchResponse, 'responseHTML', {
    get: async () => {
      const html = await response.clone().text()
      keep(html)
      return html
    },
  })
})
