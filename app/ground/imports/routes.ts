import { Hono } from 'hono'
import type { Env } from '../access/request.ts'
import type { NavItem } from '../ui/nav-item.ts'
import type { AnyImportDefinition } from './definition.ts'
import { listRoutes } from './list-routes.tsx'
import { runRoutes } from './run-routes.tsx'

type Roles = readonly string[]

export const navigationFor = (desk: Roles): NavItem[] => [
  { href: '/import', label: 'imports.nav', roles: desk },
]

/** The pages that take lists in and back, below `/import`, for these kinds of lists and whoever holds one of these roles. */
export function importPages(definitions: readonly AnyImportDefinition[], desk: Roles) {
  const pages = new Hono<Env>().route('/', runRoutes(definitions, desk))
  for (const definition of definitions) pages.route('/', listRoutes(definition, desk))
  return pages
}
