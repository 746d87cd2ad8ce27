import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import type { Words } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { type Crumb, Page } from '../../../../ground/ui/page.tsx'
import { figuresHere } from '../../local/reads.ts'
import type { Indicator } from '../../rules.ts'
import type { nameForm, titleForm } from '../forms.ts'
import { addForm, hideForm, moveForm, partForm } from '../forms.ts'
import { Layout } from '../parts/layout.tsx'
import { PartFields } from '../parts/part-fields.tsx'
import { MOST_PARTS, moved, type Part } from '../rules.ts'

type Change = { name?: string; parts?: readonly Part[]; from: number; refill?: boolean }

/** What has parts in an order: a report, or an outline that reports begin from. */
export type Laid = {
  name: string
  parts: readonly Part[]
  number: number
  /** Its editor, below the territory. */
  path: string
  crumbs: readonly { href: string; label: Words }[]
}
type Kind = {
  prefix: string
  heading: TextKey
  lead: TextKey
  nameLabel: Words
  nameForm: typeof nameForm | typeof titleForm
  load: (c: Context<Env>, tx: ActorTx) => Promise<Laid>
  save: (
    c: Context<Env>,
    tx: ActorTx,
    actor: SignedInActor,
    change: Change,
  ) => Promise<Outcome<null, TextKey>>
  /** Where one goes after a change. */
  after?: (c: Context<Env>, actor: SignedInActor) => Promise<Response>
}
type Sent = FormState & { which?: 'name' | 'add' | 'move' }

/** The pages that change the parts of one kind of thing. */
export function editorOf(kind: Kind) {
  const at = kind.prefix
  return new Hono<Env>()
    .get(at, (c) => show(c))
    .post(`${at}/name`, async (c) => {
      const actor = requireRole(c, 'coordinator')
      const form = await parseForm(kind.nameForm, c)
      if (!form.ok) return again(c, { ...form, which: 'name' })
      const { name, from } = form.value
      return saved(c, actor, { name, from }, { ...form, which: 'name' })
    })
    .post(`${at}/move`, async (c) => {
      const actor = requireRole(c, 'coordinator')
      const form = await parseForm(moveForm, c)
      if (!form.ok) return again(c, { ...form, which: 'move' })
      const { part, by, from } = form.value
      const { parts } = await load(c, actor)
      return saved(
        c,
        actor,
        { parts: moved(parts, part, by === 'up' ? -1 : 1), from },
        { ...form, which: 'move' },
      )
    })
    .post(`${at}/hide`, async (c) => {
      const actor = requireRole(c, 'coordinator')
      const form = await parseForm(hideForm, c)
      if (!form.ok) return again(c, { ...form, which: 'move' })
      const { part, hidden, from } = form.value
      const { parts } = await load(c, actor)
      const changed = parts.map((one) => (one.key === part ? { ...one, hidden: hidden === 'yes' } : one))
      return saved(c, actor, { parts: changed, from, refill: true }, { ...form, which: 'move' })
    })
    .post(`${at}/add`, async (c) => {
      const actor = requireRole(c, 'coordinator')
      const form = await parseForm(addForm, c)
      if (!form.ok) return again(c, { ...form, which: 'add' })
      const { kind: partKind, heading, from } = form.value
      const { parts } = await load(c, actor)
      if (parts.length >= MOST_PARTS)
        return again(c, { ...form, which: 'add', refusal: 'indicators.outlines.tooMany' })
      const key = keyFor(form.once)
      // The same form sent again finds its part there.
      const added: readonly Part[] = parts.some((one) => one.key === key)
        ? parts
        : [...parts, { key, kind: partKind, heading, hint: '', codes: [], chart: 'none', hidden: false }]
      return saved(c, actor, { parts: added, from, refill: true }, { ...form, which: 'add' })
    })
    .get(`${at}/parts/:reportPart`, (c) => showPart(c))
    .post(`${at}/parts/:reportPart`, async (c) => {
      const actor = requireRole(c, 'coordinator')
      const indicators = await asActor(actor, figuresHere)
      const form = await parseForm(partForm(indicators), c)
      if (!form.ok) {
        c.status(statusOfRetry(form))
        return showPart(c, form)
      }
      const { from, figures: _, ...said } = form.value
      const { laid, part } = await partHere(c, actor)
      const changed = laid.parts.map((one) => (one.key === part.key ? { ...one, ...said } : one))
      const refill = part.kind === 'figures'
      const outcome = await asActor(actor, (tx) => kind.save(c, tx, actor, { parts: changed, from, refill }))
      if (!outcome.ok) {
        c.status(409)
        return showPart(c, { ...form, refusal: outcome.refusal })
      }
      return goAfter(c, actor)
    })

  function load(c: Context<Env>, actor: SignedInActor) {
    return asActor(actor, (tx) => kind.load(c, tx))
  }

  async function goAfter(c: Context<Env>, actor: SignedInActor) {
    flash(c, 'indicators.outlines.saved')
    const laid = await load(c, actor)
    if (kind.after) await kind.after(c, actor)
    return c.redirect(below(c, laid.path), 303)
  }

  async function saved(c: Context<Env>, actor: SignedInActor, change: Change, sent: Sent) {
    const outcome = await asActor(actor, (tx) => kind.save(c, tx, actor, change))
    if (outcome.ok) return goAfter(c, actor)
    c.status(409)
    return show(c, { ...sent, refusal: outcome.refusal })
  }

  function again(c: Context<Env>, sent: Sent) {
    c.status(sent.refusal ? 409 : statusOfRetry(sent))
    return show(c, sent)
  }

  async function show(c: Context<Env>, sent: Sent = {}) {
    const actor = requireRole(c, 'coordinator')
    const laid = await load(c, actor)
    return c.render(<EditorPage kind={kind} laid={laid} sent={sent} />, {
      title: `${c.var.t(kind.heading)}: ${laid.name}`,
      section: '/reports',
    })
  }

  async function partHere(c: Context<Env>, actor: SignedInActor) {
    const laid = await load(c, actor)
    const part = laid.parts.find(({ key }) => key === c.req.param('reportPart'))
    if (!part) throw new NotHere()
    return { laid, part }
  }

  async function showPart(c: Context<Env>, form: FormState = {}) {
    const actor = requireRole(c, 'coordinator')
    const { laid, part } = await partHere(c, actor)
    const indicators = await asActor(actor, figuresHere)
    return c.render(<PartPage {...{ kind, laid, part, form, indicators }} />, {
      title: part.heading,
      section: '/reports',
    })
  }
}

const KEY_LETTERS = 12
/** A part is called after the form that added it. */
const keyFor = (once: string) => `p${once.replaceAll('-', '').slice(-KEY_LETTERS)}`

const crumbsOf = (at: (path: string) => string, laid: Laid): Crumb[] =>
  laid.crumbs.map(({ href, label }) => ({ href: at(href), label }))

function EditorPage({ kind, laid, sent }: { kind: Kind; laid: Laid; sent: Sent }) {
  const at = useBelow()
  return (
    <Page
      heading={kind.heading}
      kicker={laid.name}
      lead={kind.lead}
      crumbs={crumbsOf(at, laid)}
      width="reading"
    >
      <Layout
        here={at(laid.path)}
        parts={laid.parts}
        number={laid.number}
        name={laid.name}
        nameLabel={kind.nameLabel}
        sent={sent}
      />
    </Page>
  )
}

type PartProps = { kind: Kind; laid: Laid; part: Part; form: FormState; indicators: readonly Indicator[] }

function PartPage({ kind, laid, part, form, indicators }: PartProps) {
  const at = useBelow()
  return (
    <Page
      heading={{ said: part.heading }}
      kicker={laid.name}
      crumbs={[...crumbsOf(at, laid), { href: at(laid.path), label: kind.heading }]}
      width="reading"
    >
      <Form {...form} action={at(`${laid.path}/parts/${part.key}`)} submit="indicators.outlines.savePart">
        <PartFields part={part} number={laid.number} indicators={indicators} />
      </Form>
    </Page>
  )
}
