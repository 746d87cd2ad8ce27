import * as z from 'zod'

// The answers' shapes: what HSDS 3.1 asks of each record, narrowed to what this directory tells.

const id = z.guid()
const text = z.string().min(1)
const url = z.url()
const clock = z.string().regex(/^\d{2}:\d{2}$/)

const phone = z.strictObject({ id, number: text, type: z.literal('voice') })
const schedule = z.strictObject({
  id,
  valid_from: z.iso.date().optional(),
  valid_to: z.iso.date().optional(),
  dtstart: z.iso.date().optional(),
  timezone: z.number(),
  until: z.iso.date().optional(),
  count: z.number().int().positive().optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: z.number().int().positive().optional(),
  byday: z.string().optional(),
  bymonthday: z.string().optional(),
  description: z.string().optional(),
  opens_at: clock,
  closes_at: clock,
  schedule_link: url.optional(),
  notes: z.string().optional(),
})
const address = z.strictObject({
  id,
  address_1: text,
  city: text,
  state_province: text,
  country: z.literal('IT'),
  address_type: z.literal('physical'),
})
const taxonomy = z.strictObject({ id, name: text, description: text, version: text })
const term = z.strictObject({
  id,
  code: text,
  name: text,
  description: text,
  taxonomy: text,
  taxonomy_detail: taxonomy,
  language: z.string().length(2),
})
const attribute = z.strictObject({ id, link_type: z.literal('type'), taxonomy_term: term })
const location = z.strictObject({
  id,
  location_type: z.literal('physical'),
  url,
  name: text,
  description: text.optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
const fullLocation = location.extend({
  addresses: z.array(address).optional(),
  schedules: z.array(schedule).optional(),
})
const organization = z.strictObject({
  id,
  name: text,
  description: text,
  email: z.email().optional(),
  website: url.optional(),
  legal_status: text.optional(),
  uri: url.optional(),
})
const service = z.strictObject({
  id,
  name: text,
  description: text,
  url,
  email: z.email().optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  assured_date: z.iso.date().optional(),
  last_modified: z.iso.datetime(),
  organization,
})
const ofService = {
  phones: z.array(phone).optional(),
  schedules: z.array(schedule).optional(),
  attributes: z.array(attribute).optional(),
}
const fullService = service.extend({
  ...ofService,
  service_at_locations: z.array(z.strictObject({ id, location: fullLocation })).optional(),
})
const fullOrganization = organization.extend({
  phones: z.array(phone).optional(),
  organization_identifiers: z
    .array(z.strictObject({ id, identifier_scheme: text, identifier_type: text, identifier: text }))
    .optional(),
  attributes: z.array(attribute).optional(),
  locations: z.array(fullLocation).optional(),
  services: z
    .array(
      z.union([
        service.pick({ id: true, name: true, status: true }),
        fullService.omit({ organization: true }),
      ]),
    )
    .optional(),
})

export const shapes = {
  Meta: z.strictObject({
    version: text,
    profile: url,
    openapi_url: url,
    description: text,
    publisher: z.strictObject({ name: text, website: url }),
  }),
  // A list of it has its contents besides.
  Page: z.looseObject({
    total_items: z.number().int().min(0),
    total_pages: z.number().int().min(1),
    page_number: z.number().int().min(1),
    size: z.number().int().min(0),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
  }),
  Service: service,
  FullService: fullService,
  MinimalService: z.strictObject({ id, last_modified: z.iso.datetime() }),
  Organization: organization,
  FullOrganization: fullOrganization,
  ServiceAtLocation: z.strictObject({ id, location, service }),
  FullServiceAtLocation: z.strictObject({
    id,
    location: fullLocation,
    service: service.extend(ofService),
    schedules: z.array(schedule).optional(),
  }),
  Taxonomy: taxonomy,
  TaxonomyTerm: term,
  Problem: z.object({
    type: text,
    title: text,
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  }),
}
export type Shape = keyof typeof shapes

/** What else a list may hold, asked with `full` or `minimal`. */
export const fullLists = (one: Shape): Shape[] =>
  (
    ({
      Service: ['FullService', 'MinimalService'],
      Organization: ['FullOrganization'],
      ServiceAtLocation: ['FullServiceAtLocation'],
    }) as Partial<Record<Shape, Shape[]>>
  )[one] ?? []
