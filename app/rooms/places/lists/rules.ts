import { plain } from '../../people/rules.ts'
import type { Interval } from '../rules.ts'

/** What a list says of one place; null where it says nothing. */
export type ListedPlace = {
  name: string
  kind: string | null
  istat_code: string | null
  address: string | null
  latitude: number | null
  longitude: number | null
  capacity: number | null
  opened_on: string | null
  reactivated_on: string | null
  closed_on: string | null
  description: string | null
  hours: Interval[] | null
}
export type Stored = Omit<ListedPlace, 'kind' | 'hours'> & { id: string; kind: string; hours: Interval[] }

/** A place without a kind is a space. */
export const newPlace = (id: string, { kind, hours, ...listed }: ListedPlace): Stored => ({
  id,
  ...listed,
  kind: kind ?? 'space',
  hours: hours ?? [],
})

export const nameKey = ({ name, istat_code }: Pick<Stored, 'name' | 'istat_code'>) =>
  `${plain(name)} ${istat_code ?? ''}`

/** A place after a row: the row's word counts more when the row made it, else it only fills what nobody had written. */
export function learnt(stored: Stored, row: ListedPlace, own: boolean): Stored {
  const said = Object.entries(row).filter(([field, value]) => {
    const known = stored[field as keyof Stored]
    const unwritten = known === null || (Array.isArray(known) && known.length === 0)
    return value !== null && (own || unwritten)
  })
  return { ...stored, ...Object.fromEntries(said) }
}

export const saysTheSame = (one: Stored, other: Stored) =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
const ordered = (place: Stored) =>
  Object.entries({
    ...place,
    hours: place.hours.map((one) => [one.weekday, one.opensAt, one.closesAt, one.note]),
  }).sort(([a], [b]) => (a < b ? -1 : 1))
