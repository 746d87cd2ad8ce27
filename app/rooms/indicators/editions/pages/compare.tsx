import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { partName, WordsChanged } from '../../definitions/parts/words-changed.tsx'
import type { SheetChange } from '../../definitions/rules.ts'
import { editionHere } from '../parts/here.ts'
import { useFrozen } from '../parts/said.tsx'
import { type Edition, type EditionLine, editions } from '../reads.ts'
import { type Difference, differences } from '../rules.ts'

export const compareEditions = new Hono<Env>().get('/editions/compare', async (c) => {
  const known = await asActor(c.var.actor, (tx) => editions(tx))
  const published = known.filter(({ publishedAt }) => publishedAt)
  const [one, other] = [await asked(c, 'a', published[1]), await asked(c, 'b', published[0])]
  return c.render(<ComparePage published={published} one={one} other={other} />, {
    title: c.var.t('indicators.editions.compare'),
    section: '/editions',
  })
})

const asked = async (c: Context<Env>, name: 'a' | 'b', usual: EditionLine | undefined) => {
  const id = c.req.query(name) || usual?.id
  return id ? (await editionHere(c, id)).edition : undefined
}

type Props = { published: EditionLine[]; one: Edition | undefined; other: Edition | undefined }

function ComparePage({ published, one, other }: Props) {
  const at = useBelow()
  const options = published.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Page
      heading="indicators.editions.compare"
      lead="indicators.editions.compareLead"
      crumbs={[{ href: at('/editions'), label: 'indicators.editions.heading' }]}
    >
      <Filters submit="indicators.editions.compareShow">
        <Select name="a" label="indicators.editions.first" options={options} value={one?.id} />
        <Select name="b" label="indicators.editions.second" options={options} value={other?.id} />
      </Filters>
      {one && other && one.id !== other.id ? (
        <Differences one={one} other={other} />
      ) : (
        <Callout text="indicators.editions.compareTwo" />
      )}
    </Page>
  )
}

function Differences({ one, other }: { one: Edition; other: Edition }) {
  const { t, language } = useTexts()
  const { value, words } = useFrozen()
  const all = differences(one.said, other.said)
  const nameOf = ({ code }: Difference) =>
    words(other.said.sheets[code] ?? one.said.sheets[code])?.name ?? code
  const changed = (how: SheetChange) => all.filter(({ sheet }) => sheet === how)
  const [redefined, reworded] = [changed('redefined'), changed('reworded')]
  /** Which words changed is said by the name of their part: whether they matter is for who reads to judge. */
  const sheetSaid = ({ sheet, parts }: Difference) => {
    if (sheet === 'redefined') return t('indicators.editions.definitionChanged')
    const names = parts.map((part) => t(partName(part)).toLocaleLowerCase(language))
    return sheet === 'reworded' && t('indicators.editions.reworded', { parts: names.join(', ') })
  }
  const wordsOf = (which: Difference) => (
    <WordsChanged
      name={nameOf(which)}
      before={{ heading: { said: one.name }, sheet: one.said.sheets[which.code] }}
      after={{ heading: { said: other.name }, sheet: other.said.sheets[which.code] }}
    />
  )
  return (
    <>
      <Section heading="indicators.editions.figures">
        <Table
          caption="indicators.editions.figures"
          captionHidden
          rows={all}
          columns={[
            { heading: 'indicators.table.indicator', main: true, cell: nameOf },
            { heading: { said: one.name }, numeric: true, cell: ({ figures: [before] }) => value(before) },
            { heading: { said: other.name }, numeric: true, cell: ({ figures: [, after] }) => value(after) },
            {
              heading: 'indicators.editions.whatChanged',
              cell: (which) =>
                [which.figureDiffers && t('indicators.editions.figureChanged'), sheetSaid(which)]
                  .filter(Boolean)
                  .join(', ') || '–',
            },
          ]}
        />
      </Section>
      <Section heading="indicators.editions.definitions">
        {redefined.length === 0 && <p>{t('indicators.editions.sameDefinitions')}</p>}
        {redefined.map((which) => (
          <div>
            <h3>{nameOf(which)}</h3>
            {wordsOf(which)}
          </div>
        ))}
      </Section>
      {reworded.length > 0 && (
        <Section heading="indicators.editions.rewordings" lead="indicators.editions.rewordingsLead">
          {reworded.map((which) => (
            <details>
              <summary>{nameOf(which)}</summary>
              {wordsOf(which)}
            </details>
          ))}
        </Section>
      )}
    </>
  )
}
