import { type Control, controlsIn, type ReadForm } from './form-controls.ts'

/** Words that no field of this type takes. */
const NONSENSE: Record<string, string> = {
  number: 'molti',
  date: 'domenica',
  time: 'tardi',
  'datetime-local': 'ieri',
  email: 'nessuna chiocciola',
  url: 'nessun indirizzo',
}
const WORDS = 'Parole scritte con fatica'

type Sent = [name: string, value: string][]

/** The form as somebody sends it who filled nothing in; what the page itself says in it stays. */
export const leftEmpty = ({ controls }: ReadForm): Sent =>
  controls
    .filter(({ type, tag }) => tag !== 'input' || !['radio', 'checkbox', 'file'].includes(type))
    .map(({ name, type, value, options }) => [
      name,
      // A choice that offers no “none” is always made.
      type === 'hidden' || (type === 'select' && !options.includes('')) ? value : '',
    ])

/** The same with words in every field, and nonsense where the field says what it takes. */
export function filledWithNonsense({ controls }: ReadForm): Sent {
  const ticked = new Set<string>()
  return controls.flatMap((control): Sent => {
    const { name, type, value, options } = control
    if (type === 'file') return []
    if (type === 'hidden') return [[name, value]]
    if (type === 'radio' || type === 'checkbox') {
      if (ticked.has(name)) return []
      ticked.add(name)
      return [[name, value]]
    }
    if (type === 'select') return [[name, options.find((option) => option !== '') ?? '']]
    // Words in a type-ahead search.
    if (name.endsWith('.text')) return [[name, '']]
    return [[name, NONSENSE[type] ?? WORDS]]
  })
}

export const asksSomething = ({ controls }: ReadForm) =>
  controls.some(({ required, tag, options }) => required && (tag !== 'select' || options.includes('')))
export const saysWhatItTakes = ({ controls }: ReadForm) => controls.some(({ type }) => type in NONSENSE)

/** What is amiss in how a page tells what was wrong with the form that was sent; none where all of it is told. */
export function untold(html: string, sent: Sent): string[] {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'))
  const summaries = [...main.matchAll(/<div class="error-summary"([^>]*)>([\s\S]*?)<\/div>/g)]
  const [, opening = '', inside = ''] = summaries[0] ?? []
  if (summaries.length !== 1) return [`${summaries.length} summaries`]
  const amiss: string[] = []
  if (!/role="alert"/.test(opening)) amiss.push('the summary is not read out')
  if (!/tabindex="-1"/.test(opening) || !/autofocus/.test(opening)) amiss.push('the summary has no focus')
  const title = /<title>([^<]*)/.exec(html)?.[1] ?? ''
  if (!title.startsWith('Da correggere')) amiss.push(`the title says “${title}”`)
  const controls = controlsIn(main)
  for (const [, line = ''] of inside.matchAll(/<li>([\s\S]*?)<\/li>/g))
    amiss.push(...notTold(line, controls, main))
  return [...amiss, ...lost(sent, controls)]
}

/** Whether a line of the summary leads to a field that says itself what is wrong. */
function notTold(line: string, controls: readonly Control[], main: string): string[] {
  const id = /href="#([^"]*)"/.exec(line)?.[1]
  if (!id) return [`“${line}” leads nowhere`]
  const control = controls.find((one) => one.id === id)
  if (!control) return [`#${id} is no field`]
  const reason = control.describedBy.find((about) => about.endsWith('-error'))
  const isTold = reason && new RegExp(`id="${reason}"[^>]*>[^<]`).test(main)
  // A choice of one is wrong as a whole: its group says so.
  const group = control.type === 'radio' && /role="radiogroup"[^>]*aria-invalid="true"/.test(main)
  return [
    ...(control.invalid || group ? [] : [`#${id} is not said to be wrong`]),
    ...(isTold ? [] : [`#${id} does not say why`]),
  ]
}

/** What was typed and stands there no more. */
function lost(sent: Sent, controls: readonly Control[]): string[] {
  return sent.flatMap(([name, value]) => {
    const own = controls.filter((one) => one.name === name)
    const [first] = own
    if (value === '' || !first || ['password', 'file', 'hidden'].includes(first.type)) return []
    const ticks = first.type === 'radio' || first.type === 'checkbox'
    const kept = ticks
      ? own.some((one) => one.checked && one.value === value)
      : own.some((one) => one.value === value)
    return kept ? [] : [`${name} is lost`]
  })
}
