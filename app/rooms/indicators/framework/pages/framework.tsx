import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { AsOf } from '../../parts/as-of.tsx'
import { EXACT_READERS } from '../../protection/rules.ts'
import { dayAsked, READERS } from '../../rules.ts'
import { versionForm } from '../forms.ts'
import { type Reading, readingOf } from '../parts/figures.ts'
import { Matrix } from '../parts/matrix.tsx'
import { type KeptVersion, keptVersion, keptVersions, standingLines } from '../reads.ts'
import { inOrder, type Numbered } from '../rules.ts'
import { keepFramework } from '../writes.ts'

const PATH = '/outcomes/framework'

export const framework = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(`${PATH}/kept`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(versionForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const kept = await asActor(actor, (tx) => keepFramework(tx, actor, form.once, form.value))
    if (!kept.ok) {
      c.status(409)
      return show(c, { ...form, refusal: kept.refusal })
    }
    flash(c, 'indicators.framework.isKept')
    return c.redirect(below(c, `${PATH}/kept/${kept.value.id}`), 303)
  })
  .get(`${PATH}/kept/:framework`, async (c) => {
    const actor = requireRole(c, ...READERS)
    const id = c.req.param('framework')
    if (!isId(id)) throw new NotHere()
    const { dayOf, now } = textsOf(c)
    const asked = { today: dayOf(now), forTeam: holdsRole(actor, ...EXACT_READERS) }
    const found = await asActor(actor, async (tx) => {
      const version = await keptVersion(tx, id)
      if (!version) throw new NotHere()
      return { version, reading: await readingOf(tx, actor, { ...asked, until: version.onDay }) }
    })
    return c.render(<KeptPage {...found} />, { title: found.version.name, section: '/outcomes' })
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...READERS)
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const day = dayAsked(c.req.query('as-of'), today)
  const until = day ?? today
  const forTeam = holdsRole(actor, ...EXACT_READERS)
  const found = await asActor(actor, async (tx) => ({
    lines: inOrder(await standingLines(tx)),
    kept: await keptVersions(tx),
    reading: await readingOf(tx, actor, { until, today, forTeam }),
  }))
  return c.render(
    <FrameworkPage
      {...found}
      {...{ until, today, form }}
      wrong={day === undefined}
      edits={holdsRole(actor, 'coordinator')}
    />,
    { title: c.var.t('indicators.framework.heading'), section: '/outcomes' },
  )
}

type Props = {
  lines: Numbered[]
  kept: KeptVersion[]
  reading: Reading
  until: string
  today: string
  wrong: boolean
  edits: boolean
  form: FormState
}

function FrameworkPage({ lines, kept, reading, until, today, wrong, edits, form }: Props) {
  const at = useBelow()
  const path = at(PATH)
  return (
    <Page
      heading="indicators.framework.heading"
      lead="indicators.framework.lead"
      terms={['outcome']}
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
      actions={
        <>
          {edits && <ButtonLink href={`${path}/new`} label="indicators.framework.add_goal" />}
          {lines.length > 0 && (
            <ButtonLink href={`${path}/paper?as-of=${until}`} label="indicators.framework.print" quiet />
          )}
        </>
      }
    >
      {lines.length === 0 ? (
        <EmptyState heading="indicators.framework.none" text="indicators.framework.noneText" />
      ) : (
        <>
          <AsOf until={until} today={today} wrong={wrong} />
          <Matrix lines={lines} reading={reading} until={until} edits={edits} />
        </>
      )}
      <Versions kept={kept} keeps={edits && lines.length > 0} form={form} today={today} />
    </Page>
  )
}

type VersionsProps = { kept: KeptVersion[]; keeps: boolean; form: FormState; today: string }

function Versions({ kept, keeps, form, today }: VersionsProps) {
  const { t, day } = useTexts()
  const at = useBelow()
  if (kept.length === 0 && !keeps) return null
  return (
    <Section heading="indicators.framework.versions" lead="indicators.framework.versionsLead">
      {kept.length > 0 && (
        <ul>
          {kept.map(({ id, name, onDay }) => (
            <li>
              <a href={at(`${PATH}/kept/${id}`)}>
                {t('indicators.framework.versionOf', { name, day: day(onDay) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {keeps && (
        <Form {...form} action={at(`${PATH}/kept`)} submit="indicators.framework.keep">
          <Field
            name="name"
            label="indicators.framework.name"
            hint="indicators.framework.nameHint"
            maxlength={200}
            required
          />
          <Field
            name="onDay"
            type="date"
            label="indicators.framework.onDay"
            max={today}
            value={today}
            required
          />
        </Form>
      )}
    </Section>
  )
}

type KeptProps = { version: KeptVersion & { lines: Numbered[] }; reading: Reading }

function KeptPage({ version, reading }: KeptProps) {
  const { day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={{ said: version.name }}
      lead={['indicators.framework.keptLead', { day: day(version.onDay), keptAt: day(version.keptAt) }]}
      crumbs={[
        { href: at('/outcomes'), label: 'indicators.table.heading' },
        { href: at(PATH), label: 'indicators.framework.heading' },
      ]}
    >
      <Matrix lines={version.lines} reading={reading} until={version.onDay} />
    </Page>
  )
}
