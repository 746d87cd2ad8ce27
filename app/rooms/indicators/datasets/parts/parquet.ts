import type { Column } from './columns.ts'

const TYPES: Record<Column['type'], string> = {
  string: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
}
/** Nothing is fetched and little is held: the file is read and written piece by piece. */
const FRUGAL = {
  threads: '1',
  memory_limit: '256MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}
const quoted = (words: string) => `'${words.replaceAll("'", "''")}'`

/** Writes a CSV file of these columns as Parquet beside it. Both are files of ours in a folder of ours. */
export async function writeParquet(csv: string, parquet: string, columns: readonly Column[]) {
  // Loaded when it is needed: it is large, and few houses ever freeze data.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', FRUGAL)
  try {
    const connection = await instance.connect()
    const types = columns.map(({ name, type }) => `${quoted(name)}: ${quoted(TYPES[type])}`).join(', ')
    await connection.run(`copy (select * from read_csv(${quoted(csv)}, header = true, nullstr = '', delim = ',',
      quote = '"', escape = '"', columns = {${types}})) to ${quoted(parquet)} (format parquet, compression zstd)`)
    connection.closeSync()
  } finally {
    instance.closeSync()
  }
}
