import path from 'node:path'
import type { Command } from 'commander'
import { accountAt } from '../../ground/access/accounts.ts'
import { type CommandHouse, CommandRefusal } from '../../ground/access/command.ts'
import { passphraseFrom } from '../../ground/backup/passphrase.ts'
import { asActor } from '../../ground/db/database.ts'
import type { SeatAt } from '../../ground/imports/command.ts'
import { record } from '../../ground/journal/record.ts'
import { sealsFolder } from '../../ground/journal/seal-journal.ts'
import { exportTerritory } from '../../ground/moving/export-territory.ts'
import { MovingFault } from '../../ground/moving/fault.ts'
import { importTerritory } from '../../ground/moving/import-territory.ts'
import { invitationAddress } from '../../rooms/operators/parts/invitation-link.ts'
import { INVITATION_DAYS } from '../../rooms/operators/rules.ts'
import type { RunWithAccounts } from '../example/commands.ts'
import { allMarked } from '../keys/marked.ts'
import { allSealed } from '../keys/sealed.ts'
import { askPassphrase, chosenPassphrase } from './passphrase.ts'

type Words = { passphraseFile?: string }
type ExportOptions = Words & { territory: string; open?: boolean }
type ImportOptions = Words & { slug?: string }

const passphraseFile = ['--passphrase-file <file>', 'a file whose first line is the passphrase'] as const
const OPEN = 'what was sealed is open in it: keep it as you would keep those people'

const given = ({ passphraseFile: file }: Words) => passphraseFrom(file, process.env.TRAMA_EXPORT_PASSPHRASE)

/** `trama export FILE` and `trama import territory FILE`: leaving with everything, and coming in with it. */
export const movingCommands = (seatAt: SeatAt) => (program: Command, run: RunWithAccounts) => {
  program
    .command('export <file>')
    .description('write all of a territory into one file, while people go on working')
    .requiredOption('--territory <slug>', 'the territory, by its address')
    .option(...passphraseFile)
    .option('--open', 'write what is sealed in plain words, for another programme to read')
    .addHelpText(
      'after',
      '\nThe file is a zip archive of NDJSON tables, files, their schema and a manifest with hashes. What is sealed stays so,\nunder a passphrase: from the file, from TRAMA_EXPORT_PASSPHRASE, or asked. All else is plain: keep it with care.',
    )
    .action((file: string, options: ExportOptions) =>
      run((house) => plainly(() => leave(seatAt, path.resolve(file), options, house))),
    )

  const imports = program.commands.find((command) => command.name() === 'import')
  if (!imports) throw new Error('trama import comes before')
  imports
    .command('territory <file>')
    .description('make the same territory here of what trama export wrote: all of it, or nothing')
    .option('--slug <slug>', 'its address here, when not the one it had')
    .option(...passphraseFile)
    .action((file: string, options: ImportOptions) =>
      run((house) => plainly(() => comeIn(path.resolve(file), options, house))),
    )
}

async function leave(seatAt: SeatAt, file: string, options: ExportOptions, house: CommandHouse) {
  const { database, dataDir, say } = house
  const seat = await seatAt(options.territory, house)
  if (!seat) throw new CommandRefusal(`there is no territory ${options.territory}: trama territory list`)
  const secret = options.open ? 'opened' : { passphrase: given(options) ?? (await chosenPassphrase()) }
  const { territoryId } = seat
  // Before the moment the file is of: whoever has it reads there that it was made.
  await asActor(seat, (tx) => record(tx, seat, 'territories.writtenOut', 'territory', territoryId))
  const made = await exportTerritory({
    database,
    sealsFolder: sealsFolder(dataDir),
    territoryId,
    file,
    secret,
    sealed: allSealed,
    marked: allMarked,
  })
  const size = `${(made.bytes / 1_000_000).toFixed(1)} MB`
  say(
    `${file}: ${made.rows} rows of ${made.tables} tables, ${made.files} files, ${made.members} accounts, ${size}`,
  )
  if (secret === 'opened') say(OPEN)
}

async function comeIn(
  file: string,
  options: ImportOptions,
  {
    database,
    dataDir,
    url,
    say,
    accounts,
  }: CommandHouse & { accounts: Parameters<Parameters<RunWithAccounts>[0]>[0]['accounts'] },
) {
  const auth = await accounts()
  const coming = (passphrase: string | undefined) => ({
    database,
    sealsFolder: sealsFolder(dataDir),
    file,
    slug: options.slug,
    passphrase,
    sealed: allSealed,
    marked: allMarked,
    accountAt: (email: string) => accountAt(auth, email),
    invitedDays: INVITATION_DAYS,
    say,
  })
  const words =
    given(options) ?? (process.stdin.isTTY ? await askPassphrase('the passphrase of the file') : undefined)
  const made = await importTerritory(coming(words))
  say(`${made.rows} rows of ${made.tables} tables: the territory stands at /${made.slug}`)
  if (made.journalFault)
    say(`its journal was not what was sealed when it was written out: ${made.journalFault}`)
  if (made.invited.length === 0) return
  say(`no password comes along: these links let people in, once each, for ${INVITATION_DAYS} days`)
  for (const { name, email, token } of made.invited)
    say([name, email, invitationAddress(url, made.slug, token)].join('\t'))
}

async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof MovingFault ? new CommandRefusal(error.message) : error
  }
}
