import { plain } from '../../people/rules.ts'

/** What a list says of one organisation; null where it says nothing. `kind` is a guess unless the list says it. */
export type ListedRow = Omit<Stored, 'id'> & { kind_said: boolean }
export type Stored = {
  id: string
  name: string
  kind: string
  fiscal_code: string | null
  istat_code: string | null
  address: string | null
  description: string | null
  website: string | null
  email: string | null
  phone: string | null
}

/** What an update replaced; contacts only where the actor could read them. */
export type Kept = Omit<Stored, 'email' | 'phone'> & Partial<Pick<Stored, 'email' | 'phone'>>

const FIELDS = [
  'name',
  'kind',
  'fiscal_code',
  'istat_code',
  'address',
  'description',
  'website',
  'email',
  'phone',
] as const
export const nameKey = ({ name, istat_code }: Pick<Stored, 'name' | 'istat_code'>) =>
  `${plain(name)} ${istat_code ?? ''}`
/** Two codes are two bodies, whatever they are called. */
export const sameName = (found: Stored | undefined, { fiscal_code }: ListedRow) =>
  found?.fiscal_code && fiscal_code && found.fiscal_code !== fiscal_code ? undefined : found
export const saying = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, said]) => said !== null)) as Partial<Fields>

export const saysTheSame = (one: Partial<Stored>, other: Stored) =>
  FIELDS.every((field) => (one[field] ?? null) === other[field])
