import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { Book } from './book.ts'
import type { Cast } from './cast.ts'
import type { Manager } from './involvement.ts'
import { BEGINNING } from './published.ts'

/** Operators with their roles and figures, organisations, places with their hours and who manages them. */
export function writeCast(book: Book, dice: Dice, cast: Cast, managers: readonly Manager[], today: string) {
  const desk = cast.coordinator.id
  for (const { id, given, family, istat } of cast.operators) {
    book.add(
      'person',
      null,
      { id, given_name: given, family_name: family, recorded_by: null },
      'people.recorded',
    )
    book.add('person_profile', null, { person_id: id, istat_code: istat, language: 'it' })
  }
  for (const { id, roles, until, figure } of cast.operators) {
    for (const role of roles) {
      const times = { starts_at: `${BEGINNING}T08:00Z`, ends_at: until ? `${until}T17:00Z` : null }
      const assignment = { id: dice.id(BEGINNING), person_id: id, role, ...times, recorded_by: desk }
      book.add('role_assignment', desk, assignment, 'operators.role_given')
    }
    if (!figure) continue
    const { figure: name, fact, on } = figure
    const row = {
      id: dice.id(on),
      person_id: id,
      figure: name,
      fact,
      on_date: on,
      note: null,
      recorded_by: desk,
    }
    book.add('operator_figure', desk, row, 'operators.figure_recorded')
  }
  writeOrganisations(book, dice, cast, today)
  writePlaces(book, cast, managers)
}

function writeOrganisations(book: Book, dice: Dice, { organisations, facilitators }: Cast, today: string) {
  const authors = new Map(organisations.map(({ id }) => [id, dice.pick(facilitators).id]))
  for (const { id, name, kind, istat, description, offers, looksFor, listed } of organisations) {
    const author = authors.get(id) as string
    const words = { description, offers, looks_for: looksFor }
    const listing = {
      listed_on: listed ? dice.day('2016-06-01', '2019-06-30') : null,
      listed_by: listed ? author : null,
    }
    const row = { id, name, kind, istat_code: istat, ...words, ...listing, recorded_by: author }
    book.add('organisation', author, row, 'organisations.recorded')
  }
  for (const { id: organisation_id, listed } of organisations) {
    if (!listed || !dice.chance(0.8)) continue
    const author = authors.get(organisation_id) as string
    // Some were looked at lately, some are due for another look.
    const on = dice.chance(0.6) ? daysLater(today, -dice.int(5, 330)) : dice.day('2017-01-10', '2019-09-20')
    book.add('organisation_verification', author, {
      organisation_id,
      id: dice.id(on),
      verified_on: on,
      verified_by: author,
    })
  }
}

function writePlaces(book: Book, { places, coordinator: { id: desk } }: Cast, managers: readonly Manager[]) {
  for (const place of places) {
    const {
      id,
      name,
      kind,
      istat,
      address,
      position,
      capacity,
      openedOn,
      reactivatedOn,
      description,
      standsSince,
    } = place
    const [latitude, longitude] = position
    // Homes are not for the public map.
    const published = kind !== 'social_condominium'
    const row = {
      id,
      name,
      kind,
      address,
      istat_code: istat,
      latitude,
      longitude,
      description,
      capacity,
      opened_on: openedOn,
      reactivated_on: reactivatedOn,
      published_on: published ? standsSince : null,
      published_by: published ? desk : null,
      recorded_by: desk,
    }
    book.add('place', desk, row, 'places.recorded')
  }
  for (const { id, hours } of places) {
    for (const [weekday, opens_at, closes_at] of hours) {
      book.add('place_hours', desk, { place_id: id, weekday, opens_at, closes_at, note: null })
    }
  }
  for (const { place, organisationId, from } of managers) {
    const row = {
      place_id: place.id,
      organisation_id: organisationId,
      from_on: from,
      until_on: null,
      recorded_by: desk,
    }
    book.add('place_manager', desk, row)
  }
}
