import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { ThreadFault } from '../../../../ground/threads/thread.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { publishRound } from '../../publishing/writes.ts'
import { runForm } from '../forms.ts'
import { placeAll, prepare } from '../parts/prepare.ts'
import { idIn, onRound, todayOf } from '../parts/round-here.ts'
import { RoundPage } from '../parts/round-page.tsx'
import { countToPlace, inputOf, linesOf, sharesOf } from '../reads.ts'
import { decideRound, fillRound, keepRun } from '../writes.ts'

export const oneRound = new Hono<Env>()
  .get('/exchange/rounds/:id', (c) => show(c))
  .post('/exchange/rounds/:id/fill', (c) =>
    act(c, 'exchange.rounds.filled', () =>
      onRound(c, (tx, round, actor) => fillRound(tx, actor, round.id, todayOf(c))),
    ),
  )
  .post('/exchange/rounds/:id/run', run)
  .post('/exchange/rounds/:id/decide', (c) =>
    act(c, 'exchange.rounds.decidedNow', () =>
      onRound(c, (tx, round, actor) => decideRound(tx, actor, round.id, 'decide')),
    ),
  )
  .post('/exchange/rounds/:id/reopen', (c) =>
    act(c, 'exchange.rounds.reopened', () =>
      onRound(c, (tx, round, actor) => decideRound(tx, actor, round.id, 'reopen')),
    ),
  )
  .post('/exchange/rounds/:id/publish', publish)

async function show(c: Context<Env>, refusal?: string, movedByHand = false) {
  const shown = await onRound(c, async (tx, round, actor) => {
    const today = todayOf(c)
    const input = await inputOf(tx, actor, round, today)
    return {
      round,
      lines: await linesOf(tx, round.id),
      shares: round.runAt ? await sharesOf(tx, actor, round.id) : [],
      toPlace: await countToPlace(tx, round.kind, today),
      offers: input.offers.filter(({ seats }) => seats > 0).length,
      seats: input.offers.reduce((sum, { seats }) => sum + seats, 0),
      ranked: new Set(input.wishes.map(({ needId }) => needId)).size,
    }
  })
  return c.render(<RoundPage {...shown} refusal={refusal} movedByHand={movedByHand} />, {
    title: shown.round.name,
    section: '/exchange',
  })
}

/** Does one thing to the round and shows it again: with the reason where it was refused. */
async function act(c: Context<Env>, said: TextKey, work: () => Promise<Outcome<unknown, string>>) {
  const outcome = await work()
  if (!outcome.ok) {
    c.status(409)
    return show(c, outcome.refusal)
  }
  flash(c, said)
  return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}`), 303)
}

/** Reads what goes in, places it in a thread outside any transaction, keeps what came out. */
async function run(c: Context<Env>) {
  const actor = requireRole(c, ...TEAM)
  const form = await parseForm(runForm, c)
  const again = form.ok && form.value.again === 'yes'
  const read = await onRound(c, async (tx, round) => ({
    round,
    input: await inputOf(tx, actor, round, todayOf(c)),
  }))
  const placed = await placing(read)
  if (typeof placed === 'string') {
    c.status(503)
    return show(c, placed)
  }
  const kept = await asActor(actor, (tx) => keepRun(tx, actor, read.round.id, placed, read.input, again))
  if (!kept.ok) {
    c.status(409)
    return show(c, kept.refusal, kept.refusal === 'exchange.rounds.moved')
  }
  flash(c, kept.value.same ? 'exchange.rounds.ranSame' : 'exchange.rounds.ran')
  return c.redirect(below(c, `/exchange/rounds/${read.round.id}`), 303)
}

async function placing({ round, input }: Parameters<typeof prepareRead>[0]) {
  try {
    return await placeAll(await prepareRead({ round, input }))
  } catch (fault) {
    if (!(fault instanceof ThreadFault) || fault.why === 'crashed') throw fault
    return `exchange.rounds.${fault.why}`
  }
}
const prepareRead = ({
  round,
  input,
}: {
  round: Parameters<typeof prepare>[0]
  input: Parameters<typeof prepare>[1]
}) => prepare(round, input)

async function publish(c: Context<Env>) {
  const { t } = c.var
  const published = await onRound(c, (tx, round, actor) =>
    publishRound(
      tx,
      actor,
      round.id,
      {
        why: t('exchange.rounds.publishedWhy', { name: round.name }),
        title: () => round.name,
      },
      todayOf(c),
    ),
  )
  if (!published.ok) {
    c.status(409)
    return show(c, published.refusal)
  }
  const some = published.value.kept.length > 0
  flash(
    c,
    some ? 'exchange.rounds.publishedSome' : 'exchange.rounds.publishedAll',
    some ? 'warning' : 'success',
  )
  return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}`), 303)
}
