import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { unseal } from '../../../../ground/access/seal.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { completePlacing } from '../../publishing/writes.ts'
import { moveForm } from '../forms.ts'
import { NeedPage } from '../parts/need-page.tsx'
import { placeAll, prepare } from '../parts/prepare.ts'
import { reasonsWhy } from '../parts/reasons-why.ts'
import { idIn, onRound, todayOf } from '../parts/round-here.ts'
import { inputOf, linesOf, placingOf, titlesOf } from '../reads.ts'
import { leaveRound, movePlacing, placingWhere } from '../writes.ts'

const HERE = '/exchange/rounds/:id/needs/:need'

export const needOfRound = new Hono<Env>()
  .get(HERE, (c) => show(c))
  .post(`${HERE}/move`, async (c) => {
    const form = await parseForm(moveForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const moved = await onRound(c, async (tx, round, actor) =>
      movePlacing(
        tx,
        actor,
        round.id,
        idIn(c, 'need'),
        form.value,
        await inputOf(tx, actor, round, todayOf(c)),
      ),
    )
    if (!moved.ok) {
      c.status(409)
      return show(c, { ...form, errors: { offerId: [moved.refusal] } })
    }
    flash(c, 'exchange.rounds.movedNow')
    return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}/needs/${idIn(c, 'need')}`), 303)
  })
  .post(`${HERE}/leave`, async (c) => {
    const left = await onRound(c, (tx, round, actor) => leaveRound(tx, actor, round.id, idIn(c, 'need')))
    if (!left.ok) {
      c.status(409)
      return show(c, { refusal: left.refusal })
    }
    return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}`), 303)
  })
  .post(`${HERE}/complete`, async (c) => {
    const completed = await onRound(c, (tx, round, actor) =>
      completePlacing(
        tx,
        actor,
        round,
        idIn(c, 'need'),
        { why: c.var.t('exchange.rounds.publishedWhy', { name: round.name }), title: () => round.name },
        todayOf(c),
      ),
    )
    if (!completed.ok) {
      c.status(409)
      return show(c, { refusal: completed.refusal })
    }
    flash(c, 'exchange.rounds.completed')
    return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}/needs/${idIn(c, 'need')}`), 303)
  })

/** Where somebody would go and why, and what would have to change: placed anew in the thread, outside any transaction. */
async function show(c: Context<Env>, form: FormState = {}) {
  const needId = idIn(c, 'need')
  const read = await onRound(c, async (tx, round, actor) => {
    const line = (await linesOf(tx, round.id)).find((one) => one.needId === needId)
    if (!line) throw new NotHere()
    const input = await inputOf(tx, actor, round, todayOf(c))
    return {
      round,
      line,
      input,
      kept: await placingOf(tx, round.id, needId),
      titles: await titlesOf(
        tx,
        input.offers.map(({ id }) => id),
      ),
    }
  })
  const { round, line, kept, input, titles } = read
  // Once it is published the places are taken: what stood then is what was kept.
  const asked = round.runAt !== null && round.state !== 'published'
  const prepared = asked ? await prepare(round, input) : undefined
  const result = prepared && (await placeAll(prepared, needId))
  return c.render(
    <NeedPage
      round={round}
      line={line}
      form={form}
      titles={titles}
      why={result ? reasonsWhy(needId, input, result) : undefined}
      changed={prepared !== undefined && prepared.mark !== round.runMark}
      moved={kept?.sealed ? { by: kept.movedBy, why: unseal(kept.sealed, placingWhere(kept.id)) } : undefined}
    />,
    { title: line.need, section: '/exchange' },
  )
}
