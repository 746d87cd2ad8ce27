import { Hono } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { allTerritories } from '../../../territories/reads.ts'
import { definedOtherwise, definitionDiffers } from '../../definitions/rules.ts'
import { useFrozen } from '../../editions/parts/said.tsx'
import { type Row, SideBySide } from '../parts/side-by-side.tsx'
import { latestEdition, type PublishedEdition, populationOn } from '../reads.ts'
import type { Population } from '../rules.ts'

/** More would fit no page; and each is asked of its own territory. */
const MOST = 6
const USUAL = 4

type Option = { slug: string; name: string }
type Side = Option & { edition: PublishedEdition | undefined; population: Population | undefined }

/** The last edition, and the count of inhabitants that it froze, where that count still stands. */
async function told(tx: ActorTx) {
  const edition = await latestEdition(tx)
  if (!edition) return { edition, population: undefined }
  const standing = await populationOn(tx, edition.said.factsUntil)
  const isFrozen = standing?.people === edition.said.territory.population
  return { edition, population: isFrozen ? standing : undefined }
}

/** Published editions of the territories of this installation, side by side, for anyone. */
export const acrossTerritories = new Hono<Env>().get('/editions/across', async (c) => {
  const { territory } = c.var
  const all = await allTerritories()
  const inOrder = [...all].sort(
    (one, other) => Number(other.id === territory.id) - Number(one.id === territory.id),
  )
  const asked = c.req.queries('with[]') ?? []
  const chosen =
    asked.length > 0 ? inOrder.filter(({ slug }) => asked.includes(slug)) : inOrder.slice(0, USUAL)
  const sides: Side[] = []
  for (const { id, slug, name } of chosen.slice(0, MOST))
    sides.push({ slug, name, ...(await asActor(visitorOf(id), (tx) => told(tx))) })
  return c.render(<AcrossPage options={inOrder} sides={sides} tooMany={chosen.length > MOST} />, {
    title: c.var.t('indicators.compared.across'),
    section: '/editions',
  })
})

function AcrossPage({ options, sides, tooMany }: { options: Option[]; sides: Side[]; tooMany: boolean }) {
  const { t } = useTexts()
  const at = useBelow()
  const without = sides.filter(({ edition }) => !edition)
  const published = sides.flatMap(({ edition, ...side }) => (edition ? [{ ...side, edition }] : []))
  return (
    <Page
      heading="indicators.compared.across"
      lead="indicators.compared.acrossLead"
      crumbs={[{ href: at('/editions'), label: 'indicators.editions.heading' }]}
    >
      {options.length > 1 && (
        <Filters>
          <Checkboxes
            name="with"
            label="indicators.compared.with"
            options={options.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={sides.map(({ slug }) => slug)}
          />
        </Filters>
      )}
      {tooMany && <Callout kind="warning" text={['indicators.compared.tooMany', { count: MOST }]} />}
      {without.length > 0 && (
        <p>{t('indicators.compared.noEdition', { names: without.map(({ name }) => name).join(', ') })}</p>
      )}
      {published.length > 0 && <Told sides={published} />}
    </Page>
  )
}

type ToldSide = Option & { edition: PublishedEdition; population: Population | undefined }

function Told({ sides }: { sides: ToldSide[] }) {
  const { t, day, number } = useTexts()
  const { value, notes, words } = useFrozen()
  const figures = new Map(sides.flatMap(({ edition }) => edition.said.figures.map((one) => [one.code, one])))
  const rows = [...figures.values()].map(({ code, group, unit }): Row => {
    const sheets = sides.map(({ edition }) => edition.said.sheets[code])
    const cells = sides.map(({ edition: { said } }) => {
      const figure = said.figures.find((one) => one.code === code)
      if (!figure) return undefined
      return {
        said: value(figure),
        value: figure.state === 'counted' ? figure.value : null,
        notes: notes(figure, said.factsUntil).map(String),
      }
    })
    const name = words(sheets.find(Boolean))?.name ?? code
    return { code, group, unit, name, differs: definitionDiffers(code, sheets), cells }
  })
  const redefined = rows.filter(({ differs }) => differs)
  return (
    <>
      <Section heading="indicators.compared.dates">
        <Table
          caption="indicators.compared.dates"
          captionHidden
          rows={sides}
          columns={[
            {
              heading: 'indicators.compared.territory',
              main: true,
              cell: ({ slug, name, edition }: ToldSide) => (
                <a href={`/${slug}/editions/${edition.id}`}>{`${name}: ${edition.said.name}`}</a>
              ),
            },
            {
              heading: 'indicators.editions.factsUntil',
              cell: ({ edition }) => day(edition.said.factsUntil),
            },
            {
              heading: 'indicators.editions.knownAt',
              cell: ({ edition }) => day(new Date(edition.said.knownAt)),
            },
            { heading: 'indicators.editions.publishedAt', cell: ({ edition }) => day(edition.publishedAt) },
            {
              heading: 'indicators.editions.population',
              cell: ({ edition: { said }, population }) => {
                if (said.territory.population === null) return t('indicators.compared.noInhabitants')
                if (!population) return number(said.territory.population)
                return t(
                  population.assumed ? 'indicators.compared.reckoned' : 'indicators.compared.counted',
                  {
                    people: number(population.people),
                    day: day(population.onDay),
                    source: population.source,
                  },
                )
              },
            },
          ]}
        />
      </Section>
      <SideBySide
        sides={sides.map(({ name, edition }) => ({ name, people: edition.said.territory.population }))}
        rows={rows}
      />
      <Section heading="indicators.compared.definitions">
        {redefined.length === 0 && <p>{t('indicators.compared.sameDefinitions')}</p>}
        {redefined.map(({ code, name }) => {
          const sheets = sides.map(({ edition }) => edition.said.sheets[code])
          const parts = definedOtherwise(code, sheets)
          return (
            <>
              <h3>{name}</h3>
              <ul>
                {sides.map((side, at) => {
                  const said = words(sheets[at])
                  return (
                    <li>
                      {side.name}: {said ? parts.map((part) => said[part]).join(' ') : '–'}
                    </li>
                  )
                })}
              </ul>
            </>
          )
        })}
      </Section>
    </>
  )
}
