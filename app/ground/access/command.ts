import type { Kysely } from 'kysely'
import type { Database } from '../db/connection.ts'
import type { Tables } from '../db/tables.ts'
import type { Translate } from '../texts/texts.ts'

/** Something the person at the command line can mend: printed as one line, exit code 1. */
export class CommandRefusal extends Error {}

/** What a command finds when it runs: an open, migrated database and a way to speak. */
export type CommandHouse = {
  /** Queries as trama_command, outside any actor. */
  command: Kysely<Tables>
  /** For the few commands that look after the installation itself. */
  database: Database
  dataDir: string
  /** Where people reach Trama, for links that are printed. */
  url: string
  say: (line: string) => void
  t: Translate
}

/** Opens the house, does the work, closes it. Commands call it in their action. */
export type RunCommand = (work: (house: CommandHouse) => Promise<void>) => Promise<void>
