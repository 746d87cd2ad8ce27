import { type Entry, FORM_VERSION } from './entry.ts'
import { heldHere } from './held.ts'
import { add, onChange, waiting } from './queue.ts'
import { sendAll } from './send.ts'
import { fact } from './store.ts'

const AGAIN_MS = 60_000
const QUIET_MS = 600_000

/** On every page of whoever keeps Trama on this device: how much waits, and the sending of it. */
async function show() {
  const count = await waiting()
  for (const place of document.querySelectorAll<HTMLElement>('trama-waiting')) {
    place.hidden = count === 0
    const link = place.querySelector('a')
    if (link) link.textContent = (place.dataset.words ?? '').replace('{count}', String(count))
  }
}

async function look() {
  await show()
  const contactAt = (await fact('contactAt')) ?? 0
  if ((await waiting()) > 0 || Date.now() - contactAt > QUIET_MS) await sendAll()
  await show()
}

/** A page that was open when the network went: what was written in it is kept here rather than lost. */
async function keepUnsent(form: HTMLFormElement) {
  const [, slug, path] =
    /^\/([^/]+)(\/diary\/new)$/.exec(new URL(form.action || location.href).pathname) ?? []
  const one = (await heldHere()).find((held) => held.slug === slug)
  const sent = new FormData(form)
  const id = String(sent.get('_once') ?? '')
  if (!path || !one || !id || !sent.has('who[]')) return
  const labels = sent.getAll('who.label[]').map(String)
  const entry: Entry = {
    id,
    kind: 'encounter',
    version: FORM_VERSION.encounter,
    slug: one.slug,
    as: one.personId,
    record: `encounter ${id}`,
    needs: [],
    fields: [...sent].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() && !/^_|\.(text|label\[\]|searched)$/.test(name)
        ? [[name, value] as [string, string]]
        : [],
    ),
    title: labels.map((line) => line.split('\t')[1]).join(', '),
    writtenAt: Date.now(),
    state: 'waiting',
  }
  entry.fields.push(...labels.map((line): [string, string] => ['_who.label', line]))
  await add(entry)
  location.assign('/offline')
}

document.addEventListener('turbo:load', () => void look())
document.addEventListener('turbo:fetch-request-error', (event) => {
  if (event.target instanceof HTMLFormElement) void keepUnsent(event.target)
})
window.addEventListener('online', () => void look())
onChange(() => void show())
setInterval(() => void look(), AGAIN_MS)
void look()
