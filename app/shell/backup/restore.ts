import { existsSync } from 'node:fs'
import type pg from 'pg'
import { keyFileOf, replaceKeyFile } from '../../ground/access/key-file.ts'
import {
  holdInstallationKeys,
  houseMark,
  installationKeys,
  type Keyring,
  readKeys,
} from '../../ground/access/keys.ts'
import { heldKeyIds } from '../../ground/access/seal.ts'
import { assertNoFiles, matchSchema } from '../../ground/backup/empty-house.ts'
import { BackupFault } from '../../ground/backup/fault.ts'
import { type Contents, inspect } from '../../ground/backup/inspect.ts'
import { putBack } from '../../ground/backup/put-back.ts'
import { makeDataFolder, openDatabase } from '../../ground/db/connection.ts'
import { assertWeHave, migrate } from '../../ground/db/migrate.ts'
import type { Config } from '../config.ts'
import { openAccounts } from '../sign-in/open-accounts.ts'

/** Tables that a start fills by itself. */
export const FILLED_AT_START = ['municipality']

type Restoring = {
  config: Config
  file: string
  passphrase: string | undefined
  say: (line: string) => void
}

/**
 * Fills an empty installation from a backup: the file is read to its end before anything changes. A backup older than
 * this Trama is put back as it was, then brought up to date. Throws a BackupFault or DatabaseFault of one line.
 */
export async function restore({ config, file, passphrase, say }: Restoring): Promise<Contents> {
  const { dataDir } = config
  const here = keysHere(config)
  if (here) holdInstallationKeys(here)
  const contents = await inspect(file, passphrase)
  assertWeHave(new Map(contents.manifest.migrations.map(({ name, checksum }) => [name, checksum])))
  assertNoFiles(dataDir)
  const keyring = keyringFor(contents, here, config)
  makeDataFolder(dataDir)
  // A server's doors open with the key that prepared them, if one did.
  const secretFor = holdInstallationKeys(here ?? keyring)
  const { databaseUrl } = config
  const database = await openDatabase({
    dataDir,
    databaseUrl,
    secret: secretFor('database logins'),
    log: say,
  })
  try {
    await matchSchema(database, contents.manifest, FILLED_AT_START, say)
    const accounts = await openAccounts({
      database,
      secret: secretFor('sessions').toString('hex'),
      url: config.url,
    })
    await accounts.close()
    const before = async (owner: pg.ClientBase) => {
      if (keyring === here || !contents.keys) return
      replaceKeyFile(dataDir, contents.keys)
      if (database.kind === 'server' && here && houseMark(here) !== houseMark(keyring))
        await forgetDoors(owner)
    }
    await putBack({ database, dataDir, file, passphrase, filledAtStart: FILLED_AT_START, before })
    await migrate(database, { log: say })
    return contents
  } finally {
    await database.stop()
  }
}

const keysHere = ({ dataDir, key }: Config): Keyring | undefined =>
  key || existsSync(keyFileOf(dataDir)) ? installationKeys(dataDir, key) : undefined

/** The keys the restored house will have. Throws a BackupFault where its sealed fields would stay shut. */
function keyringFor({ manifest, keys }: Contents, here: Keyring | undefined, { dataDir }: Config): Keyring {
  if (keys && here?.from !== 'environment')
    return { ...readKeys(keys.split(/\s+/).filter(Boolean), 'The backup'), from: 'file', dataDir }
  const held = heldKeyIds()
  if (here && manifest.keyIds.every((id) => held.includes(id)) && manifest.house === houseMark(here))
    return here
  throw new BackupFault(
    here?.from === 'environment'
      ? 'TRAMA_KEY does not hold all keys of the installation that made this backup: set it as it was there, house: included, or unset it where the backup has a passphrase'
      : 'this installation lacks a key of the one that made the backup: bring its whole keys/installation.key',
  )
}

/** At the next start the logins of a server get the passwords that belong to the restored keys. */
const forgetDoors = (owner: pg.ClientBase) =>
  owner.query('comment on schema app is null; comment on role trama_web is null')
