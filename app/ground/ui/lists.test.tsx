import { Hono } from 'hono'
import { jsxRenderer } from 'hono/jsx-renderer'
import type { HtmlEscapedString } from 'hono/utils/html'
import { expect, test } from 'vitest'
import { translatorFor } from '../texts/texts.ts'
import type { SpeakingEnv } from '../texts/use-texts.ts'
import { withQuery } from './address-bar.ts'
import { Card, CardGrid } from './card.tsx'
import { DefinitionList } from './definition-list.tsx'
import { Field } from './field.tsx'
import { Filters } from './filters.tsx'
import { Section } from './page.tsx'
import { Pagination, pageOf } from './pagination.tsx'
import { sortedBy, Table } from './table.tsx'
import { trendPoints } from './trend-line.tsx'

const said = (words: string) => ({ said: words })

async function shown(part: () => HtmlEscapedString | Promise<HtmlEscapedString>, address = '/people') {
  const app = new Hono<SpeakingEnv>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    await next()
  })
  app.use(jsxRenderer(({ children }) => <main>{children}</main>))
  app.get('/people', (c) => c.render(part(), { title: '' }))
  return (await app.request(address)).text()
}

const people = [{ name: 'Anna', met: 3 }]
const table = (sort?: string) => (
  <Table
    caption={said('Persone')}
    sorted={sortedBy(sort, ['name', 'met'])}
    columns={[
      { heading: said('Nome'), main: true, sort: 'name', cell: (person) => person.name },
      { heading: said('Incontri'), numeric: true, sort: 'met', cell: (person) => person.met },
    ]}
    rows={people}
  />
)

test('a table says its caption, its headings and how it is ordered', async () => {
  const page = await shown(() => table('-met'))
  expect(page).toContain('<caption>Persone</caption>')
  expect(page).toContain('<th scope="row" role="rowheader">Anna</th>')
  expect(page).toMatch(/<th scope="col" class="numeric" aria-sort="descending"/)
})

test('sorting keeps the filters, turns round on the second press and forgets the page', async () => {
  const page = await shown(() => table('name'), '/people?place=1&page=3&sort=name')
  expect(page).toContain('href="?place=1&amp;sort=-name"')
  expect(page).toContain('href="?place=1&amp;sort=met"')
})

test('a list is ordered only by what it offers', () => {
  expect(sortedBy('-met', ['name', 'met'])).toEqual({ by: 'met', direction: 'desc' })
  expect(sortedBy('password; drop', ['name', 'met'])).toEqual({ by: 'name', direction: 'asc' })
})

test('pages lead to their neighbours and nowhere beyond', async () => {
  const at = (page: number) => shown(() => <Pagination page={page} perPage={10} total={25} />, '/people?q=an')
  expect(await at(2)).toContain('href="?q=an&amp;page=3"')
  expect(await at(2)).toContain('href="?q=an"')
  expect(await at(3)).not.toContain('rel="next"')
  expect(await shown(() => <Pagination page={1} perPage={10} total={10} />)).not.toContain('<nav')
  expect([pageOf('3'), pageOf('-1'), pageOf('1.5'), pageOf('x'), pageOf(undefined)]).toEqual([3, 1, 1, 1, 1])
})

test('filters show what the address asks and offer a way back to everything', async () => {
  const filters = () => (
    <Filters>
      <Field name="q" label={said('Parole')} />
    </Filters>
  )
  expect(await shown(filters, '/people?q=%22an&sort=-met')).toContain('value="&quot;an"')
  expect(await shown(filters, '/people?q=an&sort=-met')).toContain(
    '<input type="hidden" name="sort" value="-met"/>',
  )
  expect(await shown(filters, '/people?q=an')).toContain('<a href="/people">')
  expect(await shown(filters)).not.toContain('<a href="/people">')
})

test('cards follow the heading above them', async () => {
  const cards = (
    <CardGrid>
      <Card title="Orto sociale" href="/x" />
    </CardGrid>
  )
  expect(await shown(() => cards)).toContain('<h2 class="card-title">')
  expect(await shown(() => <Section heading={said('Oggi')}>{cards}</Section>)).toContain(
    '<h3 class="card-title">',
  )
})

test('what has no answer is left out, and zero is an answer', async () => {
  const page = await shown(() => (
    <DefinitionList
      items={[
        [said('Incontri'), 0],
        [said('Telefono'), null],
      ]}
    />
  ))
  expect(page).toContain('<dd>0</dd>')
  expect(page).not.toContain('Telefono')
})

test('a trend fills its picture and a flat one stays in the middle', () => {
  expect(trendPoints([0, 5, 10])).toEqual([
    [3, 25],
    [60, 14],
    [117, 3],
  ])
  expect(trendPoints([7, 7]).map(([, y]) => y)).toEqual([14, 14])
})

test('an address keeps its other answers', () => {
  expect(withQuery('http://x/people?a=1&b=2', { b: undefined, c: 3 })).toBe('?a=1&c=3')
})
