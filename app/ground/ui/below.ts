import type { Context } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../access/request.ts'

/** An address of the territory a request is about: `/agenda` is `/bassa-bresciana/agenda`. */
export const below = (c: Context<Env>, path: string) => `/${c.var.territory.slug}${path}`

/** The same inside a component. */
export function useBelow(): (path: string) => string {
  const c = useRequestContext<Env>()
  return (path) => below(c, path)
}
