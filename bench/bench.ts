import os from 'node:os'
import { benchPages, type PageReport } from './pages.ts'
import { sayCosts } from './policies-on-example.ts'
import { weightOf } from './weight.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const short = process.argv.includes('--short')
/** The short form only shows that the bench runs; its figures mean nothing. */
const SHORT_SCALE = 0.01

/** `npm run bench -- ties` measures one part alone. */
const PARTS: Record<
  string,
  () => Promise<{ bench: (scale: number, say: (line: string) => void) => Promise<void> }>
> = {
  ties: () => import('./ties.ts'),
  network: () => import('./network.ts'),
  policies: () => import('./policies-on-example.ts'),
  matching: () => import('./matching.ts'),
  funds: () => import('./funds.ts'),
  intakes: () => import('./intakes.ts'),
  indicators: () => import('./indicators.ts'),
  pacts: () => import('./pacts.ts'),
  exchange: () => import('./exchange.ts'),
  calls: () => import('./calls.ts'),
  agenda: () => import('./agenda.ts'),
  api: () => import('./api.ts'),
}
const part = PARTS[process.argv[2] ?? '']
if (part) {
  await (await part()).bench(short ? SHORT_SCALE : 1, say)
  say(`${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, Node ${process.version}`)
  process.exit(0)
}

const report = await benchPages(short ? SHORT_SCALE : 1, (line) => process.stderr.write(`${line}\n`))
print(report)
say(`${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, Node ${process.version}`)
say(`bench ran${short ? ' in its short form' : ''}`)

function print({ calibration, pages, policies, loadS, rssMb }: PageReport) {
  const [bare] = calibration
  const ms = (value: number) => value.toFixed(2)
  const rows = [...calibration, ...pages].map((one) => [
    one.name,
    ms(one.cpuMs),
    'aim' in one && typeof one.aim === 'number' ? `≤ ${one.aim}` : '',
    bare ? `${(one.cpuMs / bare.cpuMs).toFixed(1)}×` : '',
    ms(one.databaseMs),
    String(one.p50Ms),
    String(one.p99Ms),
    String(Math.round(one.perSecond)),
    `${(one.bytes / 1024).toFixed(1)} KB`,
  ])
  table(
    ['', 'CPU ms', 'aim', 'of a bare page', 'database CPU ms', 'p50 ms', 'p99 ms', 'a second', 'answer'],
    rows,
  )
  say('')
  sayCosts(policies, say)
  say(`memory of the server process after all this: ${Math.round(rssMb)} MB (aim ≤ 200)`)
  say(`the example loads in ${loadS.toFixed(1)} s (aim < 60)`)
  const weights = { css: weightOf('app/styles/trama.scss'), js: weightOf('app/islands/public.ts') }
  say(`public page, gzipped: CSS ${weights.css} KB (aim ≤ 60), JavaScript ${weights.js} KB (aim ≤ 30)`)
}

function table(heading: string[], rows: string[][]) {
  const widths = heading.map((word, column) =>
    Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
  for (const row of [heading, ...rows]) say(line(row))
}
