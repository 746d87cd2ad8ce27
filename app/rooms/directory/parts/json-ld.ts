// What schema.org calls the things of the public pages. The frame escapes it.

type Body = { name: string; url?: string | undefined }
type Where = { placeName: string | null; placeAddress?: string | null; municipality: string | null }
type Happening = Where & {
  title: string
  ownTitle: string | null
  description?: string | null
  startsAt: Date
  endsAt: Date
  cancelled: boolean
}

const CONTEXT = 'https://schema.org'

const postal = (street: string | null | undefined, municipality: string | null) => ({
  '@type': 'PostalAddress',
  ...(street && { streetAddress: street }),
  ...(municipality && { addressLocality: municipality }),
  addressCountry: 'IT',
})

/** A session as an Event. */
export const eventData = (session: Happening, url: string, organisers: Body[]) => ({
  '@context': CONTEXT,
  '@type': 'Event',
  name: session.ownTitle ? `${session.title}: ${session.ownTitle}` : session.title,
  url,
  startDate: session.startsAt.toISOString(),
  endDate: session.endsAt.toISOString(),
  eventStatus: `${CONTEXT}/${session.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
  eventAttendanceMode: `${CONTEXT}/OfflineEventAttendanceMode`,
  ...(session.description && { description: session.description }),
  ...(session.placeName && {
    location: {
      '@type': 'Place',
      name: session.placeName,
      address: postal(session.placeAddress, session.municipality),
    },
  }),
  ...(organisers.length && { organizer: organisers.map((body) => ({ '@type': 'Organization', ...body })) }),
})

type PlaceFacts = {
  name: string
  address: string | null
  municipality: string | null
  description: string | null
  latitude: number | null
  longitude: number | null
  hours: readonly { weekday: number; opensAt: string; closesAt: string }[]
}
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const placeData = (place: PlaceFacts, url: string) => ({
  '@context': CONTEXT,
  '@type': 'CivicStructure',
  name: place.name,
  url,
  address: postal(place.address, place.municipality),
  ...(place.description && { description: place.description }),
  ...(place.latitude !== null && {
    geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude },
  }),
  ...(place.hours.length && {
    openingHoursSpecification: place.hours.map(({ weekday, opensAt, closesAt }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `${CONTEXT}/${WEEKDAYS[weekday - 1]}`,
      opens: opensAt.slice(0, 5),
      closes: closesAt.slice(0, 5),
    })),
  }),
})

type OrganisationFacts = {
  name: string
  address: string | null
  municipality: string | null
  description: string | null
  website: string | null
  email: string | null
  phone: string | null
}

export const organisationData = (organisation: OrganisationFacts, url: string) => ({
  '@context': CONTEXT,
  '@type': 'Organization',
  name: organisation.name,
  url,
  address: postal(organisation.address, organisation.municipality),
  ...(organisation.description && { description: organisation.description }),
  ...(organisation.website && { sameAs: organisation.website }),
  ...(organisation.email && { email: organisation.email }),
  ...(organisation.phone && { telephone: organisation.phone }),
})

type Word = { id: string; name: string; says: string }

/** The words of a page that explains them, each under its own address. */
export const wordsData = (name: string, url: string, words: readonly Word[]) => ({
  '@context': CONTEXT,
  '@type': 'DefinedTermSet',
  name,
  url,
  hasDefinedTerm: words.map((word) => ({
    '@type': 'DefinedTerm',
    name: word.name,
    description: word.says,
    url: `${url}#${word.id}`,
  })),
})
