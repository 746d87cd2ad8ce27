import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'

/**
 * Sends what opens a transaction without waiting for its answer, over pools with `pipeline: true`: the statements
 * arrive in order anyway. Should `begin` fail, whatever follows fails on the same connection, or sees nothing, since
 * settings of a transaction that never began are empty.
 */
export class EagerDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0]

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver() {
    return new EagerDriver(this.#config)
  }
}

class EagerDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    if (settings.isolationLevel || settings.accessMode) return super.beginTransaction(connection, settings)
    unawaited(connection.executeQuery(CompiledQuery.raw('begin')))
  }
}

/** A failure of what is not waited for comes back with the next statement. */
export const unawaited = (promise: Promise<unknown>) => void promise.catch(() => {})
