import * as z from 'zod'
import { type Contract, listed, type Told } from '../../../ground/api/contract.ts'
import { decisionById } from '../decisions/reads.ts'
import { tableById } from '../reads.ts'
import { KINDS } from '../rules.ts'
import { shownDecisionIds, shownTableIds } from './reads.ts'

const day = z.iso.date()

/** Tables that are shown to anyone, as their public page tells them. */
export const tables: Contract = {
  name: 'tables',
  label: 'tables.api.name',
  about: 'tables.api.about',
  shape: z.strictObject({
    id: z.guid(),
    kind: z.enum(KINDS),
    name: z.string(),
    purpose: z.string(),
    startsOn: day,
    endsOn: day.nullable(),
    closedOn: day.nullable(),
  }),
  list: listed(z.strictObject({}), (tx, _, asked) => shownTableIds(tx, asked)),
  tell: async (tx, _, ids) => {
    const told: Told[] = []
    for (const each of ids) {
      const table = await tableById(tx, each)
      if (!table?.shown) continue
      const { id, kind, name, purpose, startsOn, endsOn, closedOn } = table
      told.push({ id, kind, name, purpose, startsOn, endsOn, closedOn })
    }
    return told
  },
}

/** Decisions that are shown to anyone: what is reserved stays with the members, who read it by hand. */
export const decisions: Contract = {
  name: 'decisions',
  label: 'tables.api.decisionsName',
  about: 'tables.api.decisions',
  shape: z.strictObject({
    id: z.guid(),
    tableId: z.guid(),
    table: z.string(),
    number: z.number().int(),
    decidedOn: day,
    what: z.string(),
    why: z.string(),
    dueOn: day,
    present: z.number().int(),
    inFavour: z.number().int(),
    against: z.number().int(),
    abstained: z.number().int(),
    taken: z.boolean(),
    state: z.string().nullable(),
    stateOn: day.nullable(),
  }),
  list: listed(z.strictObject({ table: z.guid().optional() }), (tx, _, asked) =>
    shownDecisionIds(tx, { ...asked.filter, ...asked }),
  ),
  tell: async (tx, _, ids) => {
    const told: Told[] = []
    for (const id of ids) {
      const decision = await decisionById(tx, id)
      if (!decision?.shown) continue
      const { tableId, table, number, decidedOn, what, why, dueOn } = decision
      const { present, inFavour, against, abstained, taken, state, stateOn } = decision
      const votes = { present, inFavour, against, abstained, taken }
      told.push({ id, tableId, table, number, decidedOn, what, why, dueOn, ...votes, state, stateOn })
    }
    return told
  },
}
