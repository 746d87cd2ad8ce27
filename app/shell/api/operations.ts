import type { OpenApi } from './open-api.ts'
import type { Operation, Parameter, Schema } from './open-api-parts.ts'

export type Listed = Operation & { method: 'GET' | 'POST' | 'PUT'; path: string }

/** Every operation of a document, in its order. */
export const operationsOf = ({ paths }: Pick<OpenApi, 'paths'>): Listed[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase() as Listed['method'],
    })),
  )

export const needsAccess = ({ security }: Operation) => security.length > 0

/** How the form to try it calls a parameter: `query-limit`. */
export const fieldOf = ({ name, in: where }: Pick<Parameter, 'name' | 'in'>) => `${where}-${name}`

/** What may be sent, with nothing said yet: what is left empty counts as not sent. */
export function blankOf(schema: Schema): Record<string, unknown> {
  const { properties = {} } = schema as { properties?: Record<string, Schema> }
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, default: usual }]) => {
      if (usual !== undefined) return [name, usual]
      if (type === 'array') return [name, []]
      return [name, type === 'boolean' ? false : '']
    }),
  )
}

/** What a header can carry of some words: a letter it cannot is no letter of a token, a key or a mark of ours. */
export const inHeader = (said: string) => said.replace(/[^\x20-\x7e]/g, '')

/** The request a filled form stands for, below the territory's address. */
export function requestOf(
  { method, path, parameters, requestBody }: Listed,
  said: (field: string) => string,
): { path: string; init: RequestInit & { headers: Record<string, string> } } {
  const headers: Record<string, string> = {}
  const query = new URLSearchParams()
  let address = path
  for (const parameter of parameters) {
    const value = said(fieldOf(parameter)).trim()
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(value))
    else if (value && parameter.in === 'query') query.set(parameter.name, value)
    else if (value) headers[parameter.name] = inHeader(value)
  }
  if (requestBody) headers['Content-Type'] = 'application/json'
  const search = query.size ? `?${query}` : ''
  return {
    path: address + search,
    init: { method, headers, ...(requestBody && { body: said('body') }) },
  }
}
