/** The municipalities among some records, by name, as options. */
export function municipalitiesIn(rows: readonly { code: string | null; name: string | null }[]) {
  const known = new Map(rows.flatMap(({ code, name }) => (code && name ? [[code, name] as const] : [])))
  return [...known]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'it'))
}
