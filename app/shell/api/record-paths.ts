import * as z from 'zod'
import type { Contract, Writing } from '../../ground/api/contract.ts'
import { sentSchema, toldSchema } from '../../ground/api/json-schema.ts'
import type { Translate } from '../../ground/texts/texts.ts'
import {
  content,
  idParameter,
  type Operation,
  type Parameter,
  type Paths,
  problems,
  queryOf,
  refTo,
  type Schema,
  withHeaders,
} from './open-api-parts.ts'
import { paging } from './reading.ts'

// The shape of a form may hang on the day; what it asks for does not.
const SOME_DAY = { now: new Date(0), today: '1970-01-01', timeZone: 'UTC', language: 'en' } as const

/** `opening-hours` is told as OpeningHours. */
export const schemaName = (name: string) =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

const inputOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema
const header = (name: string, required: boolean, schema: Schema): Parameter => ({
  name,
  in: 'header',
  required,
  schema: { type: 'string', ...schema },
})
const body = (schema: Schema) => ({ required: true as const, content: { 'application/json': { schema } } })
const sentBy = ({ form, told }: Writing) => sentSchema(told ?? form(SOME_DAY))

/** The operations of one kind of record, from the same shapes that answer and check them. */
export function recordPaths(contract: Contract, t: Translate): Paths {
  const { name, list, create, change, codes = false } = contract
  const told = refTo(schemaName(name))
  const at = (
    verb: 'list' | 'read' | 'make' | 'change',
  ): Pick<Operation, 'operationId' | 'summary' | 'tags' | 'security'> => ({
    operationId: `${name}-${verb}`,
    summary: `${t(contract.label)}: ${t(`api.verb.${verb}`)}`,
    tags: [name],
    security: [{ access: [`${name}:${verb === 'list' || verb === 'read' ? 'read' : 'write'}`] }],
  })
  const filter = list ? queryOf(inputOf(list.filter)) : []
  const page = {
    type: 'object',
    required: ['items', 'next'],
    properties: { items: { type: 'array', items: told }, next: { type: ['string', 'null'] } },
  }
  return {
    [`/api/v1/${name}`]: {
      ...(list && {
        get: {
          ...at('list'),
          parameters: [...filter, ...queryOf(inputOf(paging))],
          responses: {
            200: { description: t(contract.about), headers: withHeaders('Link'), content: content(page) },
            ...problems(400, 401, 403, 429),
          },
        },
      }),
      ...(create && {
        post: {
          ...at('make'),
          parameters: [header('Idempotency-Key', false, { format: 'uuid' })],
          requestBody: body(sentBy(create)),
          responses: {
            200: {
              description: t('api.verb.again'),
              headers: withHeaders('ETag', 'Location'),
              content: content(told),
            },
            201: {
              description: t('api.verb.made'),
              headers: withHeaders('ETag', 'Location'),
              content: content(told),
            },
            ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
          },
        },
      }),
    },
    [`/api/v1/${name}/{id}`]: {
      get: {
        ...at('read'),
        parameters: [idParameter(codes), ...(codes ? filter : []), header('If-None-Match', false, {})],
        responses: {
          200: { description: t(contract.about), headers: withHeaders('ETag'), content: content(told) },
          304: { description: t('api.verb.same') },
          ...problems(400, 401, 403, 404, 429),
        },
      },
      ...(change && {
        put: {
          ...at('change'),
          parameters: [idParameter(codes), header('If-Match', true, {})],
          requestBody: body(sentBy(change)),
          responses: {
            200: { description: t('api.verb.changed'), headers: withHeaders('ETag'), content: content(told) },
            ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
          },
        },
      }),
    },
  }
}

export const recordSchemas = (contracts: readonly Contract[]) =>
  Object.fromEntries(contracts.map(({ name, shape }) => [schemaName(name), toldSchema(shape)]))
