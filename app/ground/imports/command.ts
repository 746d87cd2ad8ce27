import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { CommandActor } from '../access/actor.ts'
import { type CommandHouse, CommandRefusal, type RunCommand } from '../access/command.ts'
import { asActor } from '../db/database.ts'
import { isId } from '../db/ids.ts'
import type { Reason } from '../files/reason.ts'
import { readSheet } from '../files/sheet.ts'
import type { TextKey, Translate } from '../texts/texts.ts'
import { BadRows } from './bad-rows.ts'
import { type ColumnMapping, correctColumns } from './columns.ts'
import { type AnyImportDefinition, changedSomething, type ImportCounts } from './definition.ts'
import { progressBar } from './progress.ts'
import { pastImports } from './reads.ts'
import { columnsOf } from './remembered-columns.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

type ImportOptions = { territory: string; map: string[]; dryRun?: boolean; bad?: string; sheet?: string }

/** Who the command line acts as in the territory at an address; a room knows, the ground does not. */
export type SeatAt = (slug: string, house: CommandHouse) => Promise<CommandActor | undefined>

const every = (value: string, earlier: string[]) => [...earlier, value]
const CANNOT_WRITE = new Set(['EACCES', 'EROFS', 'ENOENT', 'EISDIR', 'ENOSPC', 'ENOTDIR', 'EPERM'])

const said = (t: Translate, { refusal, params }: Reason) =>
  new CommandRefusal(t(refusal as TextKey, params ?? {}))

/** `trama import <kind> FILE`, `trama import undo ID` and `trama import list`, for these kinds of lists. */
export const importCommands =
  (definitions: readonly AnyImportDefinition[], seatAt: SeatAt) => (program: Command, run: RunCommand) => {
    const imports = program.command('import').description('take the lists of a territory in, and back')
    const actorAt = async (slug: string, house: CommandHouse) => {
      const actor = await seatAt(slug, house)
      if (!actor) throw new CommandRefusal(house.t('imports.command.noTerritory', { slug }))
      return actor
    }

    for (const definition of definitions) {
      imports
        .command(`${definition.kind} <file>`)
        .description(
          `from a CSV or XLSX file; fields: ${definition.fields.map(({ name }) => name).join(', ')}`,
        )
        .requiredOption('--territory <slug>', 'the address of the territory')
        .option('--map <heading=field>', 'what a column means, against the guess; may be repeated', every, [])
        .option('--dry-run', 'try everything, keep nothing')
        .option('--bad <file>', 'where to write the rows that cannot go in (beside the file, when absent)')
        .option('--sheet <name>', 'which sheet of a workbook, when not the first')
        .action((file: string, options: ImportOptions) =>
          run(async (house) =>
            importFile(definition, resolve(file), options, await actorAt(options.territory, house), house),
          ),
        )
    }

    imports
      .command('undo <id>')
      .description('take an import back')
      .requiredOption('--territory <slug>', 'the address of the territory')
      .action((id: string, options: { territory: string }) =>
        run(async (house) => {
          const actor = await actorAt(options.territory, house)
          if (!isId(id)) throw said(house.t, { refusal: 'imports.undo.missing', params: { id } })
          const undone = await asActor(actor, (tx) => undoImport(tx, actor, definitions, id))
          if (!undone.ok) throw said(house.t, undone)
          house.say(house.t('imports.undo.done', undone.value))
        }),
      )

    imports
      .command('list')
      .description('the imports of a territory, newest first')
      .requiredOption('--territory <slug>', 'the address of the territory')
      .action((options: { territory: string }) =>
        run(async (house) => {
          const actor = await actorAt(options.territory, house)
          for (const past of await asActor(actor, (tx) => pastImports(tx))) {
            const state = past.undoneAt ? house.t('imports.list.undone') : countsLine(past.counts, house.t)
            house.say(
              [past.id, past.recordedAt.toISOString().slice(0, 16), past.kind, past.fileName, state].join(
                '\t',
              ),
            )
          }
        }),
      )
  }

async function importFile(
  definition: AnyImportDefinition,
  path: string,
  options: ImportOptions,
  actor: CommandActor,
  { say, t }: CommandHouse,
) {
  const badPath = resolve(options.bad ?? `${path.replace(/\.[^./\\]+$/, '')}.bad.csv`)
  if (badPath === path) throw said(t, { refusal: 'imports.bad.same' })
  const read = await readSheet(path, options.sheet === undefined ? {} : { sheet: options.sheet })
  if (!read.ok) throw said(t, read)
  const sheet = read.value

  const guess = await asActor(actor, (tx) => columnsOf(tx, definition, sheet.headings))
  const corrected = correctColumns(guess.mapping, sheet.headings, definition.fields, options.map)
  if (!corrected.ok) throw said(t, corrected)
  say(t(guess.remembered ? 'imports.columns.remembered' : 'imports.columns.guessed'))
  for (const line of columnLines(sheet.headings, corrected.value, t)) say(`  ${line}`)

  const bad = new BadRows(badPath, sheet, t)
  const bar = progressBar(process.stderr)
  const run = await runImport(asActor, actor, definition, sheet, {
    mapping: corrected.value,
    dryRun: options.dryRun === true,
    onBad: (row, reasons) => bad.add(row, reasons),
    onProgress: (portion, { read }) => bar.show(portion, String(read)),
  })
    .catch((fault: NodeJS.ErrnoException) => {
      if (!CANNOT_WRITE.has(fault.code ?? '')) throw fault
      throw said(t, { refusal: 'imports.bad.unwritable', params: { path: badPath } })
    })
    .finally(() => bar.clear())
  const writtenBad = await bad.close()
  if (!run.ok) throw said(t, run)

  say(countsLine(run.value.counts, t))
  if (writtenBad) say(t('imports.bad.written', { path: writtenBad }))
  const { importId, counts } = run.value
  if (!importId) say(t('imports.done.dryRun'))
  else if (changedSomething(counts))
    say(t('imports.done.undoWith', { id: importId, slug: options.territory }))
}

const columnLines = (headings: readonly string[], mapping: ColumnMapping, t: Translate) =>
  headings.map((heading, column) => `${heading || '—'} → ${mapping[column] ?? t('imports.columns.leftOut')}`)

/** The counts of an import on one line, each with its word. */
export const countsLine = (counts: ImportCounts, t: Translate) => t('imports.done.counts', counts)
