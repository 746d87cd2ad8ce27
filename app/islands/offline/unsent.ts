import { type Entry, FORM_VERSION, fieldOf } from './entry.ts'
import { type Held, heldHere } from './held.ts'
import { labelled, titleOf } from './people.ts'
import { add } from './queue.ts'
import { type Line, type Numbers, registerFields } from './register.ts'
import { fact } from './store.ts'
import { dayAt } from './words.ts'

/** What Turbo could not bring to our server. */
export type Unsent = { location: URL; body: FormData | URLSearchParams }
type Fields = Entry['fields']
type Sent = { form: HTMLFormElement; fields: Fields; held: Held; today: string; found: readonly string[] }
type Made = Pick<Entry, 'kind' | 'fields' | 'title'> & Partial<Entry>

/** The forms of our server's pages that can also go in from here, by the address they are sent to. */
const FORMS: readonly (readonly [path: RegExp, entry: (sent: Sent) => Made | undefined])[] = [
  [/^\/diary\/new$/, encounter],
  [/^\/diary\/reminders\/([0-9a-f-]+)\/done$/, reminder],
  [/^\/activities\/([0-9a-f-]+)\/sessions\/([0-9a-f-]+)$/, register],
  [/^\/visits\/([0-9a-f-]+)\/done$/, visit],
  [/^\/visits\/([0-9a-f-]+)\/sign$/, sign],
]

/**
 * What a page that was open when the network went had in its form, as an entry of this device; false where it is none that
 * can wait here. It has the id of the form: had it arrived after all, it is known again.
 */
export async function keepUnsent(form: HTMLFormElement, { location: to, body }: Unsent): Promise<boolean> {
  const [, slug, path = ''] = /^\/([^/]+)(\/.*)$/.exec(to.pathname) ?? []
  const held = (await heldHere()).find((one) => one.slug === slug)
  const id = String(body.get('_once') ?? '')
  // A file stays in the page it was chosen in: nothing here could keep it whole.
  const hasFile = [...body.values()].some((value) => value instanceof File && value.size > 0)
  if (!held || !id || hasFile) return false
  const today = dayAt(Date.now() + ((await fact('ahead')) ?? 0), held.timeZone)
  for (const [address, entry] of FORMS) {
    const found = address.exec(path)
    const made = found && entry({ form, fields: whole(body), held, today, found })
    if (!made) continue
    await add({
      id,
      version: FORM_VERSION[made.kind],
      slug: held.slug,
      as: held.personId,
      record: `${made.kind} ${id}`,
      needs: [],
      writtenAt: Date.now(),
      state: 'waiting',
      ...made,
    })
    return true
  }
  return false
}

/** What the form says, without what is only its page's. */
const whole = (body: FormData | URLSearchParams): Fields =>
  [...body].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() && !/^_|\.(text|label\[\]|searched)$/.test(name)
      ? [[name, value] as Fields[number]]
      : [],
  )

function encounter({ form, fields }: Sent): Made | undefined {
  if (!fieldOf({ fields }, 'who[]')) return undefined
  return { kind: 'encounter', fields: [...fields, ...labelled(form, 'who')], title: titleOf(form, 'who') }
}

function reminder({ held, found: [, id = ''] }: Sent): Made {
  const title = held.diary?.reminders?.find((one) => one.id === id)?.text ?? ''
  return { kind: 'reminder', record: `reminder ${id}`, fields: [['reminderId', id]], title }
}

type Seen = Numbers & { rows: Record<string, [state: Line['state'], role: Line['role']]> }

/** The register as its page showed it stands beside what was changed in it, so that what others write meanwhile stays. */
function register({ form, fields, found: [, activityId = '', sessionId = ''] }: Sent): Made | undefined {
  const shown = form.querySelector<HTMLInputElement>('input[name=_seen]')?.value
  if (!shown) return undefined
  const seen = JSON.parse(shown) as Seen
  const lines = fields.flatMap(([name]): Line[] => {
    const personId = /^state-(.+)$/.exec(name)?.[1]
    if (!personId) return []
    const [state, role] = seen.rows[personId] ?? [null, 'participant']
    return [{ personId, state, role }]
  })
  return {
    kind: 'register',
    record: `session ${sessionId}`,
    fields: [
      ['sessionId', sessionId],
      ['activityId', activityId],
      ...registerFields(fields, lines, seen),
      ['act', fieldOf({ fields }, 'act') === 'close' ? 'close' : 'save'],
      ...labelled(form, 'walkIns'),
    ],
    title: document.querySelector('h1')?.textContent?.trim() ?? '',
  }
}

const visited = (id: string, { held, fields, today }: Sent) => ({
  record: `visit ${id}`,
  fields: [['agreementId', id], ['onDate', today], ...fields] as Fields,
  untouched: { field: 'onDate', as: 'day' as const, timeZone: held.timeZone },
})
const nameOf = (id: string, { held }: Sent) => held.visits.find((card) => card.id === id)?.title ?? ''

function visit(sent: Sent): Made {
  const [, id = ''] = sent.found
  return { kind: 'visit', ...visited(id, sent), title: nameOf(id, sent) }
}

function sign(sent: Sent): Made | undefined {
  const [, id = ''] = sent.found
  if (!fieldOf(sent, 'what')) return undefined
  return { kind: 'sign', ...visited(id, sent), title: nameOf(id, sent) }
}
