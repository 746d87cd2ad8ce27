import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { type Sheet, sheetByCode, sheetsAbout } from '../../../ground/paper/sheets.ts'
import { type Taken, takenRows } from '../../../ground/paper/taken.ts'
import { typingsOf } from '../../../ground/paper/typings.ts'
import { type Call, callById } from '../reads.ts'
import { IDEAS_KIND } from './rules.ts'

/** A form on paper for an idea, with what became of it where it was copied. */
export type IdeaPaper = { sheet: Sheet; call: Call; taken: Taken | undefined }

/** The form that carries this code; undefined where there is none, or one may not read its call. */
export async function paperByCode(tx: ActorTx, said: string): Promise<IdeaPaper | undefined> {
  const sheet = await sheetByCode(tx, codeSaid(said)?.code ?? '', IDEAS_KIND)
  const call = sheet?.about && (await callById(tx, sheet.about.id))
  return sheet && call ? { sheet, call, taken: (await takenRows(tx, sheet.id)).get(1) } : undefined
}

export type PaperMade = { sheet: Sheet; copied: boolean }

/** The forms printed for a call, the latest first, and whether each was copied. */
export async function papersOf(tx: ActorTx, callId: string): Promise<PaperMade[]> {
  const made: PaperMade[] = []
  for (const sheet of await sheetsAbout(tx, { kind: 'idea_call', id: callId }, IDEAS_KIND))
    made.push({ sheet, copied: (await typingsOf(tx, sheet.id)).length > 0 })
  return made
}

/** Forms of ideas among the sheets of every kind. */
export const ideaPapers: PaperKind = {
  kind: IDEAS_KIND,
  label: 'calls.papers.label',
  async about(tx, sheets) {
    const words = new Map<string, { words: string; path: string }>()
    for (const { id, about } of sheets) {
      const call = about && (await callById(tx, about.id))
      if (call) words.set(id, { words: call.title, path: `/calls/${call.id}` })
    }
    return words
  },
}
