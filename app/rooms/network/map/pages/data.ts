import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { TEAM } from '../../../people/rules.ts'
import { namesById } from '../../picture/reads.ts'
import { lookAsked, lookAt } from '../parts/look.ts'
import { tiesAmong } from '../rules.ts'

/** What the map draws: whoever the reader cannot name is not in it, nor any tie of theirs. */
export const networkData = new Hono<Env>().get('/network/data.json', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const asked = lookAsked(c)
  const look = await lookAt(actor, asked)
  if (!look.ok) return c.json({ refusal: look.refusal }, 503)
  const { picture, nodes, centre } = look.value
  const names = await asActor(actor, (tx) =>
    namesById(
      tx,
      nodes.map((node) => picture.edges.ids[node] as string),
    ),
  )
  const named = nodes.filter((node) => names.has(picture.edges.ids[node] as string))
  const numberOf = new Map(named.map((node, at) => [node, at]))
  const { edges, measures } = picture
  return c.json({
    on: picture.on,
    ids: named.map((node) => edges.ids[node]),
    names: named.map((node) => names.get(edges.ids[node] as string)?.name),
    kinds: named.map((node) => (picture.facts[node]?.kind === 'organisation' ? 'o' : 'p')).join(''),
    x: named.map((node) => rounded(measures.x[node])),
    y: named.map((node) => rounded(measures.y[node])),
    communities: named.map((node) => measures.community[node]),
    degrees: named.map((node) => measures.degree[node]),
    centre: named.flatMap((node, at) => (centre.has(node) ? [at] : [])),
    // Both ends of each tie, one after the other.
    ties: tiesAmong(picture, new Set(named), asked.tie).flatMap((tie) => [
      numberOf.get(edges.a[tie] as number) as number,
      numberOf.get(edges.b[tie] as number) as number,
    ]),
  })
})

const rounded = (position = 0) => Math.round(position * 1000) / 1000
