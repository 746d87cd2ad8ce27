import * as z from 'zod'

// A program is told what it asked wrongly: an answer to another question would look right.

export const MOST_PER_PAGE = 500
const yes = z.enum(['true', 'false', '1', '0']).transform((said) => said === 'true' || said === '1')
const nothing = z.literal('').transform(() => undefined)
const id = z.guid()
const optional = <Shape extends z.ZodType>(shape: Shape) => z.union([nothing, shape]).optional()

const paging = {
  page: optional(z.coerce.number().int().min(1).max(1_000_000_000)),
  per_page: optional(z.coerce.number().int().min(1).max(MOST_PER_PAGE)),
  format: optional(z.enum(['json', 'ndjson'])),
  search: optional(z.string().trim().max(200)),
}
/** No postal code stands in the records: a filter by it would find what it should not, or nothing. */
const unknownHere = z.literal('', { error: 'This directory holds no postal codes' }).optional()

export const serviceQuery = z.object({
  ...paging,
  taxonomy_term_id: optional(id),
  taxonomy_id: optional(id),
  organization_id: optional(id),
  modified_after: optional(z.union([z.iso.datetime({ offset: true }), z.iso.date()])),
  minimal: optional(yes),
  full: optional(yes),
  postcode: unknownHere,
  proximity: unknownHere,
})
export type ServiceQuery = z.infer<typeof serviceQuery>

export const organizationQuery = z.object({
  ...paging,
  taxonomy_term_id: optional(id),
  taxonomy_id: optional(id),
  full: optional(yes),
  full_service: optional(yes),
})
export type OrganizationQuery = z.infer<typeof organizationQuery>

export const taxonomyQuery = z.object(paging)
export const termQuery = z.object({
  ...paging,
  taxonomy_id: optional(id),
  parent_id: optional(id),
  top_only: optional(yes),
})
