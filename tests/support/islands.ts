import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { controlsIn } from '../access/form-controls.ts'

/** The elements of our own that pages are written with, and those that scripts define for the sites of others. */
export function islandsOfTheHouse(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  const words = files
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => readFileSync(join('app', file), 'utf8'))
  const named = words.flatMap((text) => [
    ...text.matchAll(/(?:<|customElements\.define\(')(trama-[a-z-]+)(?=[\s>'])/g),
  ])
  return [...new Set(named.map(([, name = '']) => name))].sort()
}

/** What the server wrote into an island, its opening tag, and the main part of the page around it. */
type Stands = { opening: string; inside: string; main: string }

const aLabelledField = ({ inside }: Stands) =>
  controlsIn(inside).some(({ id }) => id !== undefined && inside.includes(`<label for="${id}"`))
const aFormToSend = (island: Stands) =>
  /<form\b[^>]*method="post"/.test(island.inside) &&
  /<button type="submit"/.test(island.inside) &&
  aLabelledField(island)
const saysWhatItDoes = ({ inside }: Stands) => /role="status"/.test(inside)

/**
 * What stands in an island's place for whoever has no script, or does not see: the same form, table or link. A new island comes
 * here with its own.
 */
export const EQUALS: Readonly<Record<string, (island: Stands) => boolean>> = {
  // A field with its label, a button that searches, and boxes to tick.
  'trama-combobox': (island) =>
    aLabelledField(island) && /<button type="submit"[^>]*name="_search"/.test(island.inside),
  'trama-live-minutes': (island) => aFormToSend(island) && saysWhatItDoes(island),
  'trama-figure-as-typed': (island) => aFormToSend(island) && saysWhatItDoes(island),
  // Two fields for files.
  'trama-photos': aLabelledField,
  // Boxes to tick, and fields to write in: the same that are sent.
  'trama-roll-call': aLabelledField,
  'trama-rows': aLabelledField,
  // What one says is written into a field, where it can be typed.
  'trama-dictation': ({ opening, main }) => {
    const [, field = ''] = /data-field="([^"]+)"/.exec(opening) ?? []
    return controlsIn(main).some(({ id }) => id === field)
  },
  // A name, a summary in words and a table with a caption: all that the picture shows.
  'trama-network-map': ({ opening, main }) =>
    /data-label="[^"]+"/.test(opening) &&
    main.includes('id="network-summary"') &&
    /<table\b[^>]*>\s*<caption/.test(main),
  // Another way in, or to prove it is oneself, in the same page.
  'trama-passkey': ({ main }) => /<form\b[^>]*method="post"/.test(main),
  // Hidden until the browser knows that something waits; then a link to all of it.
  'trama-waiting': ({ inside }) => /<a\b[^>]*href="\/offline"/.test(inside),
  // What is written without network needs a script; the page says so under its heading.
  'trama-offline': ({ inside }) => /<h1>/.test(inside) && /<p class="lead">[^<]/.test(inside),
  // A link to the agenda.
  'trama-agenda': ({ inside }) => /<a\b[^>]*href="/.test(inside),
}

/** Islands on a page, each with whether its equal stands there. */
export function islandsOn(html: string): { name: string; isEqual: boolean }[] {
  const main = mainOf(html)
  return [...html.matchAll(/<(trama-[\w-]+)([^>]*)>([\s\S]*?)<\/\1>/g)].map(
    ([, name = '', opening = '', inside = '']) => ({
      name,
      isEqual: EQUALS[name]?.({ opening, inside, main }) ?? false,
    }),
  )
}

const NAMED = /aria-hidden="true"|aria-label="[^"]+"/

/** Drawings of a page that have no name, though they are read, and charts that stand without their table. */
export function unsaidPictures(html: string): string[] {
  // A square drawn by others has its name around it.
  const drawings = [...mainOf(html).matchAll(/(<div [^>]*role="img"[^>]*>)?<svg\b([^>]*)>/g)]
  const unnamed = drawings.filter(([, around = '', own = '']) => !NAMED.test(around) && !NAMED.test(own))
  const isChart = drawings.some(([, , own = '']) => own.includes('class="bar-chart'))
  return [
    ...unnamed.map(([opening]) => `a drawing without a name: ${opening}`),
    ...(isChart && !/<table\b/.test(mainOf(html)) ? ['a chart without its table'] : []),
  ]
}

const mainOf = (html: string) => html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'))
