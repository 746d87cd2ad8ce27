import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { isText, type TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox, Checkboxes } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { languageOf } from '../../packs/parts/language.ts'
import { packIn } from '../../packs/parts/signed.ts'
import { type Piece, saidIn } from '../../packs/rules.ts'
import { idHere, keptHere, SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { type KnownDraft, type Practice, packsOf } from '../../reads.ts'
import { KEEPERS } from '../../rules.ts'
import { packForm } from '../forms.ts'
import { type SetUp, setUpHere } from '../reads.ts'
import { makePack } from '../writes.ts'

export const makingPacks = new Hono<Env>()
  .get('/practices/:practice/pack', (c) => show(c))
  .post('/practices/:practice/pack', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id } = await keptHere(c)
    const form = await parseForm(packForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { slug, name } = c.var.territory
    const { dayOf, now } = textsOf(c)
    const making = { here: { slug, name }, language: languageOf(c), today: dayOf(now) } as const
    const made = await asActor(actor, (tx) =>
      makePack(tx, actor, { once: form.once, practiceId: id }, form.value, making),
    )
    if (!made.ok) {
      c.status(409)
      return show(c, { ...form, refusal: made.refusal })
    }
    flash(c, 'practices.setUp.done')
    return c.redirect(below(c, `/practices/${id}`), 303)
  })
  .get('/practices/:practice/pack.json', async (c) => {
    const [last] = await asActor(c.var.actor, (tx) => packsOf(tx, idHere(c)))
    if (!last) throw new NotHere()
    return c.body(last.file, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${c.var.territory.slug}-${last.id.slice(-6)}-${last.number}.trama-pack.json"`,
    })
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const practice = await keptHere(c)
  const found = await asActor(c.var.actor, async (tx) => ({
    all: await setUpHere(tx),
    last: (await packsOf(tx, practice.id))[0],
  }))
  return c.render(<MakePage practice={practice} {...found} form={form} />, {
    title: c.var.t('practices.setUp.make'),
    section: SECTION,
  })
}

type Props = {
  practice: Practice & { draft: KnownDraft }
  all: SetUp
  last: { file: string; number: number } | undefined
  form: FormState
}

/** A new pack begins with what the last one held. */
function MakePage({ practice, all, last, form }: Props) {
  const { t, number, language } = useTexts()
  const crumbs = usePracticeCrumbs()
  const before = last ? packIn(last.file) : undefined
  const had = (kind: Piece['kind']) => (before?.pieces ?? []).filter((piece) => piece.kind === kind)
  const ids = new Set(before?.pieces.map(({ code }) => code.slice(code.indexOf('-') + 1)))
  const nameOf = (code: string) => {
    const key = `indicators.${code}.name`
    return isText(key) ? t(key as TextKey) : code
  }
  return (
    <Page
      heading="practices.setUp.make"
      lead="practices.setUp.makeLead"
      crumbs={crumbs({ id: practice.id, title: practice.draft.title })}
      width="reading"
    >
      {!practice.publishedAt && <Callout kind="warning" text="practices.setUp.unpublished" />}
      <Form {...form} submit="practices.setUp.sign">
        <TextArea
          name="lead"
          label="practices.setUp.about"
          hint="practices.setUp.aboutHint"
          rows={3}
          maxlength={2000}
          value={before && saidIn(before.lead, language)}
        />
        {all.models.length > 0 && (
          <Checkboxes
            name="models"
            label="practices.models.heading"
            value={all.models.map(({ id }) => id).filter((id) => ids.has(id))}
            options={all.models.map(({ id, title, kind }) => ({
              value: id,
              label: title,
              hint: t(`practices.piece.${kind}`),
            }))}
          />
        )}
        <Checkboxes
          name="pactKinds"
          label="practices.piece.pact_kind"
          value={all.pactKinds.map(({ id }) => id).filter((id) => ids.has(id))}
          options={all.pactKinds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox
          name="pactRule"
          label="practices.piece.pact_rule"
          hint="practices.setUp.pactRuleHint"
          checked={had('pact_rule').length > 0}
        />
        {all.weights.length > 0 && (
          <Checkboxes
            name="weights"
            label="practices.piece.weights"
            value={had('weights').map((piece) => (piece.kind === 'weights' ? piece.exchange : ''))}
            options={all.weights.map(({ exchange, label }) => ({ value: exchange, label: t(label) }))}
          />
        )}
        <Checkboxes
          name="indicators"
          label="practices.piece.indicator"
          hint="practices.setUp.indicatorHint"
          value={had('indicator').map((piece) => (piece.kind === 'indicator' ? piece.indicator : ''))}
          options={all.indicators.map((code) => {
            const aim = all.aims.find((one) => one.code === code)
            return {
              value: code,
              label: nameOf(code),
              hint: aim && t('practices.setUp.aim', { value: number(aim.value) }),
            }
          })}
        />
      </Form>
    </Page>
  )
}
