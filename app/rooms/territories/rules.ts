const LONGEST_SLUG = 60

/** The address of a territory made from its name: `Bassa Bresciana Orientale` → `bassa-bresciana-orientale`. */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '')

/** Codes and names as people list them: one a line, or separated by commas or semicolons. */
export const listed = (text: string) =>
  text
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter(Boolean)

export const isIstatCode = (text: string) => /^\d{6}$/.test(text)

export type Municipality = { istat_code: string; name: string; province_code: string }

/**
 * Finds each of what was said, by ISTAT code or by name (with the province where the name stands twice:
 * `Castro (BG)`), among the municipalities that may be meant.
 */
export function municipalitiesSaid(said: string[], known: Municipality[], plain: (text: string) => string) {
  const found: Municipality[] = []
  const unknown: string[] = []
  const ambiguous: string[] = []
  for (const words of said) {
    const [, name = words, province] = /^(.*?)(?:\s*\(([A-Za-z]{2})\))?$/.exec(words) ?? []
    const meant = known.filter((one) =>
      isIstatCode(words)
        ? one.istat_code === words
        : plain(one.name) === plain(name) && (!province || one.province_code === province.toUpperCase()),
    )
    const [only, another] = meant
    if (!only) unknown.push(words)
    else if (another) ambiguous.push(words)
    else if (!found.includes(only)) found.push(only)
  }
  return { found, unknown, ambiguous }
}
