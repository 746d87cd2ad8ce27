/** The same page with other answers in its address; `undefined` takes one out. Other answers stay. */
export function withQuery(url: string, changes: Record<string, string | number | undefined>): string {
  const { searchParams } = new URL(url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') searchParams.delete(name)
    else searchParams.set(name, String(value))
  }
  return `?${searchParams}`
}
