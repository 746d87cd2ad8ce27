import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { partsToFill } from '../../fillings/parts/fill.ts'
import { filledIn, fillingsOf } from '../../fillings/reads.ts'
import { BASIS, type Basis } from '../../fillings/rules.ts'
import { signingsOf, standingOf } from '../../signings/reads.ts'
import { contentOf } from '../../signings/rules.ts'
import { reportById, wordsOf } from '../reads.ts'
import { progressOf } from '../rules.ts'

/** The id an address names. Throws NotHere for what is none. */
export function idIn(c: Context<Env>, name: string) {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** Words and formats of the language a report is written in, whoever reads it. */
export const speaking = (c: Context<Env>, language: Language) => ({
  ...formatsFor(language, c.var.territory.timeZone),
  t: translatorFor(language),
})

/** A report as it stands while it is written, with all that is needed to show it. Throws NotHere for who may not read it. */
export async function draftHere(tx: ActorTx, c: Context<Env>, id = idIn(c, 'report')) {
  const report = await reportById(tx, id)
  if (!report) throw new NotHere()
  const { slug, name } = c.var.territory
  const fillings = await fillingsOf(tx, id)
  const signings = await signingsOf(tx, id)
  const words = await wordsOf(tx, id)
  const standing = standingOf(signings)
  const filledAt = new Map([...fillings].map(([part, one]) => [part, one.filledAt]))
  const progress = progressOf(partsToFill(report.parts), filledAt, report.fillingFrom, c.var.now)
  const basis = fillings.get(BASIS)
  const content = contentOf({
    id: report.id,
    number: 0,
    corrects: null,
    report,
    here: { slug, name },
    basis: basis?.content as Basis | undefined,
    knownAt: basis?.filledAt,
    words,
    filled: (part) => filledIn(fillings, part),
  })
  return { report, content, words, signings, standing, progress }
}
export type Draft = Awaited<ReturnType<typeof draftHere>>
