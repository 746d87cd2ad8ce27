import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
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
  const { t } = useTexts()
  const { value, words } = useFrozen()
  const all = differences(one.said, other.said)
  const nameOf = ({ code }: Difference) =>
    words(other.said.sheets[code] ?? one.said.sheets[code])?.name ?? code
  const redefined = all.filter(({ definitionDiffers }) => definitionDiffers)
  const parts = ['name', 'definition', 'numerator', 'denominator', 'counts', 'excludes'] as const
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
              cell: ({ figureDiffers, definitionDiffers }) =>
                [
                  figureDiffers && t('indicators.editions.figureChanged'),
                  definitionDiffers && t('indicators.editions.definitionChanged'),
                ]
                  .filter(Boolean)
                  .join(', ') || '–',
            },
          ]}
        />
      </Section>
      <Section heading="indicators.editions.definitions">
        {redefined.length === 0 && <p>{t('indicators.editions.sameDefinitions')}</p>}
        {redefined.map((changed) => {
          const [before, after] = [
            words(one.said.sheets[changed.code]),
            words(other.said.sheets[changed.code]),
          ]
          return (
            <div>
              <h3>{nameOf(changed)}</h3>
              <Table
                caption={{ said: nameOf(changed) }}
                captionHidden
                rows={parts.filter((part) => before?.[part] !== after?.[part])}
                columns={[
                  {
                    heading: 'indicators.editions.part',
                    main: true,
                    cell: (part) => {
                      const key = `indicators.sheet.${part}`
                      return t(isText(key) ? key : 'indicators.editions.name')
                    },
                  },
                  { heading: { said: one.name }, cell: (part) => before?.[part] ?? '–' },
                  { heading: { said: other.name }, cell: (part) => after?.[part] ?? '–' },
                ]}
              />
            </div>
          )
        })}
      </Section>
    </>
  )
}
