import type { OrganizationQuery, ServiceQuery } from '../forms.ts'
import { holdsWords, type Taxonomy } from '../rules.ts'
import { derivedId, taxonomyId, termId } from './ids.ts'
import type { Records, ServiceRecord } from './records.ts'

/** What may narrow a list, service or body: each filter that was given must hold. */
const inTaxonomy = (
  taxonomy: readonly [Taxonomy, string][],
  {
    taxonomy_id,
    taxonomy_term_id,
  }: { taxonomy_id?: string | undefined; taxonomy_term_id?: string | undefined },
) =>
  (!taxonomy_id || taxonomy.some(([of]) => taxonomyId(of) === taxonomy_id.toLowerCase())) &&
  (!taxonomy_term_id || taxonomy.some(([of, code]) => termId(of, code) === taxonomy_term_id.toLowerCase()))

export const servicesAsked = (records: Records, asked: ServiceQuery) =>
  records.services.filter(
    ({ basic, taxonomy }) =>
      inTaxonomy(taxonomy, asked) &&
      (!asked.organization_id || basic.organization.id === asked.organization_id.toLowerCase()) &&
      (!asked.modified_after || Date.parse(basic.last_modified) >= Date.parse(asked.modified_after)) &&
      (!asked.search || holdsWords(asked.search, [basic.name, basic.description, basic.organization.name])),
  )

export const organizationsAsked = (records: Records, asked: OrganizationQuery) =>
  records.organizations.filter(
    ({ basic, taxonomy }) =>
      inTaxonomy(taxonomy, asked) &&
      (!asked.search || holdsWords(asked.search, [basic.name, String(basic.description ?? '')])),
  )

const fullLocation = (records: Records, placeId: string) => {
  const found = records.locationOf.get(placeId)
  return found && { ...found.basic, ...found.nested }
}

/** A service with everything that belongs to it. */
export const fullService = (records: Records, service: ServiceRecord) => ({
  ...service.basic,
  ...service.nested,
  ...(service.placeId && {
    service_at_locations: [{ id: atLocationId(service), location: fullLocation(records, service.placeId) }],
  }),
})

/** A body with the places it manages and its services, in full where that is asked. */
export function fullOrganization(records: Records, id: string, { services }: { services: boolean }) {
  const found = records.organizations.find(({ basic }) => basic.id === id)
  if (!found) return undefined
  const own = records.services.filter(({ basic }) => basic.organization.id === id)
  const locations = (records.managed.get(id) ?? []).map((placeId) => fullLocation(records, placeId))
  return {
    ...found.basic,
    ...found.nested,
    ...(locations.length > 0 && { locations }),
    ...(own.length > 0 && {
      services: own.map((service) =>
        services
          ? withoutOrganization(fullService(records, service))
          : { id: service.basic.id, name: service.basic.name, status: service.basic.status },
      ),
    }),
  }
}
const withoutOrganization = ({ organization: _, ...service }: Record<string, unknown>) => service

export const atLocationId = (service: ServiceRecord) =>
  derivedId('service-at-location', service.basic.id, service.placeId ?? '')

/** Where a service is found: the place, and the service as lists tell it. */
export const atLocation = (records: Records, service: ServiceRecord) => ({
  id: atLocationId(service),
  location: records.locationOf.get(service.placeId ?? '')?.basic,
  service: service.basic,
})
export const fullAtLocation = (records: Records, service: ServiceRecord) => ({
  id: atLocationId(service),
  location: fullLocation(records, service.placeId ?? ''),
  service: { ...service.basic, ...service.nested },
  ...('schedules' in service.nested && { schedules: service.nested.schedules }),
})
