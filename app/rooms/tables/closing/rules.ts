/** The decisions a table would leave to nobody: those without a name beside them. */
export const leftAlone = (open: readonly { id: string }[], follows: ReadonlyMap<string, string>): string[] =>
  open.filter(({ id }) => !follows.has(id)).map(({ id }) => id)
