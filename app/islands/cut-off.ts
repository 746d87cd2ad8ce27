import { isKept } from './offline/kept.ts'
import type { Unsent } from './offline/unsent.ts'

let afield: Promise<typeof import('./offline/waiting.ts')> | undefined

/** What works without network costs a page nothing where nobody asked for it; it must be here before the network goes. */
const getReady = () => {
  if (isKept()) afield ??= import('./offline/waiting.ts')
}
getReady()
document.addEventListener('turbo:load', getReady)

// A form that did not reach our server: what was written waits on this device where it can, and else stays in its page.
document.addEventListener('turbo:fetch-request-error', (event) => {
  const { request } = (event as CustomEvent<{ request: Unsent & { isSafe: boolean } }>).detail
  if (event.target instanceof HTMLFormElement && !request.isSafe) void keep(event.target, request)
})

async function keep(form: HTMLFormElement, sent: Unsent) {
  const isWaiting = await afield?.then(({ keepUnsent }) => keepUnsent(form, sent)).catch(() => false)
  if (isWaiting) location.assign('/offline')
  else say(form)
}

/** Beside the button that was pressed. Sent again it is the same form: it goes in once. */
function say(form: HTMLFormElement) {
  const words = document.querySelector<HTMLElement>('trama-waiting')?.dataset.cutOff
  if (!words) return
  form.parentElement?.querySelector('.cut-off')?.remove()
  const notice = document.createElement('div')
  notice.className = 'notice notice-warning cut-off'
  notice.setAttribute('role', 'alert')
  notice.append(words)
  form.addEventListener('turbo:submit-start', () => notice.remove(), { once: true })
  const actions = form.querySelector('.form-actions')
  if (actions) actions.before(notice)
  else form.before(notice)
  notice.scrollIntoView({ block: 'nearest' })
}
