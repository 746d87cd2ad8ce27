import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localTime } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, sentForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { parseTyping } from '../../../../ground/paper/parse-typing.ts'
import { keepPhotosOfSheet, photosOfSheet } from '../../../../ground/paper/photos.ts'
import { numbersOf, rowsToShow } from '../../../../ground/paper/taken.ts'
import { typingsOf } from '../../../../ground/paper/typings.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { findWho, placesToChoose, topicsLately } from '../../who/reads.ts'
import { BEGINS, cardRow } from '../forms.ts'
import { CopyPage } from '../parts/copy-page.tsx'
import { type Cards, cardsByCode } from '../reads.ts'
import { copyCards } from '../writes.ts'

/** Cards that come back from a courtyard: copied one after the other, each becomes an encounter. */
export const copyingCards = new Hono<Env>()
  .get('/paper/cards/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await cardsHere(c, actor))
  })
  .post('/paper/cards/:sheetCode', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const cards = await cardsHere(c, actor)
    const { sheet } = cards
    const sent = await sentForm(c)
    const kept = await keepPhotosOfSheet(actor, sheet, sent)
    const form = parseTyping(cardRow(localTime(now, territory.timeZone)), numbersOf(sheet), BEGINS, sent)
    const errors = { ...(form.ok ? {} : form.errors), ...(!kept.ok && { photo: [kept.refusal] }) }
    if (!form.ok || !kept.ok) return again(c, actor, { ...form, errors })
    const { rows } = form.value
    if (rows.length === 0) {
      if (kept.value === 0) return again(c, actor, { ...form, errors: { form: ['encounters.cards.none'] } })
      flash(c, 'encounters.cards.photoKept')
      return c.redirect(below(c, typingAt(sheet)), 303)
    }
    const copied = await asActor(actor, (tx) =>
      copyCards(tx, actor, sheet, { once: form.once, cards: rows }, { now, timeZone: territory.timeZone }),
    )
    if (!copied.ok) return again(c, actor, { ...form, errors: copied.errors })
    flash(c, 'encounters.cards.noted')
    return c.redirect(below(c, typingAt(sheet)), 303)
  })

async function cardsHere(c: Context<Env>, actor: SignedInActor): Promise<Cards> {
  const cards = await asActor(actor, (tx) => cardsByCode(tx, c.req.param('sheetCode') ?? ''))
  if (!cards) throw new NotHere()
  return cards
}

async function again(c: Context<Env>, actor: SignedInActor, form: FormState) {
  c.status(statusOfRetry(form))
  return show(c, actor, await cardsHere(c, actor), form)
}

async function show(c: Context<Env>, actor: SignedInActor, cards: Cards, form: FormState = {}) {
  const query = form.searching?.query
  const found = await asActor(actor, async (tx) => ({
    places: await placesToChoose(tx, actor),
    topics: await topicsLately(tx),
    found: query ? await findWho(tx, query) : [],
    typings: await typingsOf(tx, cards.sheet.id),
    photos: await photosOfSheet(tx, cards.sheet.id),
  }))
  const latest = localTime(c.var.now, c.var.territory.timeZone)
  return c.render(
    <CopyPage
      {...found}
      cards={cards}
      rows={rowsToShow(cards.sheet, cards.taken, form.errors)}
      latest={latest}
      form={form}
    />,
    {
      title: `${c.var.t('encounters.cards.typing')} ${spaced(cards.sheet.code)}`,
      section: '/diary',
    },
  )
}
