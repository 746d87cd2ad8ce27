import { Command, CommanderError } from 'commander'
import type { Auth } from '../ground/access/auth.ts'
import { CommandRefusal } from '../ground/access/command.ts'
import { DatabaseFault } from '../ground/db/fault.ts'
import { languageOfMachine } from '../ground/texts/choose-language.ts'
import { translatorFor } from '../ground/texts/texts.ts'
import { allCommands } from './commands.ts'
import { readConfig } from './config.ts'
import type { RunWithAccounts } from './example/commands.ts'
import { openHouse } from './open-house.ts'
import { openAccounts } from './sign-in/open-accounts.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

const run: RunWithAccounts = async (work) => {
  const config = readConfig(process.env)
  const house = await openHouse(config, { as: 'command', say: warn })
  let auth: Promise<Auth> | undefined
  // Few commands make accounts: they are opened for those alone.
  const accounts = () => {
    const secret = house.secretFor('sessions').toString('hex')
    auth ??= openAccounts({ database: house.database, secret, url: config.url })
    return auth
  }
  try {
    await work({
      command: house.command,
      database: house.database,
      dataDir: config.dataDir,
      url: config.url,
      say,
      t: translatorFor(languageOfMachine(process.env)),
      accounts,
    })
  } finally {
    await (await auth)?.close()
    await house.close()
  }
}

const program = new Command('trama')
  .description('the command line of Trama: it works beside a running server and without one')
  .showHelpAfterError('(add --help for what can be said here)')
  .exitOverride()

for (const commands of allCommands) commands(program, run)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode)
  // A person can mend a refusal and the database's own clear lines; the rest is our fault, still said in one line.
  const { message } = error as Error
  const known = error instanceof CommandRefusal || error instanceof DatabaseFault
  warn(known ? `trama: ${message}` : `trama: something went wrong on our side: ${message}`)
  if (process.env.TRAMA_DEBUG) warn((error as Error).stack ?? '')
  process.exit(1)
}
