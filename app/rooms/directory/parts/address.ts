import type { Context } from 'hono'
import type { Env } from '../../../ground/access/request.ts'

/** Where people reach this installation: its public address where one is set, else the one they came by. */
export const originOf = (c: Context) =>
  (process.env.TRAMA_URL || new URL(c.req.url).origin).replace(/\/+$/, '')

/** Addresses of the public pages of a territory. */
export const pathsOf = (slug: string) => ({
  home: `/${slug}`,
  agenda: `/${slug}/agenda`,
  agendaCalendar: `/${slug}/agenda.ics`,
  activity: (id: string) => `/${slug}/agenda/${id}`,
  session: (activityId: string, id: string) => `/${slug}/agenda/${activityId}/${id}`,
  newsletter: `/${slug}/newsletter`,
  places: `/${slug}/places`,
  place: (id: string) => `/${slug}/places/${id}`,
  placeCalendar: (id: string) => `/${slug}/places/${id}/agenda.ics`,
  organisations: `/${slug}/organisations`,
  organisation: (id: string) => `/${slug}/organisations/${id}`,
  offer: `/${slug}/offer`,
  ask: `/${slug}/ask`,
  propose: `/${slug}/propose`,
  accessibility: `/${slug}/accessibility`,
  feedback: `/${slug}/accessibility/feedback`,
  feedbackReceived: `/${slug}/accessibility/received`,
  privacy: `/${slug}/privacy`,
})

export const pathsHere = (c: Context<Env>) => pathsOf(c.var.territory.slug)
