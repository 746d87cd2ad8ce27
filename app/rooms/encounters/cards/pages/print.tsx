import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { printAt, typingAt } from '../../../../ground/paper/kinds.ts'
import { type Sheet } from '../../../../ground/paper/sheets.ts'
import { PrintedSlips } from '../../../../ground/paper/slips.tsx'
import { LANGUAGES, nameOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import type { Named } from '../../reads.ts'
import { placesToChoose, topicsLately } from '../../who/reads.ts'
import { cardsForm } from '../forms.ts'
import { Card } from '../parts/card.tsx'
import { type Cards, cardsByCode, myCards } from '../reads.ts'
import { CARDS, CARDS_A_PAGE, MOST_CARDS, TOPICS_ON_A_CARD } from '../rules.ts'
import { makeCards } from '../writes.ts'

/** Encounter cards: asked for here, printed by the browser, four to a sheet. */
export const printingCards = new Hono<Env>()
  .get('/diary/cards', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/diary/cards', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(cardsForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const sheet = await asActor(actor, (tx) => makeCards(tx, actor, form.once, form.value))
    return c.redirect(below(c, printAt(sheet)), 303)
  })
  .get('/paper/cards/:sheetCode/print', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const found = await asActor(actor, async (tx) => {
      const cards = await cardsByCode(tx, c.req.param('sheetCode'))
      if (!cards) throw new NotHere()
      return { cards, topics: await topicsLately(tx, TOPICS_ON_A_CARD) }
    })
    return c.render(<PrintPage {...found} printedBy={c.var.session?.name ?? null} />, {
      title: `${c.var.t('encounters.cards.printed')} ${spaced(found.cards.sheet.code)}`,
      section: '/diary',
    })
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const found = await asActor(actor, async (tx) => ({
    places: await placesToChoose(tx, actor),
    made: await myCards(tx, actor),
  }))
  return c.render(<AskPage {...found} language={c.var.language} form={form} />, {
    title: c.var.t('encounters.cards.heading'),
    section: '/diary',
  })
}

type AskProps = { places: Named[]; made: Sheet[]; language: string; form: FormState }

function AskPage({ places, made, language, form }: AskProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="encounters.cards.heading"
      lead="encounters.cards.lead"
      crumbs={[{ href: below('/diary'), label: 'encounters.day.heading' }]}
      width="reading"
    >
      <Form {...form} submit="encounters.cards.make">
        <Field
          name="cards"
          type="number"
          label="encounters.cards.cards"
          hint="encounters.cards.cardsHint"
          inputmode="numeric"
          min={1}
          max={MOST_CARDS}
          value={CARDS}
        />
        <div class="field-row">
          <Select
            name="placeId"
            label="encounters.cards.place"
            blank="encounters.cards.noPlace"
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field name="onDate" type="date" label="encounters.cards.day" hint="encounters.cards.dayHint" />
        </div>
        <Select
          name="language"
          label="encounters.cards.language"
          blank={false}
          options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
          value={language}
        />
      </Form>
      {made.length > 0 && (
        <Section heading="encounters.cards.made">
          <ul class="plain-list">
            {made.map((sheet) => (
              <li>
                <a href={below(typingAt(sheet))}>
                  {t('encounters.cards.one', { code: spaced(sheet.code), count: sheet.rowCount })}
                </a>{' '}
                <When at={sheet.printedAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

type PrintProps = { cards: Cards; topics: string[]; printedBy: string | null }

function PrintPage({ cards, topics, printedBy }: PrintProps) {
  const below = useBelow()
  const { sheet } = cards
  const numbers = Array.from({ length: sheet.rowCount }, (_, at) => at + 1)
  return (
    <PrintedSlips
      heading="encounters.cards.printed"
      kicker={spaced(sheet.code)}
      crumbs={[{ href: below('/diary/cards'), label: 'encounters.cards.heading' }]}
      back={below(typingAt(sheet))}
      aPage={CARDS_A_PAGE}
      slips={numbers.map((number) => (
        <Card cards={cards} number={number} topics={topics} printedBy={printedBy} />
      ))}
    />
  )
}
