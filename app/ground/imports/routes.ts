import { Hono } from 'hono'
import type { Env } from '../access/request.ts'
import type { NavItem } from '../ui/nav-item.ts'
import type { AnyImportDefinition } from './definition.ts'
import { listRoutes } from './list-routes.tsx'
import { DESK } from './reads.ts'
import { runRoutes } from './run-routes.tsx'

export const navigation: NavItem[] = [{ href: '/import', label: 'imports.nav', roles: DESK }]

/** The pages that take lists in and back, below `/import`, for these kinds of lists. */
export function importPages(definitions: readonly AnyImportDefinition[]) {
  const pages = new Hono<Env>().route('/', runRoutes(definitions))
  for (const definition of definitions) pages.route('/', listRoutes(definition))
  return pages
}
