import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { signedIn } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { tapForm } from '../forms.ts'
import { TurnList } from '../parts/turn-list.tsx'
import { turnsOf } from '../reads.ts'
import { DAYS_AHEAD, DAYS_BACK, type Turn } from '../rules.ts'
import { tapTurn } from '../writes.ts'

/** Where a tap may lead back to: a page of a rota, one's own turns, or one's day. */
const BACK = /^\/(my-turns|diary|places\/[0-9a-f-]{36}\/opening)$/

/** One's own turns, for whoever opens, closes or cleans; each said in one tap. */
export const turns = new Hono<Env>()
  .get('/my-turns', async (c) => {
    const actor = signedIn(c)
    const { now, dayOf } = textsOf(c)
    const [from, until] = [daysLater(dayOf(now), -DAYS_BACK), daysLater(dayOf(now), DAYS_AHEAD)]
    const own = await asActor(actor, (tx) => turnsOf(tx, actor.personId, from, until))
    return c.render(<MyTurns turns={own} own={actor.personId} />, { title: c.var.t('places.rota.mine') })
  })
  .post('/turns/tap', async (c) => {
    const actor = signedIn(c)
    const { now, dayOf } = textsOf(c)
    const form = await parseForm(tapForm, c)
    const tapped = form.ok && (await asActor(actor, (tx) => tapTurn(tx, actor, form.value, dayOf(now))))
    if (tapped && !tapped.ok) flash(c, tapped.refusal, 'warning')
    else flash(c, tapped ? 'places.rota.noted' : 'forms.error.invalid', tapped ? 'success' : 'warning')
    const back = String(form.values.back ?? '')
    return c.redirect(below(c, BACK.test(back) ? back : '/my-turns'), 303)
  })

function MyTurns({ turns: own, own: personId }: { turns: Turn[]; own: string }) {
  return (
    <Page heading="places.rota.mine" lead="places.rota.mineLead">
      {own.length === 0 ? (
        <EmptyState heading="places.rota.noneMine" text="places.rota.noneMineText" />
      ) : (
        <TurnList turns={own} own={personId} withPlace back="/my-turns" />
      )}
    </Page>
  )
}
