import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { type Agreement, agreementsOf } from '../../agreements/reads.ts'
import { type Candidate, candidatesOf } from '../../candidates/reads.ts'
import { type Choice, choicesOf } from '../../choices/reads.ts'
import { type Document, documentsOf } from '../../documents/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { type Phase, phasesOf, type Session, sessionsOf } from '../../phases/reads.ts'
import { type Question, questionsOf } from '../../questions/reads.ts'
import { type AtProceeding, atProceeding, backTo, keepingProceeding } from '../parts/here.ts'
import { ProceedingPage } from '../parts/proceeding-page.tsx'
import { type Extension, extensionsOf, type Proceeding, proceedingById } from '../reads.ts'
import { publishProceeding } from '../writes.ts'

export type ProceedingShown = {
  here: AtProceeding
  comesOf: Proceeding | undefined
  extensions: Extension[]
  questions: Question[]
  candidates: Candidate[]
  choices: Map<string, Choice>
  phases: Phase[]
  sessions: Session[]
  agreements: Agreement[]
  documents: Document[]
}

export const oneProceeding = new Hono<Env>()
  .get('/tables/proceedings/:proceeding', async (c) => {
    const shown = await atProceeding(c, async (tx, here): Promise<ProceedingShown> => {
      const { id, ofId } = here.proceeding
      return {
        here,
        comesOf: ofId ? await proceedingById(tx, ofId) : undefined,
        extensions: await extensionsOf(tx, id),
        questions: await questionsOf(tx, id),
        candidates: await candidatesOf(tx, id),
        choices: await choicesOf(tx, id),
        phases: await phasesOf(tx, id),
        sessions: await sessionsOf(tx, id),
        agreements: await agreementsOf(tx, id),
        documents: await documentsOf(tx, id),
      }
    })
    return c.render(<ProceedingPage {...shown} today={todayOf(c)} />, {
      title: shown.here.proceeding.title,
      section: '/tables',
    })
  })
  .post('/tables/proceedings/:proceeding/publish', async (c) => {
    const published = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      publishProceeding(tx, actor, proceeding.id, todayOf(c)),
    )
    if (published.ok) flash(c, 'tables.proceeding.publishedNow')
    else flash(c, published.refusal, 'warning')
    return backTo(c)
  })
