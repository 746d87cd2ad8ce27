import { fiscalCode, phoneNumber } from '../../ground/files/italian.ts'
import { because } from '../../ground/files/reason.ts'
import { emailAddress, yesOrNo } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { CellJudgement, ImportDefinition } from '../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../ground/imports/record-table.ts'
import { municipalityFields, municipalityOf } from '../people/municipalities/imports.ts'
import { readGazetteer } from '../people/municipalities/reads.ts'
import type { Gazetteer } from '../people/municipalities/rules.ts'
import { plain } from '../people/rules.ts'
import type { Kept, ListedRow } from './lists/rules.ts'
import { change, writeListed } from './lists/writes.ts'
import { guessKind, kindSaid } from './rules.ts'

const LONGEST = { name: 200, address: 200, description: 4000, website: 300 } as const
const text =
  (longest: number) =>
  (cell: string): CellJudgement =>
    cell.length > longest ? because('organisations.import.tooLong', { longest }) : done(cell)
/** A mark in a column: any word but a no is a yes. */
const mark = (cell: string) => {
  const said = yesOrNo(cell)
  return done(said.ok ? said.value : true)
}
const website = (cell: string): CellJudgement => {
  const address = /^https?:\/\//i.test(cell) ? cell : `https://${cell}`
  return URL.canParse(address) &&
    /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address) &&
    address.length <= LONGEST.website
    ? done(address)
    : because('organisations.import.website.shape')
}

/** `trama import organisations`: registers, lists of the third sector, address books of bodies. */
export const organisationImport: ImportDefinition<ListedRow, Gazetteer> = {
  kind: 'organisations',
  title: 'organisations.import.title',
  recordKind: 'organisation',
  fields: [
    {
      name: 'name',
      label: 'organisations.form.name',
      headings: [
        'denominazione',
        'ragione sociale',
        'nome',
        'organizzazione',
        'ente',
        'associazione',
        'name',
        'organisation',
      ],
      required: true,
      parse: text(LONGEST.name),
    },
    {
      name: 'fiscalCode',
      label: 'organisations.form.fiscalCode',
      headings: ['codice fiscale', 'cf', 'c f', 'partita iva', 'p iva', 'fiscal code', 'vat number'],
      parse: fiscalCode,
    },
    ...municipalityFields(true),
    {
      name: 'kind',
      label: 'organisations.form.kind',
      headings: ['tipo', 'tipologia', 'natura giuridica', 'forma giuridica', 'categoria', 'kind', 'type'],
      parse: (cell) => {
        const kind = kindSaid(plain(cell))
        return kind ? done(kind) : because('organisations.import.kind.unknown', { kind: cell })
      },
    },
    {
      name: 'address',
      label: 'organisations.form.address',
      headings: ['indirizzo', 'sede legale', 'sede', 'via', 'address'],
      parse: text(LONGEST.address),
    },
    {
      name: 'phone',
      label: 'organisations.form.contactPhone',
      headings: ['telefono', 'tel', 'cellulare', 'recapito telefonico', 'phone'],
      parse: phoneNumber,
    },
    {
      name: 'email',
      label: 'organisations.form.contactEmail',
      headings: ['e mail', 'email', 'mail', 'posta elettronica', 'pec'],
      parse: emailAddress,
    },
    {
      name: 'website',
      label: 'organisations.form.website',
      headings: ['sito', 'sito web', 'website', 'url'],
      parse: website,
    },
    {
      name: 'description',
      label: 'organisations.form.description',
      headings: ['descrizione', 'attivita', 'attivita svolta', 'note', 'description'],
      parse: text(LONGEST.description),
    },
    {
      name: 'thirdSector',
      label: 'organisations.import.thirdSector',
      headings: ['ets e onlus', 'ets', 'onlus', 'terzo settore', 'runts'],
      parse: mark,
    },
    {
      name: 'sport',
      label: 'organisations.import.sport',
      headings: ['asd', 'associazione sportiva'],
      parse: mark,
    },
    { name: 'publicBody', label: 'organisations.import.publicBody', headings: ['comuni'], parse: mark },
  ],
  prepare: readGazetteer,
  row: (values) => {
    const town = municipalityOf(values)
    if (!town.ok) return town
    const { name, fiscalCode, kind, address, phone, email, website, description } = values as Record<
      string,
      string | null
    >
    const { thirdSector, sport, publicBody } = values as Record<string, boolean | null>
    const said = String(name)
    const marks = { thirdSector: thirdSector ?? null, sport: sport ?? null, municipality: publicBody ?? null }
    return done({
      // Registers call a municipality by its bare name.
      name: publicBody && !/^comune/i.test(said) ? `Comune di ${said}` : said,
      kind: kind ?? guessKind(plain(said), marks),
      kind_said: Boolean(kind),
      fiscal_code: fiscalCode ?? null,
      istat_code: town.value,
      address: address ?? null,
      description: description ?? null,
      website: website ?? null,
      email: email ?? null,
      phone: phone ?? null,
    })
  },
  key: ({ fiscal_code, name, istat_code }) => fiscal_code ?? `${plain(name)} ${istat_code ?? ''}`,
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'organisation', ids),
  restore: (tx, _actor, records) =>
    change(
      tx,
      records.map(({ before }) => before as Kept),
    ),
  remove: (tx, _actor, ids) => removeUnreferenced(tx, 'organisation', ids),
}
