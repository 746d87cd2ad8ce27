import * as z from 'zod'
import type { Translate } from '../../ground/texts/texts.ts'
import { embedQuery } from '../../rooms/directory/embed/forms.ts'
import { LISTS } from '../../rooms/directory/open-data/rules.ts'
import {
  content,
  type Operation,
  type Parameter,
  type Paths,
  problems,
  queryOf,
  refTo,
  type Schema,
} from './open-api-parts.ts'

type Open = {
  id: string
  about: Parameters<Translate>[0]
  type?: string
  schema?: Schema
  parameters?: Parameter[]
  missing?: true
  wrong?: true
}

const TEXT: Schema = { type: 'string' }
const place = (name: string, schema: Schema): Parameter => ({ name, in: 'path', required: true, schema })
const uuid: Schema = { type: 'string', format: 'uuid' }

/** What anyone reads without a token, besides the directory in HSDS. */
export function publicPaths(t: Translate): Paths {
  const open = ({ id, about, type, schema = TEXT, parameters = [], missing, wrong }: Open): Operation => ({
    operationId: id,
    summary: t(about),
    tags: ['public'],
    security: [],
    parameters,
    responses: {
      200: { description: t(about), content: content(schema, type) },
      ...problems(...(wrong ? [400] : []), ...(missing ? [404] : [])),
    },
  })
  const feed = queryOf(z.toJSONSchema(embedQuery, { io: 'input', unrepresentable: 'any' }) as Schema)
  const calendar = { type: 'text/calendar' }
  const file = (ending: string) =>
    place('list', { type: 'string', enum: LISTS.map((list) => `${list}.${ending}`) })
  return {
    '/embed/agenda.json': {
      get: {
        ...open({
          id: 'agenda-feed',
          about: 'api.public.feed',
          type: 'application/feed+json',
          schema: refTo('JsonFeed'),
          parameters: feed,
        }),
      },
    },
    '/agenda.ics': { get: open({ id: 'agenda-calendar', about: 'api.public.calendar', ...calendar }) },
    '/places/{id}/agenda.ics': {
      get: open({
        id: 'place-calendar',
        about: 'api.public.placeCalendar',
        ...calendar,
        parameters: [place('id', uuid)],
        missing: true,
      }),
    },
    '/open-data/{list}': {
      get: open({
        id: 'open-list',
        about: 'api.public.list',
        schema: refTo('OpenList'),
        parameters: [file('json')],
        missing: true,
      }),
    },
    '/catalogue.jsonld': {
      get: open({
        id: 'catalogue',
        about: 'api.public.catalogue',
        type: 'application/ld+json',
        schema: refTo('Catalogue'),
      }),
    },
    '/catalogue.ttl': {
      get: open({ id: 'catalogue-turtle', about: 'api.public.catalogue', type: 'text/turtle' }),
    },
    '/editions/{edition}/edition.json': {
      get: open({
        id: 'edition-file',
        about: 'api.public.edition',
        schema: refTo('Edition'),
        parameters: [place('edition', uuid)],
        missing: true,
      }),
    },
    '/editions/{edition}/edition.csv': {
      get: open({
        id: 'edition-list',
        about: 'api.public.edition',
        type: 'text/csv',
        parameters: [place('edition', uuid)],
        missing: true,
      }),
    },
    '/grants.csv': { get: open({ id: 'grants', about: 'api.public.grants', type: 'text/csv' }) },
    '/api/openapi.json': {
      get: open({ id: 'openapi', about: 'api.public.openapi', schema: refTo('OpenApi') }),
    },
    '/api/hsds/openapi.json': {
      get: open({ id: 'hsds-openapi', about: 'api.public.openapi', schema: refTo('OpenApi') }),
    },
    '/api/v1/status': {
      get: open({
        id: 'status',
        about: 'api.public.status',
        type: 'application/problem+json',
        schema: refTo('Problem'),
      }),
    },
  }
}
