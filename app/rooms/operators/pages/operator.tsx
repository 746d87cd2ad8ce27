import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { figureForm, roleForm } from '../forms.ts'
import { Access } from '../parts/access.tsx'
import { Figures } from '../parts/figures.tsx'
import { GiveRole, Roles } from '../parts/roles.tsx'
import { type FigureFact, figuresOf, type OperatorRecord, operatorAt } from '../reads.ts'
import { appointable, DESK, mayAppoint, type Role, STAFF } from '../rules.ts'
import { SecondStep } from '../second-step/parts/reset-list.tsx'
import { type Reset, resetsOf } from '../second-step/reads.ts'
import { TrainingSection } from '../training/parts/training-section.tsx'
import { type Training, trainingOf } from '../training/reads.ts'
import { endRole, giveRole, recordFigure, removeFigure } from '../writes.ts'

export const oneOperator = new Hono<Env>()
  .get('/operators/:id', (c) => show(c, requireRole(c, ...STAFF), c.req.param('id')))
  .post('/operators/:id/roles', async (c) => {
    const actor = requireRole(c, ...DESK)
    const id = c.req.param('id')
    const form = await parseForm(roleForm, c)
    if (!form.ok || !mayAppoint(actor.roles, form.value.role)) {
      c.status(form.ok ? 409 : 422)
      return show(c, actor, id, { role: form.ok ? { ...form, refusal: 'operators.invite.notYours' } : form })
    }
    const { role } = form.value
    if (!(await known(actor, id))) return c.notFound()
    await asActor(actor, (tx) => giveRole(tx, actor, id, role))
    return backTo(c, id, 'operators.person.roleGiven')
  })
  .post('/operators/:id/roles/:role/end', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { id, role } = c.req.param()
    if (!isId(role)) return c.notFound()
    const ended = await asActor(actor, (tx) => endRole(tx, actor, role))
    if (ended.ok) return backTo(c, id, 'operators.person.roleEnded')
    if (ended.refusal === 'operators.end.unknown') return c.notFound()
    if (ended.refusal === 'operators.handOver.first') {
      flash(c, ended.refusal, 'warning')
      return c.redirect(below(c, `/operators/${id}/hand-over`), 303)
    }
    c.status(409)
    return show(c, actor, id, { ending: ended.refusal })
  })
  .post('/operators/:id/figures', async (c) => {
    const actor = requireRole(c, ...DESK)
    const id = c.req.param('id')
    const form = await parseForm(figureForm, c)
    const { dayOf, now } = textsOf(c)
    if (!form.ok || form.value.onDate > dayOf(now)) {
      c.status(422)
      const errors = form.ok ? { onDate: ['operators.figures.future'] } : form.errors
      return show(c, actor, id, { figure: { ...form, errors } })
    }
    if (!(await known(actor, id))) return c.notFound()
    await asActor(actor, (tx) => recordFigure(tx, actor, form.once, id, form.value))
    return backTo(c, id, 'operators.figures.saved')
  })
  .post('/operators/:id/figures/:figure/remove', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { id, figure } = c.req.param()
    if (!isId(id) || !isId(figure)) return c.notFound()
    await asActor(actor, (tx) => removeFigure(tx, actor, id, figure))
    return backTo(c, id, 'operators.figures.removed')
  })

type Said = { role?: FormState; figure?: FormState; ending?: string }

async function show(c: Context<Env>, actor: SignedInActor, id: string, said: Said = {}) {
  const found = isId(id)
    ? await asActor(actor, async (tx) => ({
        person: await operatorAt(tx, id),
        figures: await figuresOf(tx, id),
        resets: await resetsOf(tx, id),
        training: await trainingOf(tx, id),
      }))
    : undefined
  if (!found?.person) return c.notFound()
  const { person, figures, resets, training } = found
  // Nobody resets their own.
  const mayReset = actor.roles.includes('administrator') && id !== actor.personId
  return c.render(
    <OperatorPage
      person={person}
      figures={figures}
      training={training}
      may={appointable(actor.roles)}
      resets={mayReset && person.signsInSince ? resets : undefined}
      said={said}
    />,
    { title: person.name },
  )
}

const known = async (actor: SignedInActor, id: string) =>
  isId(id) && (await asActor(actor, (tx) => operatorAt(tx, id))) !== undefined

function backTo(c: Context<Env>, id: string, said: Parameters<typeof flash>[1]) {
  flash(c, said)
  return c.redirect(below(c, `/operators/${id}`), 303)
}

type OperatorProps = {
  person: OperatorRecord
  figures: FigureFact[]
  training: Training
  may: readonly Role[]
  /** For who may reset the second step of this person. */
  resets: readonly Reset[] | undefined
  said: Said
}

/** One person as an operator: whether they can sign in, their roles of now and before, the figure they are. */
function OperatorPage({ person, figures, training, may, resets, said }: OperatorProps) {
  const { t } = useTexts()
  const at = useBelow()
  const mayChange = may.length > 0
  return (
    <Page
      heading={{ said: person.name }}
      crumbs={[{ href: at('/operators'), label: 'operators.list.heading' }]}
    >
      {mayChange && <Access person={person} />}
      {resets && <SecondStep personId={person.id} resets={resets} />}
      <Roles person={person} may={may} refusal={said.ending} />
      {mayChange && <GiveRole personId={person.id} may={may} form={said.role} />}
      <Figures personId={person.id} figures={figures} mayChange={mayChange} form={said.figure} />
      <TrainingSection training={training} />
      {mayChange && person.roles.length > 0 && (
        <p>
          <a href={at(`/operators/${person.id}/hand-over`)}>{t('operators.handOver.open')}</a>
        </p>
      )}
      <p>
        <a href={at(`/training/people/${person.id}`)}>{t('operators.training.toPerson')}</a>
      </p>
    </Page>
  )
}
