import { createHash } from 'node:crypto'
import { personFiscalCode, phoneNumber } from '../../ground/files/italian.ts'
import { because, type Judged } from '../../ground/files/reason.ts'
import { emailAddress, isoDate, wholeNumber } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { CellJudgement, FieldValues, ImportDefinition } from '../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../ground/imports/record-table.ts'
import { LANGUAGES } from '../../ground/texts/language.ts'
import { dayHere } from '../territories/reads.ts'
import { type ListedPerson, nameOf, type Stored } from './lists/rules.ts'
import { change, writeListed } from './lists/writes.ts'
import { municipalityFields, municipalityOf } from './municipalities/imports.ts'
import { readGazetteer } from './municipalities/reads.ts'
import type { Gazetteer } from './municipalities/rules.ts'
import { languageSaid, plain, wordsSaid } from './rules.ts'

type ListContext = Gazetteer & { today: string }

const FIRST_YEAR = 1890
const text =
  (longest: number) =>
  (cell: string): CellJudgement =>
    cell.length > longest ? because('people.import.tooLong', { longest }) : done(cell)

/** `trama import people`: address books and lists of participants. */
export const peopleImport: ImportDefinition<ListedPerson, ListContext> = {
  kind: 'people',
  title: 'people.import.title',
  recordKind: 'person',
  fields: [
    {
      name: 'givenName',
      label: 'people.form.givenName',
      headings: ['nome', 'given name', 'first name'],
      parse: text(80),
    },
    {
      name: 'familyName',
      label: 'people.form.familyName',
      headings: ['cognome', 'family name', 'last name', 'surname'],
      parse: text(80),
    },
    {
      name: 'fullName',
      label: 'people.import.fullName',
      headings: ['nome e cognome', 'nome cognome', 'persona', 'partecipante', 'full name', 'name'],
      parse: text(160),
    },
    {
      name: 'turnedName',
      label: 'people.import.turnedName',
      headings: ['cognome e nome', 'cognome nome', 'nominativo'],
      parse: text(160),
    },
    {
      name: 'bornOn',
      label: 'people.form.bornOn',
      headings: [
        'data di nascita',
        'data nascita',
        'nato il',
        'nata il',
        'nascita',
        'date of birth',
        'birth date',
        'born on',
      ],
      parse: (cell, { today }) => {
        const born = isoDate(cell, Number(today.slice(0, 4)) - 10)
        return born.ok && born.value > today ? because('people.import.born.future') : born
      },
    },
    {
      name: 'birthYear',
      label: 'people.form.birthYear',
      headings: ['anno di nascita', 'anno nascita', 'anno', 'birth year', 'year of birth'],
      parse: (cell, { today }) => {
        const year = wholeNumber(cell)
        return year.ok && year.value >= FIRST_YEAR && year.value <= Number(today.slice(0, 4))
          ? year
          : because('people.import.birthYear.shape')
      },
    },
    {
      name: 'fiscalCode',
      label: 'people.import.fiscalCode',
      headings: ['codice fiscale', 'cf', 'c f', 'fiscal code'],
      parse: personFiscalCode,
    },
    {
      name: 'email',
      label: 'people.form.email',
      headings: ['e mail', 'email', 'mail', 'posta elettronica'],
      parse: emailAddress,
    },
    {
      name: 'phone',
      label: 'people.form.phone',
      headings: ['telefono', 'cellulare', 'tel', 'recapito telefonico', 'recapito', 'phone', 'mobile'],
      parse: phoneNumber,
    },
    ...municipalityFields(false),
    {
      name: 'address',
      label: 'people.form.address',
      headings: ['indirizzo', 'via', 'residenza', 'address'],
      parse: text(200),
    },
    {
      name: 'language',
      label: 'people.form.language',
      headings: ['lingua', 'lingua madre', 'language'],
      parse: (cell) => {
        const code = languageSaid(cell, LANGUAGES)
        return code ? done(code) : because('people.import.language.unknown', { language: cell })
      },
    },
    {
      name: 'interests',
      label: 'people.form.interests',
      headings: ['interessi', 'interesse', 'passioni', 'interests'],
      parse: (cell) => done(wordsSaid(cell)),
    },
    {
      name: 'offers',
      label: 'people.form.offers',
      headings: ['offre', 'disponibilita', 'competenze', 'offers', 'skills'],
      parse: (cell) => done(wordsSaid(cell)),
    },
  ],
  prepare: async (tx, actor) => ({ ...(await readGazetteer(tx)), today: await dayHere(tx, actor) }),
  row: (values) => rowOf(values),
  key: keyOf,
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'person', ids),
  restore: (tx, _actor, records) =>
    change(
      tx,
      records.map(({ before }) => before as Stored),
    ),
  remove: (tx, _actor, ids) => removeUnreferenced(tx, 'person', ids),
}

function rowOf(values: FieldValues): Judged<ListedPerson> {
  const town = municipalityOf(values)
  if (!town.ok) return town
  const { givenName, familyName, fullName, turnedName, ...told } = values as Record<
    string,
    string | null | undefined
  >
  const name = nameOf({ givenName, familyName, fullName, turnedName })
  if (!name) return because('people.import.name.missing')
  const { birthYear, interests, offers } = values as {
    birthYear?: number | null
    interests?: string[] | null
    offers?: string[] | null
  }
  if (told.bornOn && birthYear && Number(told.bornOn.slice(0, 4)) !== birthYear)
    return because('people.import.birthYear.other')
  return done({
    given_name: name.givenName,
    family_name: name.familyName,
    born_on: told.bornOn ?? null,
    birth_year: birthYear ?? null,
    istat_code: town.value,
    language: told.language ?? null,
    email: told.email ?? null,
    phone: told.phone ?? null,
    address: told.address ?? null,
    interests: interests ?? [],
    offers: offers ?? [],
    fingerprint: told.fiscalCode ? fingerprintOf(told.fiscalCode) : null,
  })
}

const fingerprintOf = (words: string) => createHash('sha256').update(words).digest('base64url').slice(0, 32)

/** Names and birth in no readable form: what an import keeps of a person must not outlive them. */
function keyOf(person: ListedPerson): string {
  if (person.fingerprint) return person.fingerprint
  const born = person.born_on ?? person.birth_year
  const apart = born ?? person.email ?? person.phone ?? ''
  return fingerprintOf(
    [plain(`${person.given_name} ${person.family_name}`), apart, person.istat_code ?? ''].join('|'),
  )
}
