import type { Context } from 'hono'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { directoryFacts } from '../reads.ts'
import { type Records, recordsOf, type Teller } from './records.ts'

const KEPT_MS = 10_000
const MOST_KEPT = 20

const kept = new Map<string, { until: number; records: Promise<Records> }>()

/** Who tells, in the reader's language. */
export function tellerOf(c: Context<Env>): Teller {
  const { t, territory, language, now } = c.var
  const paths = pathsHere(c)
  const origin = originOf(c)
  return {
    territory,
    t,
    language,
    now,
    urlOf: {
      home: origin + paths.home,
      place: (id) => origin + paths.place(id),
      activity: (id) => origin + paths.activity(id),
      organisation: (id) => origin + paths.organisation(id),
    },
  }
}

/**
 * The public records of the territory of a request, made once in ten seconds: whoever copies a directory asks for its
 * pages one after the other, and they should fit together.
 */
export function recordsHere(c: Context<Env>): Promise<Records> {
  const { territory, language, now } = c.var
  const key = `${territory.id} ${language} ${originOf(c)}`
  const before = kept.get(key)
  if (before && before.until > now.getTime()) return before.records
  const asked = { today: textsOf(c).dayOf(now), timeZone: territory.timeZone }
  const teller = tellerOf(c)
  const visitor = visitorOf(territory.id)
  const records = asActor(visitor, (tx) => directoryFacts(tx, visitor, asked)).then((facts) =>
    recordsOf(facts, teller),
  )
  kept.delete(key)
  kept.set(key, { until: now.getTime() + KEPT_MS, records })
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  records.catch(() => kept.delete(key))
  return records
}
