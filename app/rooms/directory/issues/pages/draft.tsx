import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { mailFolder, sendMail } from '../../../../ground/mail/mail.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { comingEntries } from '../../entries/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { DESK } from '../../parts/words.ts'
import { addDays } from '../../rules.ts'
import { sendSoon } from '../../sending/jobs.ts'
import { lettersOf } from '../../sending/parts/letters.ts'
import { type IssueForm, issueForm } from '../forms.ts'
import { DraftPage, GonePage } from '../parts/draft-page.tsx'
import { countsOf, issueById, readersOn } from '../reads.ts'
import { CHOOSE_DAYS, EVERYTHING, MOST_ENTRIES, stageOf } from '../rules.ts'
import { chosenEntries, dropIssue, planIssue, saveIssue, startIssue } from '../writes.ts'

/** One issue: written, looked at, sent now or on a day; afterwards how far it has come. */
export const draft = new Hono<Env>()
  .get('/newsletter/issues/:issue', (c) => show(c, {}))
  .post('/newsletter/issues/:issue', async (c) => {
    const actor = requireRole(c, ...DESK)
    const id = idHere(c)
    const form = await parseForm(issueForm, c)
    if (!form.ok) return show(c, form, 422)
    const { act } = form.value
    if (act === 'send' && c.var.territory.example && mailFolder() === undefined)
      return show(c, { ...form, refusal: 'directory.issue.exampleSends' }, 409)
    const written = await asActor(actor, (tx) => write(c, tx, id, form.value))
    if (!written.ok) return show(c, { ...form, refusal: written.refusal }, 409)
    if (act === 'proof') await sendProof(c, id)
    if (act === 'send') await sendSoon()
    flash(c, `directory.issue.done.${act}`)
    return c.redirect(pathsHere(c).draft(id), 303)
  })
  .post('/newsletter/issues/:issue/unplan', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { now, dayOf } = textsOf(c)
    const back = await asActor(actor, (tx) => planIssue(tx, actor, idHere(c), null, dayOf(now)))
    if (!back.ok) return show(c, { refusal: back.refusal }, 409)
    flash(c, 'directory.issue.done.save')
    return c.redirect(pathsHere(c).draft(idHere(c)), 303)
  })
  .post('/newsletter/issues/:issue/drop', async (c) => {
    const actor = requireRole(c, ...DESK)
    const gone = await asActor(actor, (tx) => dropIssue(tx, actor, idHere(c)))
    if (!gone) return show(c, { refusal: 'directory.issue.already' }, 409)
    flash(c, 'directory.issue.dropped')
    return c.redirect(pathsHere(c).issues, 303)
  })

function idHere(c: Context<Env>) {
  const id = c.req.param('issue') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** What was written is kept with what it leads to: all of it, or nothing where that is refused. */
async function write(c: Context<Env>, tx: ActorTx, id: string, form: IssueForm) {
  const { actor, now, territory } = c.var
  const saved = await saveIssue(tx, actor, id, form)
  if (!saved.ok || form.act === 'save' || form.act === 'proof') return saved
  if (form.act === 'plan') return planIssue(tx, actor, id, form.sendOn ?? null, textsOf(c).dayOf(now))
  return startIssue(tx, actor, id, { now, timeZone: territory.timeZone })
}

/** The letter as it would be now, to whoever asks for it. */
async function sendProof(c: Context<Env>, id: string) {
  const { actor, territory, language, session, t } = c.var
  const told = await asActor(actor, async (tx) => {
    const issue = await issueById(tx, id)
    return issue && { ...issue, told: await chosenEntries(tx, actor, issue.entries, territory.timeZone) }
  })
  if (!told || !session) throw new NotHere()
  const reader = { id, email: session.email, language, choice: EVERYTHING, rests: false }
  const letter = lettersOf(originOf(c), territory, told)(reader)
  if (letter)
    await sendMail({ ...letter, subject: t('directory.issue.proofOf', { subject: letter.subject }) })
}

async function show(c: Context<Env>, form: FormState, status: 200 | 409 | 422 = 200) {
  const actor = requireRole(c, ...DESK)
  const id = idHere(c)
  const { territory, now, t } = c.var
  const { timeZone } = territory
  const today = textsOf(c).dayOf(now)
  const found = await asActor(actor, async (tx) => {
    const issue = await issueById(tx, id)
    if (!issue) throw new NotHere()
    if (issue.startedAt) return { issue, counts: await countsOf(tx, id) }
    const ahead = { now, from: today, to: addDays(today, CHOOSE_DAYS), limit: 2 * MOST_ENTRIES, timeZone }
    const readers = (await readersOn(tx, actor, today)).filter(({ rests }) => !rests)
    return {
      issue,
      chosen: await chosenEntries(tx, actor, issue.entries, timeZone),
      coming: await comingEntries(tx, actor, ahead),
      readers: readers.length,
    }
  })
  c.status(status)
  const title = t(`directory.issue.stage.${stageOf(found.issue)}`)
  return c.render(
    'counts' in found && found.counts ? (
      <GonePage issue={found.issue} counts={found.counts} refusal={form.refusal} />
    ) : (
      <DraftPage {...(found as Required<typeof found>)} form={form} />
    ),
    { title },
  )
}
