import type { Auth } from '../../app/ground/access/auth.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { FOR_PROGRAMS } from '../access/routes.ts'

/** Every address that is asked for with GET, as the rooms wrote it: `/:slug/people/:id`. Only the table is read here. */
export function pagesOfTheHouse(): string[] {
  const app = createApp({ config: readConfig({}), auth: {} as Auth })
  const pages = app.routes.filter(({ method, path }) => method === 'GET' && !FOR_PROGRAMS.test(path))
  const patterns = pages.map(({ path }) => path)
  return [...new Set(patterns.map((path) => withoutEnd(path.replaceAll(/\{[^/]*\}/g, ''))))]
}

const withoutEnd = (path: string) => (path.length > 1 ? path.replace(/\/$/, '') : path)

/** An address where each parameter is the one known by the pattern up to it; throws, so that no page is forgotten. */
export function filled(pattern: string, known: Readonly<Record<string, string>>): string {
  const segments = pattern.split('/')
  return segments
    .map((segment, at) => {
      if (!segment.startsWith(':')) return segment
      const sofar = segments.slice(0, at + 1).join('/')
      const value = known[sofar]
      if (!value) throw new Error(`tests/journeys/known-records.ts should know an example of ${sofar}`)
      return value
    })
    .join('/')
}
