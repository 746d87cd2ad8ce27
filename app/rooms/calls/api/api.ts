import * as z from 'zod'
import { type Contract, listed, type Told, writing } from '../../../ground/api/contract.ts'
import { typedAmount } from '../../funds/amounts/rules.ts'
import { ideaById } from '../ideas/reads.ts'
import type { Call } from '../reads.ts'
import { KEEPERS, METHODS, PHASES, phaseOf, WHO } from '../rules.ts'
import { changeCall, writeCall } from '../writes.ts'
import { callSent, callTold } from './forms.ts'
import { callIds, callsTold, ideaIds } from './reads.ts'

const day = z.iso.date()
const call = z.strictObject({
  id: z.guid(),
  phase: z.enum(PHASES),
  title: z.string(),
  purpose: z.string(),
  who: z.array(z.enum(WHO)),
  fundId: z.guid().nullable(),
  total: z.string(),
  ceiling: z.string(),
  criteria: z.array(
    z.strictObject({ code: z.string(), label: z.string(), weight: z.number(), best: z.number() }),
  ),
  least: z.number(),
  blind: z.boolean(),
  opensOn: day,
  closesOn: day,
  resultOn: day,
  method: z.enum(METHODS),
  supportsUntil: day.nullable(),
  leastSupports: z.number(),
  votesFrom: day.nullable(),
  votesUntil: day.nullable(),
  mostChoices: z.number().nullable(),
  votesWeight: z.number().nullable(),
})

const told = (
  { totalCents, ceilingCents, leastPoints, publishedAt, decidedOn, ...one }: Call,
  today: string,
): Told => ({
  ...one,
  phase: phaseOf({ ...one, publishedAt, decidedOn }, today),
  total: typedAmount(totalCents),
  ceiling: typedAmount(ceilingCents),
  least: leastPoints,
})

/** Calls for ideas: anyone reads published ones; who keeps them writes drafts, which are published by hand. */
export const calls: Contract = {
  name: 'calls',
  label: 'calls.api.name',
  about: 'calls.api.about',
  shape: call,
  list: listed(z.strictObject({}), (tx, _, asked) => callIds(tx, asked)),
  tell: async (tx, _, ids, { today }) => (await callsTold(tx, ids)).map((one) => told(one, today)),
  create: writing(
    KEEPERS,
    () => callSent,
    async (tx, actor, id, form) => {
      await writeCall(tx, actor, id, form)
      return { ok: true, id }
    },
    callTold,
  ),
  change: writing(
    KEEPERS,
    () => callSent,
    async (tx, actor, id, form) => {
      const changed = await changeCall(tx, actor, id, form)
      return changed.ok ? { ok: true, id } : { ...changed, conflict: true }
    },
    callTold,
  ),
}

/** Ideas that were admitted to a call, as anyone reads them. */
export const ideas: Contract = {
  name: 'ideas',
  label: 'calls.api.ideasName',
  about: 'calls.api.ideas',
  shape: z.strictObject({
    id: z.guid(),
    callId: z.guid(),
    title: z.string(),
    what: z.string(),
    spending: z.string(),
    asked: z.string(),
    who: z.enum(WHO),
    organisationId: z.guid().nullable(),
    arrivedOn: day,
    signature: z.string().nullable(),
  }),
  list: listed(z.strictObject({ call: z.guid().optional() }), (tx, _, asked) =>
    ideaIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) => {
    const found: Told[] = []
    for (const each of ids) {
      const idea = await ideaById(tx, each)
      if (idea?.state !== 'admitted') continue
      const { id, callId, title, what, spending, askedCents, who, organisationId, arrivedOn, signature } =
        idea
      const asked = typedAmount(askedCents)
      found.push({ id, callId, title, what, spending, asked, who, organisationId, arrivedOn, signature })
    }
    return found
  },
}
