/** The lists anyone may take away. */
export const LISTS = ['organisations', 'places', 'agenda'] as const
export type List = (typeof LISTS)[number]
export const FORMATS = ['csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** The columns of each list, in the order of the file; their names stay the same in every language. */
export const COLUMNS = {
  organisations: [
    'id',
    'name',
    'kind',
    'municipality',
    'address',
    'description',
    'offers',
    'website',
    'email',
    'phone',
    'fiscal_code',
    'checked_on',
    'url',
  ],
  places: [
    'id',
    'name',
    'kind',
    'municipality',
    'address',
    'latitude',
    'longitude',
    'hours',
    'description',
    'url',
  ],
  agenda: [
    'id',
    'activity_id',
    'title',
    'kind',
    'area',
    'starts_at',
    'ends_at',
    'place',
    'municipality',
    'cancelled',
    'url',
  ],
} as const satisfies Record<List, readonly string[]>

/**
 * What is taken away of a report that was published: its figures. Its words and stories are people's, told with a consent that
 * may end: they are read on its page and never given away under an open licence.
 */
export const REPORT_FILES = [
  { format: 'csv', file: 'figures.csv' },
  { format: 'xlsx', file: 'figures.xlsx' },
] as const

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>

/** `organisations.csv`: which list, and how it is written; undefined for what is neither. */
export function listAsked(file: string): { list: List; format: Format } | undefined {
  const [name, ending] = file.split('.')
  const list = LISTS.find((one) => one === name)
  const format = FORMATS.find((one) => one === ending)
  return list && format && { list, format }
}
