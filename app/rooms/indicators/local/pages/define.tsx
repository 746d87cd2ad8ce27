import { type Context, Hono } from 'hono'
import type { Actor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import {
  type FormErrors,
  type FormState,
  type ParsedForm,
  parseForm,
} from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { definitionForm, fieldOf, localForm, valuesOf } from '../forms.ts'
import { DefinePage } from '../parts/define-page.tsx'
import { previewOf } from '../parts/preview.ts'
import { type Weighed, weigh } from '../parts/weigh.ts'
import { type ChoicesHere, choicesHere, standingLocals } from '../reads.ts'
import { type Definition, type LocalVersion, localCode } from '../rules.ts'
import { changeLocal, defineLocal, endLocal } from '../writes.ts'

const NEW = '/outcomes/local/new'

export const defineLocals = new Hono<Env>()
  .get(NEW, (c) => begin(c, { values: { records: 'sessions' } }, { counted: { records: 'sessions' } }))
  .post(NEW, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { form, stopped } = await take(c, actor, false)
    if (stopped || !form.ok) return stopped
    const defined = await asActor(actor, (tx) => defineLocal(tx, actor, form.once, form.value))
    if (!defined.ok) return refuse(c, form, defined.refusal, undefined)
    flash(c, 'indicators.local.defined')
    return c.redirect(below(c, `/outcomes/${localCode(defined.value.id)}`), 303)
  })
  // What the figure would be, for a page that asks while somebody types.
  .post('/outcomes/local/check', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const here = await asActor(actor, (tx) => choicesHere(tx))
    const form = await parseForm(definitionForm(here), c)
    const said = form.ok
      ? previewIn(c, form.value, await asActor(actor, (tx) => weighed(tx, c, actor, form.value)))
      : c.var.t('indicators.local.nothingYet')
    return c.json({ said })
  })
  .get('/outcomes/local/:indicator/change', async (c) => {
    const standing = await standingHere(c)
    const values = {
      name: standing.name,
      definition: standing.definition,
      limits: standing.limits ?? undefined,
      ...valuesOf('counted', standing.counted),
      ...valuesOf('of', standing.ofCounted),
    }
    return begin(c, { values }, { counted: standing.counted, of: standing.ofCounted ?? undefined }, standing)
  })
  .post('/outcomes/local/:indicator/change', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const standing = await standingHere(c)
    const { form, stopped } = await take(c, actor, true, standing)
    if (stopped || !form.ok) return stopped
    const { fromVersion = standing.number, reason = '' } = form.value
    const change = { id: standing.indicatorId, versionId: form.once, from: fromVersion, reason }
    const changed = await asActor(actor, (tx) => changeLocal(tx, actor, change, form.value))
    if (!changed.ok) return refuse(c, form, changed.refusal, standing)
    flash(c, 'indicators.local.changed')
    return c.redirect(below(c, `/outcomes/${localCode(standing.indicatorId)}`), 303)
  })
  .post('/outcomes/local/:indicator/end', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { indicatorId } = await standingHere(c)
    await asActor(actor, (tx) => endLocal(tx, actor, indicatorId))
    flash(c, 'indicators.local.ended')
    return c.redirect(below(c, '/outcomes'), 303)
  })

/** The version that stands of the indicator of the address. Throws NotHere where there is none. */
async function standingHere(c: Context<Env>): Promise<LocalVersion> {
  const actor = requireRole(c, 'coordinator')
  const id = c.req.param('indicator') ?? ''
  if (!isId(id)) throw new NotHere()
  const found = (await asActor(actor, (tx) => standingLocals(tx))).find(
    ({ version }) => version.indicatorId === id,
  )
  if (!found) throw new NotHere()
  return found.version
}

type Counts = { counted: Definition; of?: Definition | undefined }

function weighed(tx: ActorTx, c: Context<Env>, actor: Actor, { counted, of }: Counts): Promise<Weighed> {
  const { dayOf, now } = textsOf(c)
  return weigh(tx, actor, { counted, of, today: dayOf(now) })
}
const previewIn = (c: Context<Env>, counts: Counts, told: Weighed) => previewOf(told, counts, textsOf(c))

/** The page as it opens, with the figure of what stands in its fields. */
async function begin(c: Context<Env>, form: FormState, counts: Counts, standing?: LocalVersion) {
  const actor = requireRole(c, 'coordinator')
  const told = await asActor(actor, (tx) => weighed(tx, c, actor, counts))
  return show(c, form, standing, previewIn(c, counts, told))
}

/** What was sent, where it may be written down; else the answer that shows it again, with the figure or what is wrong. */
async function take(c: Context<Env>, actor: Actor, changes: boolean, standing?: LocalVersion) {
  const here = await asActor(actor, (tx) => choicesHere(tx))
  const form = await parseForm(localForm(here, changes), c)
  // A figure that is asked for before all words are written needs the counts alone.
  const counts = form.ok ? form : definitionForm(here).safeParse(givenIn(form))
  const value = form.ok
    ? form.value
    : counts && 'success' in counts && counts.success
      ? counts.data
      : undefined
  const told = value && (await asActor(actor, (tx) => weighed(tx, c, actor, value)))
  const preview = value && told && previewIn(c, value, told)
  const isTrying = form.values._save === undefined && form.values._try !== undefined
  const errors: FormErrors = {
    ...(!form.ok && (isTrying ? errorsOfCounts(form.errors) : form.errors)),
    ...(told?.fault && { [fieldOf(told.fault.field, 'records')]: [told.fault.why] }),
  }
  if (form.ok && !isTrying && !told?.fault) return { form, stopped: undefined }
  // A page that is shown again answers 422 also for a figure that was only tried: with script another would not be shown.
  c.status(422)
  const again = { ...form, ok: false, errors } as ParsedForm<never>
  return { form: again, stopped: await show(c, again, standing, preview, here) }
}

/** Words may still be missing while a figure is tried. */
const errorsOfCounts = ({ name, definition, limits, reason, ...counts }: FormErrors) => counts

const givenIn = ({ values }: FormState) =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, said]) => said !== ''))

async function refuse(c: Context<Env>, form: FormState, refusal: string, standing: LocalVersion | undefined) {
  c.status(409)
  const errors = refusal === 'indicators.local.nameTaken' ? { name: [refusal] } : {}
  return show(c, { ...form, errors, refusal: 'name' in errors ? undefined : refusal }, standing)
}

async function show(
  c: Context<Env>,
  form: FormState,
  standing: LocalVersion | undefined,
  preview?: string,
  known?: ChoicesHere,
) {
  const actor = requireRole(c, 'coordinator')
  const here = known ?? (await asActor(actor, (tx) => choicesHere(tx)))
  return c.render(<DefinePage form={form} here={here} preview={preview} standing={standing} />, {
    title: c.var.t(standing ? 'indicators.local.change' : 'indicators.local.define'),
    section: '/outcomes',
  })
}
