import * as z from 'zod'
import { organizationQuery, serviceQuery, taxonomyQuery, termQuery } from '../forms.ts'
import type { Teller } from './records.ts'
import { fullLists, type Shape, shapes } from './shapes.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** What a list may be narrowed by, as the query is checked. */
function parametersOf(query: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, object>
  }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

const problem = {
  description: 'Problem',
  content: { 'application/problem+json': { schema: refTo('Problem') } },
}

const listOf = (query: z.ZodObject, one: Shape, operationId: string) => ({
  get: {
    operationId,
    parameters: parametersOf(query),
    responses: {
      200: {
        description: one,
        content: json({
          allOf: [
            refTo('Page'),
            {
              type: 'object',
              properties: {
                contents: { type: 'array', items: { anyOf: [refTo(one), ...fullLists(one).map(refTo)] } },
              },
            },
          ],
        }),
      },
      400: problem,
      429: problem,
    },
  },
})
const recordOf = (one: Shape, operationId: string) => ({
  get: {
    operationId,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: { 200: { description: one, content: json(refTo(one)) }, 404: problem, 429: problem },
  },
})

/** The directory's interface in OpenAPI 3.1, made of the same shapes its answers are checked against. */
export const openApiOf = ({ t, territory }: Teller, server: string) => ({
  openapi: '3.1.0',
  info: {
    title: `${territory.name}: HSDS`,
    version: '1.0.0',
    description: t('directory.hsds.about', { territory: territory.name }),
    license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
  },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  servers: [{ url: server }],
  paths: {
    '/': {
      get: {
        operationId: 'getAPIMetaInformation',
        responses: { 200: { description: 'Meta', content: json(refTo('Meta')) } },
      },
    },
    '/services': listOf(serviceQuery, 'Service', 'getPaginatedListOfServices'),
    '/services/{id}': recordOf('FullService', 'getFullyNestedServiceById'),
    '/organizations': listOf(organizationQuery, 'Organization', 'getPaginatedListOfOrganizations'),
    '/organizations/{id}': recordOf('FullOrganization', 'getOrganizationById'),
    '/service_at_locations': listOf(serviceQuery, 'ServiceAtLocation', 'getPaginatedListOfServiceAtLocation'),
    '/service_at_locations/{id}': recordOf('FullServiceAtLocation', 'getServiceAtLocationWithNestedDataById'),
    '/taxonomies': listOf(taxonomyQuery, 'Taxonomy', 'getPaginatedListOfTaxonomies'),
    '/taxonomies/{id}': recordOf('Taxonomy', 'getTaxonomyById'),
    '/taxonomy_terms': listOf(termQuery, 'TaxonomyTerm', 'getPaginatedListOfTaxonomyTerms'),
    '/taxonomy_terms/{id}': recordOf('TaxonomyTerm', 'getTaxonomyTermById'),
  },
  components: {
    schemas: Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const { $schema: _, ...schema } = z.toJSONSchema(shape, { unrepresentable: 'any' }) as Record<
          string,
          unknown
        >
        return [name, schema]
      }),
    ),
  },
})
