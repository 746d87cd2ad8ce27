import type { Viewer } from './observe.ts'
import { fill, idOf, type Route } from './routes.ts'
import { house, slugOf } from './whole-house.ts'

const KINDS = ['written by oneself', 'published', 'public', 'listed', "of one's circle"]

/** Addresses of a page: of nobody's record in particular; and of one that is published, or one's own, where a page is for that. */
export const waysTo = (route: Route, viewer: Viewer) => [
  ...new Set([
    fill(route, house, viewer, slugOf(viewer), 'theirs'),
    ...KINDS.map((kind) =>
      fill(route, house, viewer, slugOf(viewer), (table) =>
        table === 'another person'
          ? idOf(house, viewer, table)
          : String(house.rowOf(viewer, table, kind).key.id),
      ),
    ),
  ]),
]
