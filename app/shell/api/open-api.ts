import type { Context } from 'hono'
import { reachedAt } from '../../ground/access/reached-at.ts'
import type { Env } from '../../ground/access/request.ts'
import { toldSchema } from '../../ground/api/json-schema.ts'
import { tellerOf } from '../../rooms/directory/hsds/parts/kept-records.ts'
import { openApiOf } from '../../rooms/directory/hsds/parts/open-api.ts'
import { CONTRACTS } from './contracts.ts'
import {
  COMMON,
  content,
  type Operation,
  type Paths,
  problems,
  refTo,
  withHeaders,
} from './open-api-parts.ts'
import { publicPaths } from './public-paths.ts'
import { SHAPES } from './public-shapes.ts'
import { recordPaths, recordSchemas } from './record-paths.ts'

export type OpenApi = ReturnType<typeof documentOf>

type Hsds = ReturnType<typeof openApiOf>
const HSDS = '#/components/schemas/Hsds'

/** The directory's own document within this one: its addresses below `/api/hsds`, its shapes under their own names. */
function hsdsParts(hsds: Hsds) {
  const { paths, components } = JSON.parse(
    JSON.stringify(hsds).replaceAll('#/components/schemas/', HSDS),
  ) as Hsds
  const common = { tags: ['hsds'], security: [], parameters: [] }
  return {
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, { get }]) => [
        `/api/hsds${path === '/' ? '' : path}`,
        { get: { ...common, summary: get.operationId, ...get } },
      ]),
    ) as unknown as Paths,
    schemas: Object.fromEntries(
      Object.entries(components.schemas).map(([name, schema]) => [`Hsds${name}`, schema]),
    ),
  }
}

/**
 * All that programs may ask of a territory, in OpenAPI 3.1, made of the same shapes that check what comes in and tell what
 * goes out: what anyone reads, and the records behind an access.
 */
export function documentOf(c: Context<Env>) {
  const { t, territory } = c.var
  const hsds = hsdsParts(openApiOf(tellerOf(c), ''))
  const about: Operation = {
    operationId: 'about',
    summary: t('api.verb.about'),
    tags: ['access'],
    security: [{ access: [] }],
    parameters: [],
    responses: {
      200: { description: t('api.verb.about'), headers: withHeaders(), content: content(refTo('About')) },
      ...problems(401, 403, 429),
    },
  }
  const paths: Paths = { '/api/v1': { get: about } }
  for (const contract of CONTRACTS)
    for (const [path, operations] of Object.entries(recordPaths(contract, t)))
      if (Object.keys(operations).length) paths[path] = operations
  return {
    openapi: '3.1.0',
    info: {
      title: `${territory.name}: API`,
      version: '1.0.0',
      description: t('api.document.about'),
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
      'x-summary': t('api.document.about'),
      'x-api-id': territory.id,
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: `${reachedAt(c)}/${territory.slug}` }],
    tags: [
      { name: 'access', 'x-label': t('api.tag.accessName'), description: t('api.tag.access') },
      { name: 'public', 'x-label': t('api.tag.publicName'), description: t('api.tag.public') },
      { name: 'hsds', 'x-label': t('api.tag.hsdsName'), description: t('api.tag.hsds') },
      ...CONTRACTS.map((one) => ({ name: one.name, 'x-label': t(one.label), description: t(one.about) })),
    ],
    paths: { ...paths, ...publicPaths(t), ...hsds.paths },
    components: {
      ...COMMON,
      schemas: {
        ...Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [name, toldSchema(shape)])),
        ...recordSchemas(CONTRACTS),
        ...hsds.schemas,
      },
    },
  }
}
