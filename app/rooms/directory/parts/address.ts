import type { Context } from 'hono'
import { reachedAt } from '../../../ground/access/reached-at.ts'
import type { Env } from '../../../ground/access/request.ts'
import { GLOSSARY } from '../../../ground/ui/term.tsx'
import type { CardOf } from '../cards/rules.ts'
import { isOtherKind, type OtherKind } from '../entries/rules.ts'

/** Where people reach this installation. */
export const originOf = reachedAt

const ROOM: Record<OtherKind, string> = { call: '/calls', meeting: '/tables/meetings', opening: '/places' }

/** Addresses of the public pages of a territory. */
export const pathsOf = (slug: string) => ({
  home: `/${slug}`,
  agenda: `/${slug}/agenda`,
  agendaCalendar: `/${slug}/agenda.ics`,
  activity: (id: string) => `/${slug}/agenda/${id}`,
  activityCalendar: (id: string) => `/${slug}/agenda/${id}/agenda.ics`,
  mine: `/${slug}/my-calendar`,
  ownCalendar: (token: string) => `/${slug}/my-calendar/${token}/agenda.ics`,
  session: (activityId: string, id: string) => `/${slug}/agenda/${activityId}/${id}`,
  /** Where an entry of the agenda is read: in the room it comes from. */
  entry: ({ kind, of, id }: { kind: string; of: string; id: string }) =>
    `/${slug}${isOtherKind(kind) ? `${ROOM[kind]}/${id}` : `/agenda/${of}/${id}`}`,
  newsletter: `/${slug}/newsletter`,
  issues: `/${slug}/newsletter/issues`,
  draft: (id: string) => `/${slug}/newsletter/issues/${id}`,
  archive: `/${slug}/newsletter/archive`,
  issue: (id: string) => `/${slug}/newsletter/archive/${id}`,
  card: (of: CardOf) => `/${slug}/cards/${of.kind === 'territory' ? of.kind : `${of.kind}/${of.id}`}.png`,
  embed: `/${slug}/embed`,
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
  glossary: `/${slug}${GLOSSARY}`,
})

export const pathsHere = (c: Context<Env>) => pathsOf(c.var.territory.slug)
