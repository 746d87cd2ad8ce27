import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { confirmForm, sayForm } from '../../competences/forms.ts'
import { Competences } from '../../competences/parts/competences.tsx'
import { type Competence, competencesOf, glossary, type SaidCompetence } from '../../competences/reads.ts'
import { confirmCompetence, sayCompetence, withdrawCompetence } from '../../competences/writes.ts'
import { nameOf } from '../../reads.ts'
import { DESK, STAFF } from '../../rules.ts'
import { LEARNING, todayOf } from '../parts/here.ts'
import { TrainingSection } from '../parts/training-section.tsx'
import { type Training, trainingOf } from '../reads.ts'

/** What one person learnt and is good at: their own page, and the one who coordinates confirms on. */
export const personTraining = new Hono<Env>()
  .get('/training/mine', (c) => {
    const actor = requireRole(c, ...LEARNING)
    return show(c, actor, actor.personId)
  })
  .get('/training/people/:person', (c) => show(c, requireRole(c, ...STAFF), c.req.param('person')))
  .post('/training/people/:person/good-at', async (c) => {
    const actor = requireRole(c, ...LEARNING)
    const personId = sayable(actor, c.req.param('person'))
    const form = await parseForm(sayForm, c)
    if (!form.ok) return retry(c, actor, personId, { say: form }, 422)
    const said = await asActor(actor, async (tx) => {
      if (!(await nameOf(tx, personId))) throw new NotHere()
      return sayCompetence(tx, actor, form.once, personId, form.value, todayOf(c))
    })
    if (!said.ok)
      return retry(c, actor, personId, { say: { ...form, errors: { competence: [said.refusal] } } }, 409)
    return back(c, actor, personId, 'operators.competences.saved')
  })
  .post('/training/people/:person/good-at/:said/confirm', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { person, said: id } = c.req.param()
    if (!isId(id) || !isId(person)) return c.notFound()
    const form = await parseForm(confirmForm, c)
    if (!form.ok) return retry(c, actor, person, { confirm: { id, form } }, 422)
    const confirmed = await asActor(actor, (tx) => confirmCompetence(tx, actor, id, form.value, todayOf(c)))
    if (!confirmed.ok)
      return retry(c, actor, person, { confirm: { id, form: { ...form, refusal: confirmed.refusal } } }, 409)
    return back(c, actor, person, 'operators.competences.confirmedNow')
  })
  .post('/training/people/:person/good-at/:said/withdraw', async (c) => {
    const actor = requireRole(c, ...LEARNING)
    const { said } = c.req.param()
    const personId = sayable(actor, c.req.param('person'))
    if (!isId(said)) return c.notFound()
    await asActor(actor, (tx) => withdrawCompetence(tx, actor, said))
    return back(c, actor, personId, 'operators.competences.withdrawn')
  })

/** Whose competences the actor may say: their own; anyone's who coordinates or administers. */
function sayable(actor: SignedInActor, personId: string): string {
  if (!isId(personId) || (personId !== actor.personId && !holdsRole(actor, ...DESK))) throw new NotHere()
  return personId
}

function back(c: Context<Env>, actor: SignedInActor, personId: string, words: TextKey) {
  flash(c, words)
  const address = personId === actor.personId ? '/training/mine' : `/training/people/${personId}`
  return c.redirect(below(c, address), 303)
}
function retry(c: Context<Env>, actor: SignedInActor, personId: string, forms: Forms, status: 409 | 422) {
  c.status(status)
  return show(c, actor, personId, forms)
}

type Forms = { say?: FormState; confirm?: { id: string; form: FormState } }

async function show(c: Context<Env>, actor: SignedInActor, personId: string, forms: Forms = {}) {
  const seen = isId(personId)
    ? await asActor(actor, async (tx) => ({
        name: await nameOf(tx, personId),
        training: await trainingOf(tx, personId),
        said: await competencesOf(tx, personId),
        words: await glossary(tx),
      }))
    : undefined
  if (!seen?.name) return c.notFound()
  const isOwn = personId === actor.personId
  const may = { say: isOwn || holdsRole(actor, ...DESK), confirm: !isOwn && holdsRole(actor, ...DESK) }
  return c.render(<PersonPage {...seen} personId={personId} isOwn={isOwn} may={may} forms={forms} />, {
    title: isOwn ? c.var.t('operators.training.mine') : seen.name,
    section: '/training',
  })
}

type Props = {
  personId: string
  name: string
  isOwn: boolean
  training: Training
  said: SaidCompetence[]
  words: Competence[]
  may: { say: boolean; confirm: boolean }
  forms: Forms
}

function PersonPage({ personId, name, isOwn, training, said, words, may, forms }: Props) {
  const at = useBelow()
  return (
    <Page
      heading={isOwn ? 'operators.training.mine' : { said: name }}
      crumbs={[{ href: at('/training'), label: 'operators.training.heading' }]}
      width="reading"
    >
      <TrainingSection training={training} />
      <Competences
        personId={personId}
        said={said}
        glossary={words}
        completed={training.completed}
        may={may}
        forms={forms}
      />
    </Page>
  )
}
