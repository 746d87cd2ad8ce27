import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done } from '../../../ground/forms/outcome.ts'
import { makeSheet, type Sheet } from '../../../ground/paper/sheets.ts'
import { takenRows } from '../../../ground/paper/taken.ts'
import { lockSheet, noteTyping, typingsOf } from '../../../ground/paper/typings.ts'
import type { PaperForm } from '../ideas/forms.ts'
import { writeIdea } from '../ideas/writes.ts'
import type { Call } from '../reads.ts'
import type { PapersForm } from './forms.ts'
import type { IdeaPaper } from './reads.ts'
import { IDEAS_KIND } from './rules.ts'

/** Forms for the ideas of a call, each a sheet with a code of its own. */
export async function makePapers(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  call: Call,
  { papers, language }: PapersForm,
): Promise<Sheet[]> {
  const made: Sheet[] = []
  for (let number = 1; number <= papers; number++)
    made.push(
      await makeSheet(tx, actor, idWithin(once, `paper ${number}`), {
        kind: IDEAS_KIND,
        about: { kind: 'idea_call', id: call.id },
        rowCount: 1,
        language,
        seenBy: 'team',
      }),
    )
  return made
}

/**
 * Writes the idea that a form holds, as the page of the call would: under an id made of the form, so that it is one idea whoever
 * copies it. Refused where it was copied already, and for all that an idea is refused for.
 */
export async function copyPaper(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  { sheet, call }: IdeaPaper,
  form: PaperForm,
) {
  await lockSheet(tx, sheet)
  const id = idWithin(sheet.id, 'row 1')
  if ((await typingsOf(tx, sheet.id)).some((typing) => typing.id === once)) return done({ id })
  if ((await takenRows(tx, sheet.id)).size > 0)
    return { ok: false, field: 'form', refusal: 'calls.papers.taken' } as const
  const arrival = { on: form.arrivedOn, onPaper: true }
  const written = await writeIdea(tx, actor, id, call.id, form, arrival)
  if (!written.ok) return written
  await noteTyping(tx, actor, once, sheet, {
    rowsTyped: 1,
    counted: 1,
    told: null,
    records: [{ kind: 'idea', id, row: 1 }],
    ...(form.personId && { found: [{ row: 1, personId: form.personId }] }),
  })
  return done({ id })
}
