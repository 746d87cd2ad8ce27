import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { wishForm } from '../forms.ts'
import { idIn, onRound, todayOf } from '../parts/round-here.ts'
import { WishFields } from '../parts/wish-fields.tsx'
import { type Choice, choicesOf, linesOf, type Round, wishesOf } from '../reads.ts'
import { rankWishes } from '../writes.ts'

const section = '/exchange'

/** What hosts said about whom they would rather have, written down by the team: it counts where both sides rank. */
export const hostPages = new Hono<Env>()
  .get('/exchange/rounds/:id/hosts', async (c) => {
    const shown = await onRound(c, async (tx, round) => {
      const choices = await choicesOf(tx, round.kind, 'offer', todayOf(c))
      const wishes = await wishesOf(
        tx,
        choices.map(({ id }) => id),
        'offer',
      )
      return { round, choices, ranked: Map.groupBy(wishes, ({ offerId }) => offerId) }
    })
    return c.render(<HostsPage {...shown} />, { title: c.var.t('exchange.rounds.hosts.heading'), section })
  })
  .get('/exchange/rounds/:id/hosts/:offer', (c) => show(c))
  .post('/exchange/rounds/:id/hosts/:offer', async (c) => {
    const form = await parseForm(wishForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const ranked = await onRound(c, (tx, _, actor) =>
      rankWishes(tx, actor, { side: 'offer', noticeId: idIn(c, 'offer'), ranked: form.value.offers }),
    )
    if (!ranked.ok) {
      c.status(409)
      return show(c, { ...form, refusal: ranked.refusal })
    }
    flash(c, 'exchange.wishes.kept')
    return c.redirect(below(c, `/exchange/rounds/${idIn(c, 'id')}/hosts`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const offerId = idIn(c, 'offer')
  const shown = await onRound(c, async (tx, round) => {
    const offer = (await choicesOf(tx, round.kind, 'offer', todayOf(c))).find(({ id }) => id === offerId)
    if (!offer) throw new NotHere()
    const lines = await linesOf(tx, round.id)
    return {
      round,
      offer,
      listed: lines.map(({ needId, need, person }) => ({
        id: needId,
        label: person ? `${need} (${person})` : need,
      })),
      ranked: (await wishesOf(tx, [offerId], 'offer')).map(({ needId }) => needId),
    }
  })
  const { round, offer, listed, ranked } = shown
  return c.render(
    <Page
      heading={{ said: offer.label }}
      lead="exchange.rounds.hosts.rankLead"
      crumbs={[
        { href: below(c, `/exchange/rounds/${round.id}`), label: { said: round.name } },
        { href: below(c, `/exchange/rounds/${round.id}/hosts`), label: 'exchange.rounds.hosts.heading' },
      ]}
      width="reading"
    >
      <Form {...form} submit="exchange.wishes.keep">
        <WishFields
          label="exchange.wishes.place"
          listed={listed}
          ranked={ranked}
          typed={form.values?.offers}
        />
      </Form>
    </Page>,
    { title: offer.label, section },
  )
}

type HostsProps = {
  round: Round
  choices: readonly Choice[]
  ranked: ReadonlyMap<string, readonly unknown[]>
}
function HostsPage({ round, choices, ranked }: HostsProps) {
  const { number } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.rounds.hosts.heading"
      lead="exchange.rounds.hosts.lead"
      crumbs={[{ href: below(`/exchange/rounds/${round.id}`), label: { said: round.name } }]}
      width="wide"
    >
      <Table
        caption="exchange.rounds.hosts.heading"
        captionHidden
        columns={[
          {
            heading: 'exchange.rounds.result.offer',
            main: true,
            cell: ({ id, label }) => <a href={below(`/exchange/rounds/${round.id}/hosts/${id}`)}>{label}</a>,
          },
          { heading: 'exchange.rounds.hosts.places', numeric: true, cell: ({ places }) => number(places) },
          {
            heading: 'exchange.wishes.ranked',
            numeric: true,
            cell: ({ id }) => number(ranked.get(id)?.length ?? 0),
          },
        ]}
        rows={choices}
      />
    </Page>
  )
}
