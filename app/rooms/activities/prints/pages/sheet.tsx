import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { codeForm } from '../../checkin/forms.ts'
import { type SessionLine, sessionById } from '../../sessions/reads.ts'
import { codeSaid } from '../../signups/rules.ts'
import { sheetForm } from '../forms.ts'
import { type Sheet, sheetByCode, sheetsOf } from '../reads.ts'
import { LINES } from '../rules.ts'
import { makeSheet } from '../writes.ts'

const MAKE = '/activities/:id/sessions/:sessionId/paper'

/** Sheets of paper: made for a session, and found again by the code that is printed on them. */
export const sheetsOfPaper = new Hono<Env>()
  .get('/activities/paper', (c) => {
    requireRole(c, ...TEAM)
    return find(c, {})
  })
  .post('/activities/paper', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(codeForm, c)
    const sheet = form.ok && (await asActor(actor, (tx) => sheetByCode(tx, form.value.code)))
    if (sheet) return c.redirect(registerOf(c, sheet), 303)
    c.status(422)
    return find(c, form.ok ? { ...form, errors: { code: ['activities.prints.sheet.unknown'] } } : form)
  })
  // The code of the sheet, scanned: the register is one tap away.
  .get('/activities/paper/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const sheet = await asActor(actor, (tx) => sheetByCode(tx, codeSaid(c.req.param('sheetCode'))))
    if (!sheet) return c.notFound()
    return c.redirect(registerOf(c, sheet), 303)
  })
  .get(MAKE, async (c) => make(c, await load(c)))
  .post(MAKE, async (c) => {
    const loaded = await load(c)
    const { actor, session } = loaded
    const form = await parseForm(sheetForm, c)
    if (!form.ok) {
      c.status(422)
      return make(c, loaded, form)
    }
    const code = await asActor(actor, (tx) =>
      makeSheet(tx, actor, form.once, { sessionId: session.id, lines: form.value.lines }),
    )
    return c.redirect(below(c, `/activities/paper/${code}/print`), 303)
  })

const registerOf = (c: Context<Env>, { activityId, sessionId }: Sheet) =>
  below(c, `/activities/${activityId}/sessions/${sessionId}`)

type Loaded = { actor: SignedInActor; session: SessionLine; made: Sheet[] }

async function load(c: Context<Env>): Promise<Loaded> {
  const actor = requireRole(c, ...TEAM)
  const [activityId, id] = [c.req.param('id'), c.req.param('sessionId') ?? '']
  return asActor(actor, async (tx) => {
    const session = isId(id) ? await sessionById(tx, id) : undefined
    if (!session || session.activityId !== activityId) throw new NotHere()
    return { actor, session, made: await sheetsOf(tx, id) }
  })
}

const find = (c: Context<Env>, form: FormState) =>
  c.render(<FindPage form={form} />, {
    title: c.var.t('activities.prints.sheet.find'),
    section: '/activities',
  })

function FindPage({ form }: { form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading="activities.prints.sheet.find"
      lead="activities.prints.sheet.findLead"
      crumbs={[{ href: below('/activities'), label: 'activities.list.heading' }]}
      width="reading"
    >
      <Form {...form} submit="activities.prints.sheet.open">
        <Field name="code" label="activities.prints.sheet.code" autocomplete="off" required />
      </Form>
    </Page>
  )
}

const make = (c: Context<Env>, loaded: Loaded, form: FormState = {}) =>
  c.render(<MakePage {...loaded} form={form} />, {
    title: `${c.var.t('activities.prints.sheet.heading')} · ${loaded.session.title}`,
    section: '/activities',
  })

function MakePage({ session, made, form }: Loaded & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="activities.prints.sheet.heading"
      kicker={session.title}
      lead="activities.prints.sheet.lead"
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
      <Form {...form} submit="activities.prints.sheet.make">
        <Field
          name="lines"
          type="number"
          label="activities.prints.sheet.lines"
          inputmode="numeric"
          min={0}
          value={LINES}
        />
      </Form>
      {made.length > 0 && (
        <Section heading="activities.prints.sheet.made">
          <ul class="plain-list">
            {made.map(({ code, madeAt }) => (
              <li>
                <a href={below(`/activities/paper/${code}/print`)}>
                  {t('activities.prints.sheet.one', { code })}
                </a>{' '}
                <When at={madeAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
