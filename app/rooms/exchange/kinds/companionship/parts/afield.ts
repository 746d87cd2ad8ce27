import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import { NotHere } from '../../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../../ground/db/as-actor.ts'
import { entryKind } from '../../../../../ground/forms/entry-kind.ts'
import { doneAfieldForm, signAfieldForm } from '../forms.ts'
import { factsByAgreement } from '../reads.ts'
import { logVisit, tellSign } from '../writes.ts'
import { tellFollowers } from './letter.ts'
import { myVisit } from './visits-loaded.ts'

const PATH = '/visits'

async function cardOf(tx: ActorTx, actor: SignedInActor, id: string) {
  const card = await myVisit(tx, actor, id)
  if (!card) throw new NotHere()
  return card
}

const wasDoneOn = async (tx: ActorTx, agreementId: string, factId: string, day: string) =>
  (await factsByAgreement(tx, [agreementId])).get(agreementId)?.find(({ id }) => id === factId)?.onDate ===
  day

/** A visit that took place, told without network. */
export const visitAfield = entryKind({
  code: 'visit',
  version: 1,
  form: doneAfieldForm,
  path: () => PATH,
  take: async (tx, actor, value, { id, today }) => {
    const card = await cardOf(tx, actor, value.agreementId)
    const { planned, ...said } = value
    // The plan the device knew may be done since: for the same day it was this visit, for another day a visit before it.
    const isStill = planned !== undefined && planned === card.planned?.id
    if (planned && !isStill && (await wasDoneOn(tx, card.id, planned, said.onDate)))
      return { ok: true, path: PATH }
    const logged = await logVisit(tx, actor, id, card, isStill ? value : said, today)
    return logged.ok ? { ok: true, path: PATH } : { ok: false, errors: { onDate: [logged.refusal] } }
  },
})

/** A visit that was missed, or something that worries: whoever follows is told as soon as it comes in. */
export const signAfield = entryKind({
  code: 'sign',
  version: 1,
  form: signAfieldForm,
  path: () => PATH,
  take: async (tx, actor, value, { id, today, territory }) => {
    const card = await cardOf(tx, actor, value.agreementId)
    const told = await tellSign(tx, actor, id, card.id, value, today)
    if (!told.ok) return { ok: false, errors: { onDate: [told.refusal] } }
    return { ok: true, path: PATH, afterwards: () => tellFollowers(territory, told.tell) }
  },
})
