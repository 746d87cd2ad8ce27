import { plain } from '../rules.ts'

type Municipality = { istat_code: string; search_name: string }

/** Every municipality by code and by plain name, and which of them are of the territory. */
export type Gazetteer = {
  here: ReadonlySet<string>
  codes: ReadonlySet<string>
  byName: ReadonlyMap<string, readonly string[]>
}

export function gazetteer(all: readonly Municipality[], here: readonly string[]): Gazetteer {
  const byName = new Map<string, string[]>()
  for (const { istat_code, search_name } of all) {
    const codes = byName.get(search_name)
    if (codes) codes.push(istat_code)
    else byName.set(search_name, [istat_code])
  }
  return { here: new Set(here), codes: new Set(all.map(({ istat_code }) => istat_code)), byName }
}

/** The ISTAT code in a cell; spreadsheets take its zero from the front. Null when there is none of that code. */
export function municipalityCoded(cell: string, { codes }: Gazetteer): string | null {
  const code = cell.replaceAll(/\s/g, '').padStart(6, '0')
  return codes.has(code) ? code : null
}

/**
 * The municipality a cell names, with or without its province: "Montichiari (BS)". Of several of one name the
 * territory's own is meant, else the first. Null when there is none of that name.
 */
export function municipalityNamed(cell: string, { byName, here }: Gazetteer): string | null {
  const name = plain(cell.replace(/\s*[([][A-Za-z]{2}[)\]]\s*$/, ''))
  const codes = byName.get(name) ?? byName.get(name.replace(/^comune di /, '')) ?? []
  return codes.find((code) => here.has(code)) ?? codes[0] ?? null
}
