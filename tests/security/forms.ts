import type { Viewer } from '../access/observe.ts'
import { fill, routesOf } from '../access/routes.ts'
import { app, askAs, house, slugOf } from '../access/whole-house.ts'

export type FoundForm = {
  page: string
  action: string
  method: 'get' | 'post'
  fields: Map<string, string>
  /** The name of the field that takes a file. */
  file?: string | undefined
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#39;', "'")

/** The forms of a page, with what each field holds or could hold. */
export function formsIn(page: string, html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, opening = '', inside = '']) => {
    const fields = new Map<string, string>()
    for (const [tag] of inside.matchAll(/<(input|textarea|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name')
      if (name) fields.set(name, attribute(tag, 'value') ?? '')
    }
    for (const [, opening = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const name = attribute(opening, 'name')
      const values = [...options.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value)
      if (name) fields.set(name, values[0] ?? '')
    }
    return {
      page,
      action: attribute(opening, 'action') ?? page,
      method: /method="post"/i.test(opening) ? 'post' : 'get',
      fields,
      file: attribute(/<input\b[^>]*type="file"[^>]*>/.exec(inside)?.[0] ?? '', 'name'),
    }
  })
}

/** Every form of every page that opens to a viewer, once for each set of fields. */
export async function allForms(viewer: Viewer): Promise<FoundForm[]> {
  const forms = new Map<string, FoundForm>()
  for (const route of routesOf(app).filter(({ method }) => method === 'GET')) {
    if (route.pattern.includes(':token')) continue
    if (!route.pattern.startsWith('/:slug') && route.pattern.includes(':')) continue
    const page = fill(route, house, viewer, slugOf(viewer), 'theirs')
    const answer = await askAs(viewer, page)
    if (answer.status !== 200 || !answer.headers.get('content-type')?.includes('html')) continue
    for (const form of formsIn(page, await answer.text()))
      forms.set(`${form.method} ${form.action} ${[...form.fields.keys()].join()}`, form)
  }
  return [...forms.values()]
}
