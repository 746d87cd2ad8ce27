import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { allKinds, kindCalled } from '../../kinds/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { wishForm } from '../forms.ts'
import { idIn, todayOf } from '../parts/round-here.ts'
import { type Listed, WishFields } from '../parts/wish-fields.tsx'
import { type Choice, choicesOf, needsToRank, type WishLine, wishesOf, wishesOpen } from '../reads.ts'
import { rankWishes } from '../writes.ts'

const section = '/exchange'
const inRounds = () =>
  allKinds()
    .filter(({ rounds }) => rounds)
    .map(({ code }) => code)

/** Wishes are ranked by whose they are: by a person, or by a school for its students. */
export const wishPages = new Hono<Env>()
  .get('/exchange/wishes', async (c) => {
    const actor = signedIn(c)
    const lines = await asActor(actor, (tx) => needsToRank(tx, actor, inRounds(), todayOf(c)))
    return c.render(<WishesPage lines={lines} />, { title: c.var.t('exchange.wishes.heading'), section })
  })
  .get('/exchange/wishes/:need', (c) => show(c))
  .post('/exchange/wishes/:need', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(wishForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const noticeId = idIn(c, 'need')
    const ranked = await asActor(actor, (tx) =>
      rankWishes(tx, actor, { side: 'need', noticeId, ranked: form.value.offers }),
    )
    if (!ranked.ok) {
      c.status(409)
      return show(c, { ...form, refusal: ranked.refusal })
    }
    flash(c, 'exchange.wishes.kept')
    return c.redirect(below(c, '/exchange/wishes'), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = signedIn(c)
  const needId = idIn(c, 'need')
  const today = todayOf(c)
  const shown = await asActor(actor, async (tx) => {
    const need = (await needsToRank(tx, actor, inRounds(), today)).find(({ id }) => id === needId)
    if (!need) throw new NotHere()
    return {
      need,
      open: await wishesOpen(tx, needId),
      choices: await choicesOf(tx, need.kind, 'offer', today),
      ranked: (await wishesOf(tx, [needId], 'need')).map(({ offerId }) => offerId),
    }
  })
  return c.render(<RankPage {...shown} form={form} />, { title: shown.need.title, section })
}

function WishesPage({ lines }: { lines: readonly WishLine[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Page heading="exchange.wishes.heading" lead="exchange.wishes.lead" crumbs={useCrumbs()} width="wide">
      {lines.length === 0 ? (
        <EmptyState heading="exchange.wishes.none" text="exchange.wishes.noneText" />
      ) : (
        <Table
          caption="exchange.wishes.heading"
          captionHidden
          columns={[
            {
              heading: 'exchange.rounds.result.need',
              main: true,
              cell: ({ id, title }) => <a href={below(`/exchange/wishes/${id}`)}>{title}</a>,
            },
            {
              heading: 'exchange.rounds.fields.kind',
              cell: ({ kind }) => t(kindCalled(kind)?.label ?? 'exchange.wishes.heading'),
            },
            { heading: 'exchange.rounds.result.school', cell: ({ organisation }) => organisation ?? '–' },
            { heading: 'exchange.wishes.ranked', numeric: true, cell: ({ ranked }) => number(ranked) },
          ]}
          rows={lines}
        />
      )}
    </Page>
  )
}

type RankProps = {
  need: WishLine
  open: boolean
  choices: readonly Choice[]
  ranked: readonly string[]
  form: FormState
}
function RankPage({ need, open, choices, ranked, form }: RankProps) {
  const listed: Listed[] = choices.map(({ id, label }) => ({ id, label }))
  return (
    <Page
      heading={{ said: need.title }}
      lead="exchange.wishes.rankLead"
      crumbs={[...useCrumbs(), { href: useBelow()('/exchange/wishes'), label: 'exchange.wishes.heading' }]}
      width="reading"
    >
      {open ? (
        <Form {...form} submit="exchange.wishes.keep">
          <WishFields
            label="exchange.wishes.place"
            listed={listed}
            ranked={ranked}
            typed={form.values?.offers}
          />
        </Form>
      ) : (
        <Callout kind="warning" text="exchange.wishes.closed" />
      )}
    </Page>
  )
}
