import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseSent, sentForm } from '../../../../ground/forms/parse-form.ts'
import { errorsOfAsked, type Question } from '../../../../ground/paper/asked.ts'
import { codeSaid } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { keepPhotosOfSheet, photosOfSheet } from '../../../../ground/paper/photos.ts'
import { typingsOf } from '../../../../ground/paper/typings.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { hasBegun } from '../../sessions/rules.ts'
import { typedForm } from '../forms.ts'
import type { Searched } from '../parts/grid.tsx'
import { settleNames } from '../parts/settle-names.ts'
import { type Loaded, TypingPage } from '../parts/typing-page.tsx'
import { findForSheet, gridOf, sheetHere } from '../reads.ts'
import { typeSheet } from '../writes.ts'

/** A sheet typed back, row by row as it stands on paper. */
export const sheetTyping = new Hono<Env>()
  .get('/paper/attendance/:sheetCode/people', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const results = await asActor(actor, async (tx) => {
      const here = await sheetHere(tx, codeHere(c))
      if (!here) throw new NotHere()
      return findForSheet(tx, here.session, c.req.query('q') ?? '')
    })
    const hint = (one: (typeof results)[number]) =>
      [one.ofGroup && c.var.t('activities.paper.ofGroup'), one.hint].filter(Boolean).join(', ') || undefined
    return c.json({
      results: results.map((one) => ({ value: one.value, label: one.label, hint: hint(one) })),
    })
  })
  .get('/paper/attendance/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await load(c, actor))
  })
  .post('/paper/attendance/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { sheet, session } = await load(c, actor)
    const sent = await sentForm(c)
    // What was chosen is kept before anything else is asked: a file is not shown again.
    const photos = await keepPhotosOfSheet(actor, sheet, sent)
    const searched = await asActor(actor, (tx) => settleNames(tx, session, sent))
    const form = parseSent(typedForm, sent)
    const again = async (why: FormState, asked: readonly Question[] = [], status: 409 | 422 = 422) => {
      c.status(status)
      return show(c, await load(c, actor), { ...form, ...why, searching: undefined }, asked, searched)
    }
    const photoErrors = photos.ok ? {} : { photo: [photos.refusal] }
    if (!form.ok || !photos.ok) {
      const unchosen = Object.fromEntries(
        [...searched.keys()].map((row) => [`who-${row}`, ['forms.error.unchosen']]),
      )
      return again({ errors: { ...(form.ok ? {} : form.errors), ...unchosen, ...photoErrors } })
    }
    const typed = await asActor(actor, (tx) =>
      typeSheet(tx, actor, sheet.code, form.value, {
        now: c.var.now,
        once: form.once,
        timeZone: c.var.territory.timeZone,
      }),
    )
    if (typed.ok) {
      flash(c, typed.value.closed ? 'activities.paper.savedAndClosed' : 'activities.paper.saved')
      return c.redirect(
        below(
          c,
          typed.value.closed ? `/activities/${session.activityId}/sessions/${session.id}` : typingAt(sheet),
        ),
        303,
      )
    }
    if ('asked' in typed)
      return again({ errors: { ...typed.errors, ...errorsOfAsked(typed.asked) } }, typed.asked)
    return again(
      { refusal: typed.refusal },
      [],
      typed.refusal === 'activities.session.overCapacity' ? 422 : 409,
    )
  })

const codeHere = (c: Context<Env>) => codeSaid(c.req.param('sheetCode') ?? '')?.code ?? ''

const load = (c: Context<Env>, actor: SignedInActor): Promise<Loaded> =>
  asActor(actor, async (tx) => {
    const here = await sheetHere(tx, codeHere(c))
    if (!here) throw new NotHere()
    const { sheet } = here
    return {
      ...here,
      grid: await gridOf(tx, here),
      typings: await typingsOf(tx, sheet.id),
      photos: await photosOfSheet(tx, sheet.id),
    }
  })

function show(
  c: Context<Env>,
  loaded: Loaded,
  form: FormState = {},
  asked: readonly Question[] = [],
  searched: Searched = new Map(),
) {
  const { session } = loaded
  const may = { close: hasBegun(session.startsAt, c.var.now), closeNow: session.endsAt <= c.var.now }
  return c.render(<TypingPage {...loaded} form={form} asked={asked} searched={searched} may={may} />, {
    title: `${c.var.t('activities.paper.typing')} · ${session.title}`,
    section: '/paper',
  })
}
