import type { Context } from 'hono'
import { type Actor, holdsRole, type SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { type Meeting, meetingById, type Topic, topicById } from '../meetings/reads.ts'
import { ownTableIds, type RoundTable, tableById } from '../reads.ts'

/** Today by the territory's own clock. */
export const todayOf = ({ var: { now, territory } }: Context<Env>) => localDay(now, territory.timeZone)

/** The id an address names. Throws NotHere where it is none. */
export function idHere(c: Context<Env>, name: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** A table with what the actor is at it: a member, who keeps it (members of the team, who coordinates), or a reader. */
export type Here = { table: RoundTable; member: boolean; keeps: boolean; inside: boolean }

export async function standingAt(tx: ActorTx, actor: Actor, tableId: string, today: string): Promise<Here> {
  const table = await tableById(tx, tableId)
  if (!table) throw new NotHere()
  return { table, ...(await partAt(tx, actor, tableId, today)) }
}

/** What the actor is at a table, whether or not they may read it. */
export async function partAt(
  tx: ActorTx,
  actor: Actor,
  tableId: string,
  today: string,
): Promise<Omit<Here, 'table'>> {
  const own = actor.personId ? await ownTableIds(tx, actor.personId, today) : []
  const member = own.includes(tableId)
  const keeps = holdsRole(actor, 'coordinator') || (member && holdsRole(actor, ...TEAM))
  return { member, keeps, inside: member || holdsRole(actor, ...STAFF) }
}

export type AtMeeting = Here & { meeting: Meeting }
export async function meetingHere(tx: ActorTx, actor: Actor, id: string, today: string): Promise<AtMeeting> {
  const meeting = await meetingById(tx, id)
  if (!meeting) throw new NotHere()
  return { meeting, ...(await standingAt(tx, actor, meeting.tableId, today)) }
}

export type AtTopic = AtMeeting & { topic: Topic }
export async function topicHere(tx: ActorTx, actor: Actor, id: string, today: string): Promise<AtTopic> {
  const topic = await topicById(tx, id)
  if (!topic) throw new NotHere()
  return { topic, ...(await meetingHere(tx, actor, topic.meetingId, today)) }
}

/** Does something as who keeps the table an address leads to. Throws NotHere for anyone else. */
export async function keeping<H extends Pick<Here, 'keeps'>, R>(
  c: Context<Env>,
  find: (tx: ActorTx, actor: Actor, id: string, today: string) => Promise<H>,
  param: string,
  act: (tx: ActorTx, here: H, actor: SignedInActor) => Promise<R>,
): Promise<R> {
  const actor = signedIn(c)
  const id = idHere(c, param)
  return asActor(actor, async (tx) => {
    const here = await find(tx, actor, id, todayOf(c))
    if (!here.keeps) throw new NotHere()
    return act(tx, here, actor)
  })
}
