import { because } from '../../ground/files/reason.ts'
import { decimalNumber, isoDate, wholeNumber } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { CellJudgement, ImportDefinition, ImportField } from '../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../ground/imports/record-table.ts'
import { municipalityFields, municipalityOf } from '../people/municipalities/imports.ts'
import { readGazetteer } from '../people/municipalities/reads.ts'
import type { Gazetteer } from '../people/municipalities/rules.ts'
import { plain } from '../people/rules.ts'
import { dayField } from './forms.ts'
import type { ListedPlace, Stored } from './lists/rules.ts'
import { change, writeListed } from './lists/writes.ts'
import { type Interval, kindSaid, readDay, WEEKDAYS } from './rules.ts'

/** Years of two digits are read as this century's up to here. */
const LAST_YEAR = 2089
const MOST_PEOPLE = 100_000
const DAY_HEADINGS = [
  ['lunedi', 'lun', 'monday'],
  ['martedi', 'mar', 'tuesday'],
  ['mercoledi', 'mer', 'wednesday'],
  ['giovedi', 'gio', 'thursday'],
  ['venerdi', 'ven', 'friday'],
  ['sabato', 'sab', 'saturday'],
  ['domenica', 'dom', 'sunday'],
] as const

const text =
  (longest: number) =>
  (cell: string): CellJudgement =>
    cell.length > longest ? because('people.import.tooLong', { longest }) : done(cell)
const day = (cell: string) => isoDate(cell, LAST_YEAR)
const degrees =
  (most: number) =>
  (cell: string): CellJudgement => {
    const read = decimalNumber(cell)
    return !read.ok || Math.abs(read.value) <= most ? read : because('places.form.position.range')
  }

/** One column for each weekday, in the words of the page of hours: "9–12, 15–18". */
const hoursFields: ImportField<Gazetteer>[] = WEEKDAYS.map((weekday) => ({
  name: dayField(weekday),
  label: `places.weekday.${weekday}`,
  headings: DAY_HEADINGS[weekday - 1] ?? [],
  parse: (cell) => (/^(chiuso|closed|-|no)$/i.test(cell) ? done([]) : readDay(cell)),
}))

/** `trama import places`: lists of spaces, with their hours. */
export const placeImport: ImportDefinition<ListedPlace, Gazetteer> = {
  kind: 'places',
  title: 'places.import.title',
  recordKind: 'place',
  fields: [
    {
      name: 'name',
      label: 'places.form.name',
      headings: ['nome', 'denominazione', 'luogo', 'spazio', 'sede', 'name', 'place'],
      required: true,
      parse: text(160),
    },
    {
      name: 'kind',
      label: 'places.form.kind',
      headings: ['tipo', 'tipologia', 'categoria', 'kind', 'type'],
      parse: (cell) => {
        const kind = kindSaid(plain(cell))
        return kind ? done(kind) : because('places.import.kind.unknown', { kind: cell })
      },
    },
    ...municipalityFields(true),
    {
      name: 'address',
      label: 'places.form.address',
      headings: ['indirizzo', 'via', 'address'],
      parse: text(200),
    },
    {
      name: 'latitude',
      label: 'places.form.latitude',
      headings: ['latitudine', 'lat', 'latitude'],
      parse: degrees(90),
    },
    {
      name: 'longitude',
      label: 'places.form.longitude',
      headings: ['longitudine', 'lon', 'lng', 'long', 'longitude'],
      parse: degrees(180),
    },
    {
      name: 'capacity',
      label: 'places.form.capacity',
      headings: ['capienza', 'posti', 'capacity', 'seats'],
      parse: (cell) => {
        const people = wholeNumber(cell)
        return people.ok && people.value >= 1 && people.value <= MOST_PEOPLE
          ? people
          : because('places.import.capacity.range')
      },
    },
    {
      name: 'openedOn',
      label: 'places.form.openedOn',
      headings: ['aperto il', 'apertura', 'data apertura', 'opened on'],
      parse: day,
    },
    {
      name: 'reactivatedOn',
      label: 'places.form.reactivatedOn',
      headings: ['riattivato il', 'riattivazione', 'reactivated on'],
      parse: day,
    },
    {
      name: 'closedOn',
      label: 'places.form.closedOn',
      headings: ['chiuso il', 'chiusura', 'data chiusura', 'closed on'],
      parse: day,
    },
    {
      name: 'description',
      label: 'places.form.description',
      headings: ['descrizione', 'note', 'description'],
      parse: text(4000),
    },
    ...hoursFields,
  ],
  prepare: readGazetteer,
  row: (values) => {
    const town = municipalityOf(values)
    if (!town.ok) return town
    const { latitude, longitude, capacity } = values as Record<string, number | null | undefined>
    const said = values as Record<string, string | null | undefined>
    if (((latitude ?? null) === null) !== ((longitude ?? null) === null))
      return because('places.form.position.both')
    const began = said.reactivatedOn ?? said.openedOn
    if (said.closedOn && began && said.closedOn < began) return because('places.form.closed.before')
    return done({
      name: String(said.name),
      kind: said.kind ?? null,
      istat_code: town.value,
      address: said.address ?? null,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
      capacity: capacity ?? null,
      opened_on: said.openedOn ?? null,
      reactivated_on: said.reactivatedOn ?? null,
      closed_on: said.closedOn ?? null,
      description: said.description ?? null,
      hours: hoursSaid(values),
    })
  },
  key: ({ name, istat_code }) => `${plain(name)} ${istat_code ?? ''}`,
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'place', ids),
  restore: (tx, actor, records) =>
    change(
      tx,
      actor,
      records.map(({ before }) => before as Stored),
    ),
  remove: (tx, _actor, ids) => removeUnreferenced(tx, 'place', ids),
}

/** The week's hours; null when the list says none, which leaves those there are. */
function hoursSaid(values: Record<string, unknown>): Interval[] | null {
  const hours = WEEKDAYS.flatMap((weekday) =>
    ((values[dayField(weekday)] as Omit<Interval, 'weekday'>[] | null | undefined) ?? []).map((span) => ({
      weekday,
      ...span,
    })),
  )
  return hours.length > 0 ? hours : null
}
