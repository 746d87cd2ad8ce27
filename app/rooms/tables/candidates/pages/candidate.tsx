import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/database.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { chooseForm } from '../../choices/forms.ts'
import { choicesOf } from '../../choices/reads.ts'
import { choose } from '../../choices/writes.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { backTo, keepingProceeding } from '../../proceedings/parts/here.ts'
import { checkForm, judgeForm, withdrawForm } from '../forms.ts'
import { CandidatePage, type CandidateShown } from '../parts/candidate-page.tsx'
import { candidateById, checksOf, contactOf, proposalOf } from '../reads.ts'
import { judge, noteCheck, withdraw } from '../writes.ts'

/** An act about one candidate: its form, what it does, and beside which field a refusal is told. */
type OneAct<S extends z.ZodType> = {
  act: 'check' | 'judge' | 'withdraw' | 'choose'
  schema: S
  field: string
  said: TextKey
  does: (
    tx: ActorTx,
    actor: SignedInActor,
    id: string,
    form: { value: z.output<S>; once: string },
    today: string,
  ) => Promise<Outcome<unknown, string>>
}

const one = <S extends z.ZodType>({ act, schema, field, said, does }: OneAct<S>) =>
  new Hono<Env>().post(`/tables/proceedings/:proceeding/candidates/:candidate/${act}`, async (c) => {
    const id = idHere(c, 'candidate')
    await found(c)
    const form = await parseForm(schema, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { [act]: form })
    }
    const outcome = await keepingProceeding(c, (tx, _here, actor) => does(tx, actor, id, form, todayOf(c)))
    if (!outcome.ok) {
      c.status(422)
      return show(c, { [act]: { ...form, errors: { [field]: [outcome.refusal] } } })
    }
    flash(c, said)
    return backTo(c, `/candidates/${id}`)
  })

export const oneCandidate = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/candidates/:candidate', (c) => show(c))
  .route(
    '/',
    one({
      act: 'check',
      schema: checkForm,
      field: 'checkedOn',
      said: 'tables.check.done',
      does: (tx, actor, id, { value, once }, today) => noteCheck(tx, actor, id, once, value, today),
    }),
  )
  .route(
    '/',
    one({
      act: 'judge',
      schema: judgeForm,
      field: 'reason',
      said: 'tables.judge.done',
      does: (tx, actor, id, { value }, today) => judge(tx, actor, id, value, today),
    }),
  )
  .route(
    '/',
    one({
      act: 'withdraw',
      schema: withdrawForm,
      field: 'reason',
      said: 'tables.withdraw.done',
      does: (tx, actor, id, { value }) => withdraw(tx, actor, id, value.reason),
    }),
  )
  .route(
    '/',
    one({
      act: 'choose',
      schema: chooseForm,
      field: 'reasons',
      said: 'tables.choose.done',
      does: (tx, actor, id, { value }, today) => choose(tx, actor, id, value, today),
    }),
  )

/** All that whoever keeps the proceeding knows of a candidate. Throws NotHere for one of another proceeding. */
function found(c: Context<Env>): Promise<CandidateShown> {
  const id = idHere(c, 'candidate')
  return keepingProceeding(c, async (tx, here) => {
    const candidate = await candidateById(tx, id)
    if (candidate?.proceedingId !== here.proceeding.id) throw new NotHere()
    return {
      here,
      candidate,
      proposal: await proposalOf(tx, id),
      contact: await contactOf(tx, id),
      checks: await checksOf(tx, id),
      choice: (await choicesOf(tx, here.proceeding.id)).get(id),
    }
  })
}

async function show(c: Context<Env>, forms: Record<string, FormState> = {}) {
  const shown = await found(c)
  return c.render(<CandidatePage {...shown} forms={forms} today={todayOf(c)} />, {
    title: shown.candidate.name,
    section: '/tables',
  })
}
