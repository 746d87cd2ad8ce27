import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { keyFileOf } from '../../ground/access/key-file.ts'
import { holdInstallationKeys, installationKeys } from '../../ground/access/keys.ts'
import { backUp } from '../../ground/backup/back-up.ts'
import { BackupFault } from '../../ground/backup/fault.ts'
import { inspect } from '../../ground/backup/inspect.ts'
import { passphraseFrom } from '../../ground/backup/passphrase.ts'
import { readConfig } from '../config.ts'
import { restore } from './restore.ts'

const KEEP_THE_KEY =
  'it opens with the key of this installation alone: keep a copy of keys/installation.key elsewhere'

type Options = { passphraseFile?: string }
const passphraseFile = ['--passphrase-file <file>', 'a file whose first line is the passphrase'] as const

/** `trama backup FILE`, `trama restore FILE` and `trama backup-check FILE`. */
export function commands(program: Command, run: RunCommand) {
  program
    .command('backup <file>')
    .description('write everything into one encrypted file, while people go on working')
    .option(...passphraseFile)
    .addHelpText(
      'after',
      '\nWithout a passphrase, there or in TRAMA_BACKUP_PASSPHRASE, the file opens with the key of this installation\nalone: keep a copy of keys/installation.key somewhere else.',
    )
    .action((file: string, options: Options) =>
      run(async ({ database, dataDir, say }) => {
        const passphrase = passphraseFrom(options.passphraseFile, readConfig(process.env).backup.passphrase)
        const secret = passphrase ? { passphrase } : 'installation key'
        const made = await plainly(() => backUp({ database, dataDir, secret, file: path.resolve(file) }))
        say(
          `${file}: ${made.rows} rows of ${made.tables} tables, ${made.files} files, ${megabytes(made.bytes)}`,
        )
        if (!passphrase) say(KEEP_THE_KEY)
      }),
    )

  program
    .command('backup-check <file>')
    .description('read a backup to its end, and change nothing')
    .option(...passphraseFile)
    .action((file: string, options: Options) =>
      plainly(async () => {
        const { key, dataDir, backup } = readConfig(process.env)
        if (key || existsSync(keyFileOf(dataDir))) holdInstallationKeys(installationKeys(dataDir, key))
        const passphrase = passphraseFrom(options.passphraseFile, backup.passphrase)
        const { manifest, rows, files } = await inspect(path.resolve(file), passphrase)
        say(
          `${file} is whole: ${rows} rows, ${files} files, made at ${manifest.madeAt} by Trama ${manifest.trama}`,
        )
      }),
    )

  program
    .command('restore <file>')
    .description('fill an empty installation from a backup; the server must not be running')
    .option(...passphraseFile)
    .action((file: string, options: Options) =>
      plainly(async () => {
        const config = readConfig(process.env)
        const passphrase = passphraseFrom(options.passphraseFile, config.backup.passphrase)
        const { rows, files } = await restore({ config, file: path.resolve(file), passphrase, say })
        say(`put back: ${rows} rows, ${files} files. Start Trama: people find what they left`)
      }),
    )
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BackupFault ? new CommandRefusal(error.message) : error
  }
}
