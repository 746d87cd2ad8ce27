import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { codeSaid, spaced } from '../../../../ground/paper/code.ts'
import { printAt } from '../../../../ground/paper/kinds.ts'
import { type Sheet, sheetsAbout } from '../../../../ground/paper/sheets.ts'
import { LANGUAGES, nameOf, spokenOr } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type SessionLine, sessionById } from '../../sessions/reads.ts'
import { sheetForm } from '../forms.ts'
import { AttendanceSheet } from '../parts/attendance-sheet.tsx'
import { gridOf, printedBy, sheetHere } from '../reads.ts'
import { EMPTY_ROWS, NAMED } from '../rules.ts'
import { printSheet } from '../writes.ts'

const MAKE = '/activities/:id/sessions/:sessionId/paper'

/** Sheets to sign: made for a session, printed, and found again under the codes that older ones have. */
export const sheetsToPrint = new Hono<Env>()
  .get(MAKE, async (c) => make(c, await load(c)))
  .post(MAKE, async (c) => {
    const loaded = await load(c)
    const { actor, session } = loaded
    const form = await parseForm(sheetForm, c)
    if (!form.ok) {
      c.status(422)
      return make(c, loaded, form)
    }
    const sheet = await asActor(actor, (tx) => printSheet(tx, actor, form.once, session, form.value))
    return c.redirect(below(c, printAt(sheet)), 303)
  })
  .get('/paper/attendance/:sheetCode/print', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const found = await asActor(actor, async (tx) => {
      const here = await sheetHere(tx, codeSaid(c.req.param('sheetCode'))?.code ?? '')
      if (!here) throw new NotHere()
      return { ...here, grid: await gridOf(tx, here), by: await printedBy(tx, here.sheet) }
    })
    return c.render(<AttendanceSheet {...found} />, {
      title: `${c.var.t('paper.print.heading', { code: spaced(found.sheet.code) })} · ${found.session.title}`,
      section: '/paper',
    })
  })
  // Addresses on sheets that lie on desks already.
  .get('/activities/paper', (c) => {
    requireRole(c, ...TEAM)
    return c.redirect(below(c, '/p'), 303)
  })
  .get('/activities/paper/:sheetCode', (c) => {
    requireRole(c, ...TEAM)
    return c.redirect(below(c, `/p/${c.req.param('sheetCode')}`), 303)
  })

type Loaded = { actor: SignedInActor; session: SessionLine; made: Sheet[] }

async function load(c: Context<Env>): Promise<Loaded> {
  const actor = requireRole(c, ...TEAM)
  const [activityId, id] = [c.req.param('id'), c.req.param('sessionId') ?? '']
  return asActor(actor, async (tx) => {
    const session = isId(id) ? await sessionById(tx, id) : undefined
    if (!session || session.activityId !== activityId) throw new NotHere()
    return { actor, session, made: await sheetsAbout(tx, { kind: 'activity_session', id }) }
  })
}

const make = (c: Context<Env>, loaded: Loaded, form: FormState = {}) =>
  c.render(<MakePage {...loaded} form={form} language={spokenOr(c.var.territory.language)} />, {
    title: `${c.var.t('activities.paper.heading')} · ${loaded.session.title}`,
    section: '/activities',
  })

function MakePage({ session, made, form, language }: Loaded & { form: FormState; language: string }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="activities.paper.heading"
      kicker={session.title}
      lead="activities.paper.lead"
      crumbs={[
        { href: below(`/activities/${session.activityId}`), label: { said: session.title } },
        {
          href: below(`/activities/${session.activityId}/sessions/${session.id}`),
          label: 'activities.register.heading',
        },
      ]}
      width="reading"
    >
      <p>
        <When at={session.startsAt} end={session.endsAt} as="full" />
      </p>
      <Form {...form} submit="activities.paper.make">
        <Radios
          name="named"
          label="activities.paper.named"
          hint="activities.paper.namedHint"
          required
          value="group"
          options={NAMED.map((value) => ({ value, label: t(`activities.paper.named.${value}`) }))}
        />
        <Field
          name="lines"
          type="number"
          label="activities.paper.lines"
          inputmode="numeric"
          min={0}
          required
          value={EMPTY_ROWS}
        />
        <Select
          name="language"
          label="activities.paper.language"
          required
          blank={false}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
        />
      </Form>
      {made.length > 0 && (
        <Section heading="activities.paper.made">
          <ul class="plain-list">
            {made.map((sheet) => (
              <li>
                <a href={below(printAt(sheet))}>{t('paper.typing.sheet', { code: spaced(sheet.code) })}</a>{' '}
                <When at={sheet.printedAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
