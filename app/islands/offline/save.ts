import { h, notice } from './dom.ts'
import type { Entry, Kept } from './entry.ts'
import type { Here } from './here.ts'
import { add, change } from './queue.ts'
import { t } from './words.ts'

export const QUEUE = '/offline/queue'

/** Puts an entry into the queue, or in the place of what it corrects, and shows the queue. */
export async function keepEntry(here: Pick<Here, 'go'>, entry: Entry, before?: Kept) {
  if (before) await change({ ...entry, n: before.n })
  else await add(entry)
  here.go(QUEUE, t('offline.queue.written'))
}

type Words = string | undefined

/** A form whose answer is kept on this device; `keep` gives the words of what is still wrong. */
export function formOf(
  submit: string,
  keep: (form: HTMLFormElement, pressed: string | undefined) => Promise<Words>,
  ...fields: Parameters<typeof h>[2][]
): HTMLFormElement {
  const wrong = h('div', { class: 'error-summary', role: 'alert', tabindex: -1, hidden: true })
  let isKeeping = false
  const form = h(
    'form',
    {
      class: 'form form-at-hand',
      novalidate: true,
      onsubmit: async (event: SubmitEvent) => {
        event.preventDefault()
        // A second press while the first is being written is the same one.
        if (isKeeping) return
        isKeeping = true
        try {
          const words = await keep(form, (event.submitter as HTMLButtonElement | null)?.value)
          wrong.hidden = words === undefined
          wrong.replaceChildren(h('h2', {}, words ?? ''))
          if (words) wrong.focus()
        } catch {
          // What was typed stays in its fields.
          wrong.hidden = false
          wrong.replaceChildren(h('h2', {}, t('offline.form.notKept')))
          wrong.focus()
        } finally {
          isKeeping = false
        }
      },
    },
    // The Enter key presses the first button of a form: this one, not another that does more.
    h('button', { type: 'submit', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true' }),
    wrong,
    ...fields,
    h('div', { class: 'form-actions' }, h('button', { type: 'submit', class: 'btn btn-primary' }, submit)),
  )
  return form
}

export const nothingHeld = () => notice('info', t('offline.page.notHeld'))
