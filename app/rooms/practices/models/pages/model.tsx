import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { idHere, keeps, SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { KEEPERS, READERS } from '../../rules.ts'
import { modelForm } from '../forms.ts'
import { modelDocx } from '../parts/model-docx.ts'
import { ModelFields } from '../parts/model-fields.tsx'
import { cameWith, type Model, modelById } from '../reads.ts'
import { criteriaSaid, filled, MODEL_KINDS, type ModelKind, partsOf } from '../rules.ts'
import { addModel, changeModel, retireModel } from '../writes.ts'
import { Use } from './models.tsx'

export const modelPages = new Hono<Env>()
  .get('/practices/models/new', (c) => showNew(c, kindAsked(c)))
  .post('/practices/models/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const kind = kindAsked(c)
    const form = await parseForm(modelForm(kind), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showNew(c, kind, form)
    }
    await asActor(actor, (tx) => addModel(tx, actor, form.once, { kind, ...form.value }))
    flash(c, 'practices.models.kept')
    return c.redirect(below(c, '/practices/models'), 303)
  })
  .get('/practices/models/:model', (c) => show(c))
  .post('/practices/models/:model', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const model = await modelHere(c)
    const form = await parseForm(modelForm(model.kind), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => changeModel(tx, actor, model.id, form.value))
    flash(c, 'practices.models.kept')
    return c.redirect(below(c, `/practices/models/${model.id}`), 303)
  })
  .post('/practices/models/:model/aside', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id, retiredAt } = await modelHere(c)
    await asActor(actor, (tx) => retireModel(tx, actor, id, retiredAt === null))
    flash(c, retiredAt === null ? 'practices.models.putAside' : 'practices.models.kept')
    return c.redirect(below(c, '/practices/models'), 303)
  })
  .get('/practices/models/:model/document.docx', async (c) => {
    requireRole(c, ...READERS)
    const { title, content } = await modelHere(c)
    const { day, now, language } = textsOf(c)
    const { name } = c.var.territory
    const known = { territorio: name, territory: name, oggi: day(now), today: day(now) }
    return sendDocx(c, await modelDocx(title, filled(content.body, known), language), title)
  })

function kindAsked(c: Context<Env>): ModelKind {
  const kind = MODEL_KINDS.find((one) => one === (c.req.query('kind') ?? 'text'))
  if (!kind) throw new NotHere()
  return kind
}

async function modelHere(c: Context<Env>): Promise<Model> {
  const actor = requireRole(c, ...READERS)
  const model = await asActor(actor, (tx) => modelById(tx, idHere(c, 'model')))
  if (!model) throw new NotHere()
  return model
}

function showNew(c: Context<Env>, kind: ModelKind, form: FormState = {}) {
  requireRole(c, ...KEEPERS)
  return c.render(<NewModelPage kind={kind} form={form} />, {
    title: c.var.t(`practices.models.new.${kind}`),
    section: SECTION,
  })
}

function NewModelPage({ kind, form }: { kind: ModelKind; form: FormState }) {
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  return (
    <Page
      heading={`practices.models.new.${kind}`}
      crumbs={[...crumbs(), { href: at('/practices/models'), label: 'practices.models.heading' }]}
      width="reading"
    >
      <Form {...form} action={at(`/practices/models/new?kind=${kind}`)}>
        <ModelFields kind={kind} />
      </Form>
    </Page>
  )
}

async function show(c: Context<Env>, form: FormState = {}) {
  const model = await modelHere(c)
  const origin = await asActor(c.var.actor, (tx) => cameWith(tx, model.id))
  return c.render(<ModelPage model={model} origin={origin} form={form} keeps={keeps(c)} />, {
    title: model.title,
    section: SECTION,
  })
}

type Props = {
  model: Model
  origin: Awaited<ReturnType<typeof cameWith>>
  form: FormState
  keeps: boolean
}

function ModelPage({ model, origin, form, keeps: may }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  return (
    <Page
      heading={{ said: model.title }}
      kicker={t(`practices.piece.${model.kind}`)}
      crumbs={[...crumbs(), { href: at('/practices/models'), label: 'practices.models.heading' }]}
      actions={<Use model={model} />}
      width="reading"
    >
      {origin && (
        <Callout>
          <p>
            <a href={at(`/practices/adopted/${origin.id}`)}>
              {t('practices.models.cameWith', {
                title: origin.title,
                territory: origin.fromName ?? 'Trama',
                number: origin.number,
              })}
            </a>
          </p>
        </Callout>
      )}
      <div class="panel prose">
        {partsOf(model.content.body).map(({ heading, lines }) => (
          <>
            {heading && <h2>{heading}</h2>}
            {lines.map((line) => (
              <p>{line}</p>
            ))}
          </>
        ))}
        {model.content.criteria && (
          <ul>
            {criteriaSaid(model.content.criteria)
              .split('\n')
              .map((line) => (
                <li>{line}</li>
              ))}
          </ul>
        )}
      </div>
      {may && (
        <Section heading="practices.models.change">
          <Form {...form} action={at(`/practices/models/${model.id}`)}>
            <ModelFields kind={model.kind} model={model} />
          </Form>
          <ActionButton
            action={at(`/practices/models/${model.id}/aside`)}
            label={model.retiredAt ? 'practices.models.takeUp' : 'practices.models.aside'}
          />
        </Section>
      )}
    </Page>
  )
}
