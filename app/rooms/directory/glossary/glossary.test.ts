import { expect, test } from 'vitest'
import { newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { readTexts } from '../../../ground/texts/texts.ts'
import { frame } from '../../../shell/frame.tsx'
import { footer, routes } from '../routes.ts'
import { ENTRIES } from './rules.ts'

openHouse()
const texts = readTexts()
const around = frame({ navigation: [], footer })
const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

test('anyone reads what each word means, under an address of its own, from every page’s footer', async () => {
  const territory = await newTerritory()
  const visitor = visits(routes, territory, { around })
  const { status, html } = await visitor.get('/glossario')
  expect(status).toBe(200)
  const ids = idsIn(html)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ENTRIES.filter((entry) => !ids.includes(entry))).toEqual([])
  expect(html).toContain(texts.it['directory.glossary.says.pact'])
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
  expect(data).toMatchObject({ '@type': 'DefinedTermSet' })
  expect(data.hasDefinedTerm).toHaveLength(ENTRIES.length)
  expect((await visitor.get('/agenda')).html).toContain(`href="/${territory.slug}/glossario"`)
})

test('a word in the lead of a page leads to its line, once, and says so to whoever hears the page', async () => {
  const territory = await newTerritory()
  const visitor = visits(routes, territory, { around })
  const { html } = await visitor.get('/agenda')
  const links = [...html.matchAll(/<a class="term"[^>]*>([^<]*)<\/a>/g)]
  expect(links.map(([, word]) => word)).toEqual(['laboratori'])
  expect(links[0]?.[0]).toContain(`href="/${territory.slug}/glossario#lab"`)
  expect(links[0]?.[0]).toContain('aria-label="laboratori: che cosa vuol dire"')
  const door = await visitor.get('/offer')
  expect(door.html).toContain('/glossario#facilitator')
})

test('every word has a name, its forms and a meaning, and nothing else is explained', () => {
  const said = Object.keys(texts.it).filter((key) => /^directory\.glossary\.(name|forms|says)\./.test(key))
  const wanted = ENTRIES.flatMap((entry) =>
    ['name', 'forms', 'says'].map((part) => `directory.glossary.${part}.${entry}`),
  )
  expect(said.toSorted()).toEqual(wanted.toSorted())
})
