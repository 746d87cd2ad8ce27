import { because } from '../../../ground/files/reason.ts'
import { done } from '../../../ground/forms/outcome.ts'
import { type ImportField, outsideTerritory } from '../../../ground/imports/definition.ts'
import { type Gazetteer, municipalityCoded, municipalityNamed } from './rules.ts'

const CODE_HEADINGS = [
  'codice comune',
  'codice istat',
  'codice istat comune',
  'istat',
  'istat code',
  'municipality code',
]
const NAME_HEADINGS = [
  'comune',
  'nome comune',
  'comune sede',
  'sede comune',
  'comune di residenza',
  'citta',
  'municipality',
  'town',
  'city',
]

/**
 * The two columns by which lists say a municipality. With `onlyHere` a row of another territory is counted apart. A
 * name nobody knows is left to the whole row: its code may say it.
 */
export function municipalityFields(onlyHere: boolean): ImportField<Gazetteer>[] {
  const judged = (code: string, { here }: Gazetteer) =>
    onlyHere && !here.has(code) ? outsideTerritory() : done(code)
  return [
    {
      name: 'municipalityCode',
      label: 'people.import.municipalityCode',
      headings: CODE_HEADINGS,
      parse: (cell, known) => {
        const code = municipalityCoded(cell, known)
        return code ? judged(code, known) : because('people.import.municipalityCode.unknown', { code: cell })
      },
    },
    {
      name: 'municipality',
      label: 'people.form.municipality',
      headings: NAME_HEADINGS,
      parse: (cell, known) => {
        const code = municipalityNamed(cell, known)
        return code ? judged(code, known) : done({ unknown: cell })
      },
    },
  ]
}

/** The code that a row's two columns say: a value, null when they say nothing, or the reason against the name. */
export function municipalityOf(values: Record<string, unknown>) {
  const { municipalityCode, municipality } = values
  if (typeof municipalityCode === 'string') return { ok: true, value: municipalityCode } as const
  if (typeof municipality === 'string') return { ok: true, value: municipality } as const
  const unknown = (municipality as { unknown?: string } | null | undefined)?.unknown
  return unknown === undefined
    ? ({ ok: true, value: null } as const)
    : because('people.import.municipality.unknown', { name: unknown })
}
