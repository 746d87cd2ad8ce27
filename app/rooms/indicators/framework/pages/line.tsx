import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { figuresHere } from '../../local/reads.ts'
import type { Indicator } from '../../rules.ts'
import { lineForm } from '../forms.ts'
import { LineFields } from '../parts/line-fields.tsx'
import { type LineVersion, lineVersion, standingLines, versionsOfLine } from '../reads.ts'
import { type Level, type Line, levelBelow } from '../rules.ts'
import { addLine, changeLine, endLine, moveLineUp } from '../writes.ts'

const PATH = '/outcomes/framework'

export const frameworkLines = new Hono<Env>()
  .get(`${PATH}/new`, (c) => showNew(c))
  .post(`${PATH}/new`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const known = await asActor(actor, (tx) => figuresHere(tx))
    const form = await parseForm(lineForm(known), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showNew(c, form)
    }
    const added = await asActor(actor, (tx) => addLine(tx, actor, form.once, under(c), form.value))
    if (!added.ok) {
      c.status(409)
      return showNew(c, { ...form, refusal: added.refusal })
    }
    flash(c, 'indicators.framework.added')
    return c.redirect(below(c, PATH), 303)
  })
  .get(`${PATH}/lines/:line`, (c) => show(c))
  .post(`${PATH}/lines/:line`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const known = await asActor(actor, (tx) => figuresHere(tx))
    const form = await parseForm(lineForm(known), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const changed = await asActor(actor, (tx) => changeLine(tx, actor, form.once, idHere(c), form.value))
    if (!changed.ok) {
      c.status(409)
      return show(c, { ...form, refusal: changed.refusal })
    }
    flash(c, 'indicators.framework.changed')
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/lines/:line/up`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = idHere(c)
    await asActor(actor, (tx) => moveLineUp(tx, actor, id))
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/lines/:line/end`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = idHere(c)
    const ended = await asActor(actor, (tx) => endLine(tx, actor, id))
    if (ended.ok) flash(c, 'indicators.framework.ended')
    else flash(c, ended.refusal, 'warning')
    return c.redirect(below(c, PATH), 303)
  })

function idHere(c: Context<Env>): string {
  const id = c.req.param('line') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** The line that a new one goes under; none for a goal. */
function under(c: Context<Env>): string | null {
  const id = c.req.query('under')
  if (!id) return null
  if (!isId(id)) throw new NotHere()
  return id
}

async function showNew(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, 'coordinator')
  const above = under(c)
  const { standing, known } = await asActor(actor, async (tx) => ({
    standing: await standingLines(tx),
    known: await figuresHere(tx),
  }))
  const upper = standing.find(({ line }) => line === above)
  const level = above === null ? 'goal' : upper && levelBelow(upper.level)
  // The upper line went away while this one was being written: what was typed is shown again with why.
  if (!level && !form.refusal) throw new NotHere()
  return c.render(<NewLinePage level={level ?? 'goal'} {...{ upper, known, form }} />, {
    title: c.var.t(`indicators.framework.add_${level ?? 'goal'}`),
    section: '/outcomes',
  })
}

type NewProps = { level: Level; upper: Line | undefined; known: readonly Indicator[]; form: FormState }

function NewLinePage({ level, upper, known, form }: NewProps) {
  const at = useBelow()
  return (
    <Page
      heading={`indicators.framework.add_${level}`}
      {...(upper ? { lead: ['indicators.framework.under', { words: upper.words }] as const } : {})}
      crumbs={useFrameworkCrumbs()}
      width="reading"
    >
      <Form
        {...form}
        action={at(upper ? `${PATH}/new?under=${upper.line}` : `${PATH}/new`)}
        submit="indicators.framework.save"
      >
        <LineFields known={known} />
      </Form>
    </Page>
  )
}

function useFrameworkCrumbs() {
  const at = useBelow()
  return [
    { href: at('/outcomes'), label: 'indicators.table.heading' as const },
    { href: at(PATH), label: 'indicators.framework.heading' as const },
  ]
}

async function show(c: Context<Env>, form: FormState = {}) {
  const actor: SignedInActor = requireRole(c, 'coordinator')
  const id = idHere(c)
  const found = await asActor(actor, async (tx) => {
    const asked = await lineVersion(tx, id)
    if (!asked) throw new NotHere()
    const standing = (await standingLines(tx)).find(({ line }) => line === asked.line)
    return { standing, versions: await versionsOfLine(tx, asked.line), known: await figuresHere(tx) }
  })
  if (!found.standing && !form.refusal) throw new NotHere()
  return c.render(<LinePage {...found} form={form} />, {
    title: c.var.t('indicators.framework.changeHeading'),
    section: '/outcomes',
  })
}

type Props = {
  standing: Line | undefined
  versions: LineVersion[]
  known: readonly Indicator[]
  form: FormState
}

function LinePage({ standing, versions, known, form }: Props) {
  const { t, when } = useTexts()
  const at = useBelow()
  return (
    <Page heading="indicators.framework.changeHeading" crumbs={useFrameworkCrumbs()} width="reading">
      {form.refusal && standing && (
        <Callout kind="warning" heading="indicators.framework.nowSays">
          <p class="prose">{standing.words}</p>
        </Callout>
      )}
      <Form
        {...form}
        // Whoever saves again after reading what somebody else wrote writes over it on purpose.
        {...(standing ? { action: at(`${PATH}/lines/${standing.id}`) } : {})}
        submit="indicators.framework.save"
      >
        <LineFields line={standing} known={known} />
      </Form>
      {standing && (
        <ActionButton
          action={at(`${PATH}/lines/${standing.id}/end`)}
          label="indicators.framework.end"
          danger
        />
      )}
      {versions.length > 1 && (
        <Section heading="indicators.framework.before" lead="indicators.framework.beforeLead">
          <ol>
            {versions.map(({ words, writtenAt, by }) => (
              <li>
                {words}{' '}
                <span class="hint">
                  {t('indicators.framework.writtenBy', { when: when(writtenAt), who: by ?? '–' })}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </Page>
  )
}
