import type { Area, Kind } from '../rules.ts'

/** One session as a list tells it. */
export type ListedSession = {
  title: string
  kind: Kind
  area: Area
  place_id: string | null
  promoter_id: string | null
  on: string
  from: string
  to: string
  published: boolean
}
