import type pg from 'pg'

/** Sent this often, a statement is worth keeping. */
const OFTEN = 3
const MOST_KEPT = 300
const MOST_SEEN = 2_000
/** A list that a statement carries has another length each time: those with many parameters are not the same twice. */
const MOST_PARAMETERS = 24
/** A kept plan whose table has changed its columns since. */
const CHANGED = '0A000'

/** Names for the statements that are sent again and again, the same in every connection of a process; bounded. */
export function statementNames() {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text: string): string | undefined => {
    const known = names.get(text)
    if (known) return known
    const times = (seen.get(text) ?? 0) + 1
    seen.delete(text)
    if (times < OFTEN || names.size >= MOST_KEPT) {
      seen.set(text, times)
      for (const [oldest] of seen) {
        if (seen.size <= MOST_SEEN) break
        seen.delete(oldest)
      }
      return undefined
    }
    const name = `s${names.size + 1}`
    names.set(text, name)
    return name
  }
}

/**
 * Has the database keep the plans of what is asked often, in each connection of a pool: with policies, a plan takes longer to
 * make than to follow. Should a migration change a table meanwhile, the statement that meets it fails once, and this process
 * keeps no plans from then on.
 */
export function keepPlans(pool: pg.Pool) {
  const nameOf = statementNames()
  let keeping = true
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
    const query = (...given: unknown[]) => {
      const [text, values] = given
      const plain = given.length === 2 && typeof text === 'string' && Array.isArray(values)
      const name =
        keeping && plain && values.length > 0 && values.length <= MOST_PARAMETERS ? nameOf(text) : undefined
      if (!name) return send(...given)
      return send({ name, text, values }).catch((error: pg.DatabaseError) => {
        if (error.code === CHANGED) keeping = false
        throw error
      })
    }
    client.query = query as typeof client.query
  })
}
