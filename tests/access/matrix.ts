import { readReachingFunctions, type Table } from './catalogue.ts'
import { ACTS, type AccessHouse, type Observed, VIEWERS, type Viewer } from './observe.ts'

export const DOCUMENT = 'docs/access.md'
export type Cells = Map<string, Map<Viewer, Observed>>

const OPENING = `# Who may do what

Written by \`npm run access\`, checked by \`npm test\`: do not edit it by hand. Every role has a territory of its own with
a row of every kind in every table; what each then could read, create, change and delete through the database's own
policies is what stands here. "–" is never; words are the condition on a row. No role reaches another territory's rows.

What a page needs beyond this goes through the functions at the end. Signed-out people and people without access get the
same answer as for a record that does not exist.
`

/** What every viewer can do with every table. */
export async function observeAll(house: AccessHouse): Promise<Cells> {
  const cells: Cells = new Map(house.tables.map(({ name }) => [name, new Map()]))
  for (const viewer of VIEWERS)
    for (const { name } of house.tables) cells.get(name)?.set(viewer, await house.observe(viewer, name))
  return cells
}

type Reaching = Awaited<ReturnType<typeof readReachingFunctions>>

export function documentOf(tables: readonly Table[], cells: Cells, reaching: Reaching): string {
  const sections = [...tables]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((table) => sectionOf(table, cells.get(table.name) ?? new Map()))
  const functions = reaching.map(
    ({ signature, logins }) => `| \`${signature}\` | ${(logins ?? []).join(', ')} |`,
  )
  return [
    OPENING,
    ...sections,
    `## Functions that reach past the policies\n\n| Function | May be called by |\n|---|---|\n${functions.join('\n')}\n`,
  ].join('\n')
}

/** Roles that may do the same share a line. */
function sectionOf(table: Table, cells: Map<Viewer, Observed>): string {
  const lines = new Map<string, Viewer[]>()
  for (const viewer of VIEWERS) {
    const observed = cells.get(viewer)
    const line = ACTS.map((act) => observed?.[act] ?? '?').join(' | ')
    lines.set(line, [...(lines.get(line) ?? []), viewer])
  }
  const rows = [...lines].map(([line, viewers]) => `| ${viewers.join(', ')} | ${line} |`)
  return `## ${table.name}\n\n| | ${ACTS.join(' | ')} |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The cells of a document written earlier. */
export function cellsIn(text: string): Cells {
  const cells: Cells = new Map()
  for (const [, name = '', body = ''] of text.matchAll(/^## (\w+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)) {
    const observed = new Map<Viewer, Observed>()
    for (const line of body.split('\n').slice(3)) {
      const [viewers = '', ...acts] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      if (acts.length !== ACTS.length) continue
      for (const viewer of VIEWERS.filter((one) => viewers.split(', ').includes(one)))
        observed.set(viewer, Object.fromEntries(ACTS.map((act, at) => [act, acts[at]])) as Observed)
    }
    cells.set(name, observed)
  }
  return cells
}
