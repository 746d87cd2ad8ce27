const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** A control as a browser without script would hold it. */
export type Control = {
  tag: 'input' | 'textarea' | 'select'
  type: string
  name: string
  id: string | undefined
  value: string
  /** Of a select, and of what is ticked: what may be sent. */
  options: string[]
  required: boolean
  checked: boolean
  invalid: boolean
  describedBy: string[]
}

export type ReadForm = { action: string; files: boolean; controls: Control[] }

/** The forms of a page that are posted, with their controls in the order of the page. */
export function postedForms(page: string, html: string): ReadForm[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  return forms
    .filter(([, opening = '']) => /method="post"/.test(opening))
    .map(([, opening = '', inside = '']) => ({
      action: attribute(opening, 'action') ?? page,
      files: /multipart/.test(opening),
      controls: controlsIn(inside),
    }))
}

export function controlsIn(html: string): Control[] {
  const found = html.matchAll(
    /<input\b[^>]*>|<textarea\b[^>]*>([\s\S]*?)<\/textarea>|<select\b[^>]*>([\s\S]*?)<\/select>/g,
  )
  return [...found].flatMap(([whole, words, choices]): Control[] => {
    const opening = /^<[^>]*>/.exec(whole)?.[0] ?? ''
    const name = attribute(opening, 'name')
    if (!name) return []
    const tag = /^<(\w+)/.exec(opening)?.[1] as Control['tag']
    return [
      {
        tag,
        name,
        type: tag === 'input' ? (attribute(opening, 'type') ?? 'text') : tag,
        id: attribute(opening, 'id'),
        value: heldIn(opening, words, choices),
        options: optionsIn(choices ?? ''),
        required: /\s(aria-)?required=/.test(opening),
        checked: /\schecked/.test(opening),
        invalid: attribute(opening, 'aria-invalid') === 'true',
        describedBy: (attribute(opening, 'aria-describedby') ?? '').split(' ').filter(Boolean),
      },
    ]
  })
}

const optionsIn = (choices: string) =>
  [...choices.matchAll(/<option\b[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? '')

function heldIn(opening: string, words: string | undefined, choices: string | undefined): string {
  if (words !== undefined) return attribute(` x="${words}"`, 'x') ?? ''
  if (choices === undefined) return attribute(opening, 'value') ?? ''
  const options = [...choices.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
  const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0] ?? ''
  return attribute(chosen, 'value') ?? ''
}
