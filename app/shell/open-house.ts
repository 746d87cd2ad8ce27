import { holdInstallationKeys, installationKeys } from '../ground/access/keys.ts'
import { openNightly } from '../ground/backup/nightly.ts'
import { asOwner } from '../ground/db/as-owner.ts'
import { type Database, joinDatabase, makeDataFolder, openDatabase } from '../ground/db/connection.ts'
import { connect } from '../ground/db/database.ts'
import { migrate } from '../ground/db/migrate.ts'
import { markOldRecords } from '../ground/imports/marks.ts'
import { openUploads } from '../ground/imports/uploads.ts'
import { giveJournalTo } from '../ground/journal/keeper.ts'
import { openSeals } from '../ground/journal/seal-journal.ts'
import { openMail } from '../ground/mail/mail.ts'
import { OVERSEER } from '../rooms/operators/rules.ts'
import { loadMunicipalities } from '../rooms/territories/writes.ts'
import type { Config } from './config.ts'

type Opening = {
  /** `server` insists on being alone on its data folder; `command` joins whoever runs. */
  as: 'server' | 'command'
  say: (line: string) => void
}

/** Keys, database, migrations and pools, in that order; the one way in for the server and for commands. */
export async function openHouse(config: Config, { as, say }: Opening) {
  makeDataFolder(config.dataDir)
  const keys = installationKeys(config.dataDir, config.key)
  const secretFor = holdInstallationKeys(keys)
  const open = as === 'server' ? openDatabase : joinDatabase
  const database = await open({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    secret: secretFor('database logins'),
    log: say,
  })
  try {
    await migrate(database, { log: say })
    await asOwner(database, loadMunicipalities)
    await markOldRecords(database)
    openMail({ dataDir: config.dataDir, smtpUrl: config.smtpUrl, from: config.mailFrom, log: say })
    openUploads(config.dataDir)
    openSeals(config.dataDir)
    giveJournalTo([OVERSEER])
    openNightly(nightlyOf(config, database))
    const house = await connect(database, as === 'command' ? { web: 2, command: 4 } : { web: 10, command: 2 })
    return {
      ...house,
      database,
      secretFor,
      close: async () => {
        await house.close()
        await database.stop()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

function nightlyOf({ dataDir, backup: { folder, keep, passphrase } }: Config, database: Database) {
  const secret = passphrase ? { passphrase } : ('installation key' as const)
  return folder ? { database, dataDir, folder, keep, secret } : undefined
}

export type House = Awaited<ReturnType<typeof openHouse>>
