const lines = new Map<string, Promise<unknown>>()

/**
 * One after the other within this process, for works that would only wait for each other in the database: whoever stands in
 * line holds no connection meanwhile, so that two hundred who want the same thing keep nobody else from a page. What must
 * hold across processes is for a lock or a constraint of the database.
 */
export function inLine<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  lines.set(name, mine)
  const leave = () => {
    if (lines.get(name) === mine) lines.delete(name)
  }
  mine.then(leave, leave)
  return mine
}
