import { beforeAll, expect, test } from 'vitest'
import { postedForms, type ReadForm } from './form-controls.ts'
import type { Viewer } from './observe.ts'
import { fill, routesOf } from './routes.ts'
import { app, askAs, house, openWholeHouse, slugOf } from './whole-house.ts'
import { asksSomething, filledWithNonsense, leftEmpty, saysWhatItTakes, untold } from './wrong-forms.ts'

openWholeHouse()

/** Between them they are shown the forms of the house. What opens by a link that nobody else knows is not among them. */
const WHO: readonly Viewer[] = ['coordinator', 'case_operator', 'administrator', 'volunteer', 'signed out']
/** Who tries the interface gets what the interface answers, whatever was asked. */
const ANSWERS_AS_ASKED = /\/api\/try\//

type Found = ReadForm & { viewer: Viewer; page: string }
const forms: Found[] = []

beforeAll(async () => {
  const known = new Set<string>()
  for (const viewer of WHO)
    for (const { pattern, page, html } of await pagesShownTo(viewer))
      for (const form of postedForms(page, html)) {
        const address = form.action.replaceAll(/[0-9a-f-]{36}/g, ':id').replace(/^\/t-[^/]*/, '')
        const key = `${address} ${form.controls.map(({ name }) => name)}`
        if (known.has(key) || ANSWERS_AS_ASKED.test(form.action)) continue
        known.add(key)
        forms.push({ ...form, viewer, page: pattern })
      }
}, 400_000)

async function pagesShownTo(viewer: Viewer) {
  const shown: { pattern: string; page: string; html: string }[] = []
  for (const route of routesOf(app).filter(({ method }) => method === 'GET')) {
    if (route.pattern.includes(':token')) continue
    if (!route.pattern.startsWith('/:slug') && route.pattern.includes(':')) continue
    const page = fill(route, house, viewer, slugOf(viewer), 'theirs')
    const answer = await askAs(viewer, page)
    if (answer.status !== 200 || !answer.headers.get('content-type')?.includes('html')) continue
    shown.push({ pattern: route.pattern, page, html: await answer.text() })
  }
  return shown
}

test.for([
  // First what changes nothing, however it is taken.
  ['filled with nonsense', filledWithNonsense, saysWhatItTakes, 100],
  ['left empty', leftEmpty, asksSomething, 150],
] as const)(
  'a form %s comes back whole: its title, a summary and each field say what is wrong',
  { timeout: 400_000 },
  async ([, filling, isMeant, least]) => {
    const meant = forms.filter(isMeant)
    expect(meant.length).toBeGreaterThan(least)
    const amiss: string[] = []
    for (const form of meant) {
      const sent = filling(form)
      const answer = await askAs(form.viewer, form.action, { method: 'POST', body: bodyOf(form, sent) })
      const wrong = answer.status === 422 ? untold(await answer.text(), sent) : [`answers ${answer.status}`]
      amiss.push(...wrong.map((what) => `${form.viewer} at ${form.page}, ${form.action}: ${what}`))
    }
    expect(amiss).toEqual([])
  },
)

function bodyOf({ files }: ReadForm, sent: readonly (readonly [string, string])[]) {
  const body = files ? new FormData() : new URLSearchParams()
  for (const [name, value] of sent) body.append(name, value)
  return body
}
