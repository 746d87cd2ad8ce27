/** Pieces of an OpenAPI 3.1 document. */
export type Schema = Record<string, unknown>
export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
  description?: string
}
export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: { 'application/json': { schema: Schema } } }
  responses: Record<string, unknown>
}
export type Paths = Record<string, Partial<Record<'get' | 'post' | 'put', Operation>>>

export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const content = (schema: Schema, type = 'application/json') => ({ [type]: { schema } })
const header = (name: string) => ({ $ref: `#/components/headers/${name}` })

/** The problems an operation may answer with. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Problem' }]))

export const RATE_HEADERS = { RateLimit: header('RateLimit'), 'RateLimit-Policy': header('RateLimit-Policy') }
export const withHeaders = (...names: readonly string[]) => ({
  ...RATE_HEADERS,
  ...Object.fromEntries(names.map((name) => [name, header(name)])),
})

const stringHeader = (description: string) => ({ description, schema: { type: 'string' } })
export const COMMON = {
  headers: {
    RateLimit: stringHeader('draft-ietf-httpapi-ratelimit-headers: r left, all of them again in t seconds'),
    'RateLimit-Policy': stringHeader('draft-ietf-httpapi-ratelimit-headers: q at once, again in w seconds'),
    ETag: stringHeader('RFC 9110: the mark of the record as it stands'),
    Link: stringHeader('RFC 8288: rel="next"'),
    Location: stringHeader('RFC 9110: the address of the record'),
  },
  responses: {
    Problem: { description: 'RFC 9457', content: content(refTo('Problem'), 'application/problem+json') },
  },
  securitySchemes: { access: { type: 'http', scheme: 'bearer' } },
}

/** The parameters of a query, as its shape reads them. */
export const queryOf = (schema: Schema): Parameter[] => {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Schema>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query' as const,
    required: required.includes(name) && one.default === undefined,
    schema: one,
  }))
}
export const idParameter = (codes: boolean): Parameter => ({
  name: 'id',
  in: 'path',
  required: true,
  schema: codes ? { type: 'string', pattern: '^[a-z_]{1,80}$' } : { type: 'string', format: 'uuid' },
})
