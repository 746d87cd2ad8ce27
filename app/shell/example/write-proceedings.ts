import type { SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { signAgreement } from '../../rooms/tables/agreements/writes.ts'
import { apply, judge, noteCheck, publishList } from '../../rooms/tables/candidates/writes.ts'
import { choose, closeProceeding, publishChoice } from '../../rooms/tables/choices/writes.ts'
import { attachDocument } from '../../rooms/tables/documents/writes.ts'
import { beginPhase, linkSession, noteParts } from '../../rooms/tables/phases/writes.ts'
import {
  CO_DESIGN,
  CO_PROGRAMMING,
  type ExampleCandidate,
  type ExampleProceeding,
  OPEN_CONVENTION,
} from '../../rooms/tables/proceedings/example.ts'
import { nameAct, openProceeding, publishProceeding } from '../../rooms/tables/proceedings/writes.ts'
import { answerQuestion, ask } from '../../rooms/tables/questions/writes.ts'
import { answerActs, askActs } from '../../rooms/tables/requests/writes.ts'
import { must } from './brescia-hands.ts'

/** A table as it was written: who keeps it acts. */
export type WrittenTable = {
  id: string
  actor: SignedInActor
  /** The seat of whoever keeps it, and the meetings by their day. */
  seat: string
  meetings: ReadonlyMap<string, string>
}

/** A co-programming, the co-design that comes of it with who left on the way, and a convention that is looked for now. */
export async function writeProceedings(tx: ActorTx, dice: Dice, table: WrittenTable, today: string) {
  const first = await writeOne(tx, dice, table, CO_PROGRAMMING)
  await writeOne(tx, dice, table, CO_DESIGN, first)
  await writeOpen(tx, dice, table, today)
}

const OFFICER = 'Ufficio di Piano, responsabile del procedimento'

async function writeOne(tx: ActorTx, dice: Dice, table: WrittenTable, one: ExampleProceeding, ofId?: string) {
  const { actor, seat } = table
  const { kind, title, purpose, requirements, criteria, opensOn, questionsUntil, closesOn, choiceBy } = one
  const id = dice.id(opensOn)
  const notice = {
    kind,
    title,
    purpose,
    requirements,
    criteria,
    opensOn,
    questionsUntil,
    closesOn,
    choiceBy,
    ofId,
  }
  must(
    await openProceeding(
      tx,
      actor,
      table.id,
      id,
      { ...notice, officerSeat: seat, officerWords: OFFICER },
      daysLater(opensOn, -3),
    ),
  )
  must(await publishProceeding(tx, actor, id, opensOn))
  for (const { code, ...act } of one.acts) must(await nameAct(tx, actor, id, code, act, one.closed.on))
  if (one.question) await answered(tx, dice, actor, id, one.question)
  const bodies = new Map<string, string>()
  for (const candidate of one.candidates)
    bodies.set(candidate.name, await writeCandidate(tx, dice, actor, { id, one, candidate }))
  must(await publishList(tx, actor, id, one.listedOn))
  if (one.chosenOn) await writeChoice(tx, actor, { id, one, bodies, on: one.chosenOn })
  await writePhases(tx, dice, table, { id, one, bodies })
  if (one.request) {
    const { answer, answeredOn, ...asked } = one.request
    const request = dice.id(asked.askedOn)
    must(await askActs(tx, actor, id, request, asked, asked.askedOn))
    must(await answerActs(tx, actor, request, { answer: 'partly', answeredOn, words: answer }, answeredOn))
  }
  const paper = { about: 'notice' as const, name: 'avviso.pdf', bytes: sheet(title), open: true }
  must(await attachDocument(tx, actor, id, dice.id(opensOn), paper))
  if (one.agreement) {
    const { with: body, cents, ...agreement } = one.agreement
    const form = { ...agreement, with: [bodies.get(body) ?? ''], amount: cents }
    must(await signAgreement(tx, actor, id, dice.id(agreement.signedOn), form, agreement.signedOn))
  }
  must(await closeProceeding(tx, actor, id, { outcome: 'concluded', words: one.closed.words }, one.closed.on))
  return id
}

async function answered(
  tx: ActorTx,
  dice: Dice,
  actor: SignedInActor,
  id: string,
  { askedOn, question, answer }: { askedOn: string; question: string; answer: string },
) {
  const asked = dice.id(askedOn)
  must(await ask(tx, actor, id, asked, question, askedOn))
  must(await answerQuestion(tx, actor, asked, answer, daysLater(askedOn, 2)))
}

type Applying = { id: string; one: ExampleProceeding; candidate: ExampleCandidate }

async function writeCandidate(
  tx: ActorTx,
  dice: Dice,
  actor: SignedInActor,
  { id, one, candidate }: Applying,
) {
  const { name, fiscalCode, words, arrivedOn, enrolled, refused } = candidate
  const own = dice.id(arrivedOn)
  const form = { name, fiscalCode, words, who: 'Chi rappresenta l’ente', arrivedOn }
  must(await apply(tx, actor, id, own, form, { today: arrivedOn }))
  const checkedOn = daysLater(one.closesOn, 2)
  const check = enrolled
    ? { found: 'yes' as const, ...enrolled, checkedOn }
    : { found: 'no' as const, checkedOn }
  must(await noteCheck(tx, actor, own, dice.id(checkedOn), check, checkedOn))
  const answer = refused ? { answer: 'refused' as const, reason: refused } : { answer: 'admitted' as const }
  must(await judge(tx, actor, own, answer, checkedOn))
  return own
}

type Chosen = { id: string; one: ExampleProceeding; bodies: ReadonlyMap<string, string>; on: string }

async function writeChoice(tx: ActorTx, actor: SignedInActor, { id, one, bodies, on }: Chosen) {
  for (const { name, choice } of one.candidates) {
    if (!choice) continue
    const said = { ...choice, chosen: choice.chosen ? ('yes' as const) : ('no' as const) }
    must(await choose(tx, actor, bodies.get(name) ?? '', said, daysLater(on, -4)))
  }
  must(await publishChoice(tx, actor, id, on))
}

async function writePhases(
  tx: ActorTx,
  dice: Dice,
  { actor, meetings }: WrittenTable,
  { id, one, bodies }: Omit<Chosen, 'on'>,
) {
  const admitted = one.candidates.filter(({ refused }) => !refused)
  let last: string | undefined
  for (const { title, fromOn, gone } of one.phases) {
    const phase = dice.id(fromOn)
    must(await beginPhase(tx, actor, id, phase, { title, fromOn }))
    const here = admitted.filter(({ name }) => !(name in gone)).map(({ name }) => bodies.get(name) ?? '')
    const whys = new Map(Object.entries(gone).map(([name, why]) => [bodies.get(name) ?? '', why]))
    must(await noteParts(tx, actor, id, phase, { here, whys }))
    last = phase
  }
  for (const day of one.sessions) {
    const meetingId = meetings.get(day)
    if (meetingId) must(await linkSession(tx, actor, id, { meetingId, phaseId: last }))
  }
}

async function writeOpen(tx: ActorTx, dice: Dice, { id: tableId, actor, seat }: WrittenTable, today: string) {
  const { days, question, ...notice } = OPEN_CONVENTION
  const on = (far: number) => daysLater(today, far)
  const id = dice.id(on(days.opensOn))
  const form = {
    ...notice,
    opensOn: on(days.opensOn),
    questionsUntil: on(days.questionsUntil),
    closesOn: on(days.closesOn),
    choiceBy: on(days.choiceBy),
    officerSeat: seat,
    officerWords: OFFICER,
  }
  must(await openProceeding(tx, actor, tableId, id, form, on(days.opensOn)))
  must(await publishProceeding(tx, actor, id, on(days.opensOn)))
  await answered(tx, dice, actor, id, { ...question, askedOn: on(days.opensOn + 3) })
}

/** One page that says its title: enough to be a PDF. */
function sheet(title: string): Uint8Array {
  const words = `BT /F1 18 Tf 72 760 Td (${title.normalize('NFKD').replaceAll(/[^\x20-\x7e]|[()\\]/g, '')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = text.length
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
