import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { type CommandActor, commandIn } from '../../ground/access/actor.ts'
import { CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { asActor } from '../../ground/db/database.ts'
import { territoryAt } from '../territories/reads.ts'
import { textOf } from './lists/parts/lines.ts'
import { tiesOfCsv } from './lists/parts/read-csv.ts'
import { tiesOfGraphml } from './lists/parts/read-graphml.ts'
import { csvOf, graphmlOf } from './lists/parts/write-lists.ts'
import { exportedTies } from './lists/reads.ts'
import { BrokenLine, LEFT_OUT, type LeftOut } from './lists/rules.ts'
import { importTies, recordExport } from './lists/writes.ts'
import { rebuildTies } from './writes.ts'

type Where = { territory: string; format?: 'csv' | 'graphml' }
type ExportOptions = Where & { asOf?: string; withOperators?: boolean; withNames?: boolean; reason?: string }

const where = ['--territory <slug>', 'the territory, by its address'] as const
const format = () =>
  new Option('--format <format>', 'what the file is; by its ending when absent').choices(['csv', 'graphml'])
const LEFT_SAID: Record<LeftOut, string> = {
  self: 'of somebody with themself',
  twice: 'said twice in the list',
  unknown: 'of records that are not here',
  already: 'declared already',
  unnamed: 'of people who may not be named',
}
const SHORTEST_REASON = 10

/** `trama network rebuild`, `import` and `export`. */
export function commands(program: Command, run: RunCommand) {
  const network = program.command('network').description('the ties of a territory')

  network
    .command('rebuild')
    .description('make every tie anew from its facts; says how many were not what they should be')
    .requiredOption(...where)
    .action(({ territory }: Where) =>
      run(async ({ say }) => {
        const changed = await asActor(await seatAt(territory), rebuildTies)
        say(
          changed === 0
            ? 'every tie was right'
            : `${changed} ties were not what their facts say, and are now`,
        )
      }),
    )

  network
    .command('import <file>')
    .description('take ties in from a list of pairs of record codes: all of it, or nothing')
    .requiredOption(...where)
    .addOption(format())
    .action((file: string, options: Where) =>
      run(async ({ say }) => {
        const seat = await seatAt(options.territory)
        await mustBeFile(file)
        const read = () => (formatOf(file, options) === 'csv' ? tiesOfCsv : tiesOfGraphml)(textOf(file))
        try {
          // The whole file is read once before anything is written: a broken line in the middle costs no time of the database.
          for await (const _ of read()) void _
          const today = new Date().toISOString().slice(0, 10)
          const { made, read: lines, left } = await asActor(seat, (tx) => importTies(tx, seat, read(), today))
          say(`${made} ties were declared, of ${lines} in the list`)
          for (const why of LEFT_OUT) {
            const { count, lines: first } = left[why]
            if (count)
              say(`${count} ${LEFT_SAID[why]}: line ${first.join(', ')}${count > first.length ? '…' : ''}`)
          }
        } catch (fault) {
          if (fault instanceof BrokenLine)
            throw new CommandRefusal(`${file}, ${fault.message}; nothing was taken in`)
          if (fault instanceof TypeError && /encod/i.test(fault.message))
            throw new CommandRefusal(`${file} is not UTF-8 text; nothing was taken in`)
          throw fault
        }
      }),
    )

  network
    .command('export <file>')
    .description('write the ties as a file; every record under a code made for this file alone')
    .requiredOption(...where)
    .addOption(format())
    .option('--as-of <day>', 'the ties as they were on a day, as 2019-09-30; today when absent')
    .option('--with-operators', 'count what operators did in their role too')
    .option('--with-names', 'with the codes of records and their names: needs --reason')
    .option('--reason <why>', 'why names leave; it is kept')
    .action((file: string, options: ExportOptions) =>
      run(async ({ say }) => {
        const seat = await seatAt(options.territory)
        const on = options.asOf ?? new Date().toISOString().slice(0, 10)
        if (!/^\d{4}-\d\d-\d\d$/.test(on) || Number.isNaN(Date.parse(on)))
          throw new CommandRefusal(`${on} is not a day such as 2019-09-30`)
        const { withNames = false, withOperators = false, reason = '' } = options
        if (withNames && reason.trim().length < SHORTEST_REASON)
          throw new CommandRefusal('names leave only for a reason: say it with --reason, in a few words')
        const exported = await asActor(seat, async (tx) => {
          await recordExport(tx, seat, withNames ? reason.trim() : undefined)
          return exportedTies(tx, seat, { on, withOperators, withNames })
        })
        const pieces = formatOf(file, options) === 'csv' ? csvOf(exported) : graphmlOf(exported)
        await pipeline(Readable.from(pieces), createWriteStream(file, { mode: 0o600 }))
        say(
          `${exported.nodes.length} records and their ties are in ${file}${withNames ? ', with names' : ''}`,
        )
      }),
    )
}

async function seatAt(slug: string): Promise<CommandActor> {
  const territory = await territoryAt(slug)
  if (!territory) throw new CommandRefusal(`there is no territory ${slug}: trama territory list`)
  return commandIn(territory.id, ['coordinator', 'facilitator'])
}

function formatOf(file: string, options: Where): 'csv' | 'graphml' {
  if (options.format) return options.format
  if (/\.csv$/i.test(file)) return 'csv'
  if (/\.(graphml|xml)$/i.test(file)) return 'graphml'
  throw new CommandRefusal(`what is ${file}? say --format csv or --format graphml`)
}

async function mustBeFile(file: string) {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new CommandRefusal(`there is no file ${file}`)
}
