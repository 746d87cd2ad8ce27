import type { Translate } from '../../../../ground/texts/texts.ts'
import { KINDS as ACTIVITY_KINDS, AREAS } from '../../../activities/rules.ts'
import { KINDS as BODY_KINDS } from '../../../organisations/rules.ts'
import { KINDS as PLACE_KINDS } from '../../../places/rules.ts'
import { activityKind, areaName, organisationKind, placeKind, weekdayName } from '../../parts/words.ts'
import type { ActivityFact, BodyFact, DirectoryFacts, PlaceFact } from '../reads.ts'
import { clockAfter, fieldsOfRule, hoursFromUtc, TAXONOMIES, type Taxonomy, weekdayCode } from '../rules.ts'
import { derivedId, taxonomyId, termId } from './ids.ts'

/** Who tells, where their public pages are, and in which words. */
export type Teller = {
  territory: { id: string; name: string; timeZone: string }
  t: Translate
  language: string
  now: Date
  urlOf: {
    home: string
    place: (id: string) => string
    activity: (id: string) => string
    organisation: (id: string) => string
  }
}

/** A record without what nobody wrote down: HSDS has no nulls. */
type Facts = Record<string, unknown>
const told = <Record extends Facts>(record: Record) =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as { [Key in keyof Record]: NonNullable<Record[Key]> }

const CODES: Record<Taxonomy, readonly string[]> = {
  'activity-kinds': ACTIVITY_KINDS,
  areas: AREAS,
  'place-kinds': PLACE_KINDS,
  'organisation-kinds': BODY_KINDS,
}
const NAMES = {
  'activity-kinds': activityKind,
  areas: areaName,
  'place-kinds': placeKind,
  'organisation-kinds': organisationKind,
} as const

export const taxonomies = ({ t }: Teller) =>
  TAXONOMIES.map((taxonomy) => ({
    id: taxonomyId(taxonomy),
    name: t(`directory.hsds.taxonomy.${taxonomy}.name`),
    description: t(`directory.hsds.taxonomy.${taxonomy}.about`),
    version: '1',
  }))
export type HsdsTaxonomy = ReturnType<typeof taxonomies>[number]

/** Every term: none lies below another. */
export function terms(teller: Teller) {
  const of = taxonomies(teller)
  return TAXONOMIES.flatMap((taxonomy, at) =>
    CODES[taxonomy].map((code) => {
      const name = teller.t(NAMES[taxonomy](code))
      return {
        id: termId(taxonomy, code),
        code,
        name,
        description: `${of[at]?.name}: ${name}`,
        taxonomy: of[at]?.name ?? taxonomy,
        taxonomy_detail: of[at],
        language: teller.language,
      }
    }),
  )
}
export type HsdsTerm = ReturnType<typeof terms>[number]

const website = (url: string | null) => (url && URL.canParse(url) ? url : undefined)
const phones = (of: string, number: string | null) =>
  number ? [{ id: derivedId('phone', of), number, type: 'voice' }] : []

function addresses(fact: PlaceFact | BodyFact) {
  if (!fact.municipality) return []
  return [
    {
      id: derivedId('address', fact.id),
      address_1: fact.address ?? fact.municipality,
      city: fact.municipality,
      state_province: fact.province ?? fact.municipality,
      country: 'IT',
      address_type: 'physical',
    },
  ]
}

/** All records of a territory, each made once: the lists and the full records are views of them. */
export function recordsOf(facts: DirectoryFacts, teller: Teller) {
  const { t, territory, urlOf, now } = teller
  const byTerm = new Map(terms(teller).map((term) => [term.id, term]))
  const timezone = hoursFromUtc(now, territory.timeZone)
  const attribute = (of: string, taxonomy: Taxonomy, code: string) => ({
    id: derivedId('attribute', of, taxonomy),
    link_type: 'type',
    taxonomy_term: byTerm.get(termId(taxonomy, code)),
  })

  // The programme itself answers for what no listed body does.
  const ourselves = {
    id: territory.id,
    name: territory.name,
    description: t('directory.head.about', { territory: territory.name }),
    website: urlOf.home,
  }
  const bodies = facts.bodies.map((body) => ({
    basic: told({
      id: body.id,
      name: body.name,
      description: body.description ?? body.offers ?? t(organisationKind(body.kind)),
      email: body.email,
      website: website(body.website) ?? urlOf.organisation(body.id),
      legal_status: t(organisationKind(body.kind)),
      uri: urlOf.organisation(body.id),
    }),
    nested: told({
      phones: phones(body.id, body.phone),
      organization_identifiers: body.fiscalCode
        ? [
            {
              id: derivedId('identifier', body.id),
              identifier_scheme: 'IT-CF',
              identifier_type: t('directory.hsds.fiscalCode'),
              identifier: body.fiscalCode,
            },
          ]
        : [],
      attributes: [attribute(body.id, 'organisation-kinds', body.kind)],
    }),
    taxonomy: [['organisation-kinds', body.kind]] as [Taxonomy, string][],
  }))
  const organizations = [
    { basic: ourselves, nested: {}, taxonomy: [] as [Taxonomy, string][] },
    ...bodies,
  ] as { basic: Facts & { id: string; name: string }; nested: Facts; taxonomy: [Taxonomy, string][] }[]
  const organizationOf = new Map(organizations.map((one) => [one.basic.id, one.basic]))
  const bodyOf = new Map(facts.bodies.map((body) => [body.id, body]))

  const schedulesOf = (place: PlaceFact) =>
    place.hours.map(({ weekday, opensAt, closesAt, note }) =>
      told({
        id: derivedId('schedule', place.id, String(weekday), opensAt),
        freq: 'WEEKLY',
        interval: 1,
        byday: weekdayCode(weekday),
        timezone,
        opens_at: opensAt.slice(0, 5),
        closes_at: closesAt.slice(0, 5),
        description: `${t(weekdayName(weekday))} ${opensAt.slice(0, 5)}–${closesAt.slice(0, 5)}`,
        notes: note,
      }),
    )
  const locationOf = new Map(
    facts.places.map((place) => [
      place.id,
      {
        basic: told({
          id: place.id,
          location_type: 'physical',
          url: urlOf.place(place.id),
          name: place.name,
          description: place.description,
          latitude: place.latitude,
          longitude: place.longitude,
        }),
        nested: told({ addresses: addresses(place), schedules: schedulesOf(place) }),
      },
    ]),
  )

  const ofPlace = (place: PlaceFact): ServiceRecord => {
    const manager = place.managers.map((id) => bodyOf.get(id)).find(Boolean)
    return {
      basic: told({
        id: derivedId('service', place.id),
        name: place.name,
        description: place.description ?? t(placeKind(place.kind)),
        url: urlOf.place(place.id),
        email: manager?.email,
        status: 'active',
        assured_date: manager?.verifiedOn,
        last_modified: new Date(place.changedAt).toISOString(),
        organization: organizationOf.get(manager?.id ?? territory.id) ?? ourselves,
      }),
      nested: told({
        phones: phones(derivedId('service', place.id), manager?.phone ?? null),
        schedules: schedulesOf(place),
        attributes: [attribute(derivedId('service', place.id), 'place-kinds', place.kind)],
      }),
      placeId: place.id,
      taxonomy: [['place-kinds', place.kind]],
    }
  }
  const ofActivity = (activity: ActivityFact): ServiceRecord => {
    const first = activity.bodies.map((id) => bodyOf.get(id)).find(Boolean)
    return {
      basic: told({
        id: activity.id,
        name: activity.title,
        description: activity.description ?? `${t(activityKind(activity.kind))}: ${activity.title}`,
        url: urlOf.activity(activity.id),
        email: first?.email,
        status: activity.coming.length ? 'active' : 'inactive',
        assured_date: first?.verifiedOn,
        last_modified: new Date(activity.changedAt).toISOString(),
        organization: organizationOf.get(first?.id ?? territory.id) ?? ourselves,
      }),
      nested: told({
        phones: phones(activity.id, first?.phone ?? null),
        schedules: schedulesOfActivity(activity, timezone, urlOf.activity(activity.id)),
        attributes: [
          attribute(activity.id, 'activity-kinds', activity.kind),
          attribute(activity.id, 'areas', activity.area),
        ],
      }),
      placeId: activity.placeId,
      taxonomy: [
        ['activity-kinds', activity.kind],
        ['areas', activity.area],
      ],
    }
  }
  const ofBody = (body: BodyFact): ServiceRecord => ({
    basic: told({
      id: derivedId('service', body.id),
      name: t('directory.hsds.offer', { name: body.name }),
      description: body.offers ?? '',
      url: urlOf.organisation(body.id),
      email: body.email,
      status: 'active',
      assured_date: body.verifiedOn,
      last_modified: new Date(body.changedAt).toISOString(),
      organization: organizationOf.get(body.id) ?? ourselves,
    }),
    nested: told({
      phones: phones(derivedId('service', body.id), body.phone),
      attributes: [attribute(derivedId('service', body.id), 'organisation-kinds', body.kind)],
    }),
    placeId: null,
    taxonomy: [['organisation-kinds', body.kind]],
  })

  const services = [
    ...facts.places.map(ofPlace),
    ...facts.activities.map(ofActivity),
    ...facts.bodies.filter(({ offers }) => offers).map(ofBody),
  ]
  return { organizations, services, locationOf, managed: managedPlaces(facts.places) }
}

export type ServiceRecord = {
  basic: Facts & {
    id: string
    name: string
    description: string
    last_modified: string
    organization: Facts & { id: string; name: string }
  }
  nested: Facts
  placeId: string | null
  taxonomy: [Taxonomy, string][]
}
export type Records = ReturnType<typeof recordsOf>

/** A series as its rule says it; without a rule, each of the next meetings. */
function schedulesOfActivity(activity: ActivityFact, timezone: number, link: string) {
  if (activity.series) {
    const { rule, firstStartsAt, minutes } = activity.series
    const opens = firstStartsAt.slice(11, 16)
    return [
      {
        id: derivedId('schedule', activity.id),
        dtstart: firstStartsAt.slice(0, 10),
        timezone,
        ...fieldsOfRule(rule),
        opens_at: opens,
        closes_at: clockAfter(opens, minutes),
        schedule_link: link,
      },
    ]
  }
  return activity.coming.map(({ id, on, from, to }) => ({
    id: derivedId('schedule', id),
    valid_from: on,
    valid_to: on,
    dtstart: on,
    timezone,
    opens_at: from,
    closes_at: to,
    schedule_link: link,
  }))
}

function managedPlaces(places: readonly PlaceFact[]) {
  const managed = new Map<string, string[]>()
  for (const place of places)
    for (const body of place.managers) managed.set(body, [...(managed.get(body) ?? []), place.id])
  return managed
}
