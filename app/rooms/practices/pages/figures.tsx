import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { saidIn } from '../../../ground/texts/language.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Checkboxes, Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Hidden } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { type EditionLine, editionToRead } from '../../indicators/editions/reads.ts'
import { figuresForm } from '../forms.ts'
import { keptHere, SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { figureSaid } from '../parts/practice-text.ts'
import { editionsToLink, type KnownDraft, type Practice, toldBy } from '../reads.ts'
import { KEEPERS, type ToldFigure } from '../rules.ts'
import { linkFigures } from '../writes.ts'

/** Figures are taken from what was published, one edition at a time: nobody types them. */
export const practiceFigures = new Hono<Env>()
  .get('/practices/:practice/figures', (c) => show(c))
  .post('/practices/:practice/figures', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id } = await keptHere(c)
    const form = await parseForm(figuresForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const linked = await asActor(actor, (tx) => linkFigures(tx, actor, id, form.value))
    if (!linked.ok) {
      c.status(409)
      return show(c, { ...form, refusal: linked.refusal })
    }
    flash(c, 'practices.figures.linked')
    return c.redirect(below(c, `/practices/${id}?version=draft`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const practice = await keptHere(c)
  const asked = String(form.values?.edition ?? c.req.query('edition') ?? '')
  if (asked && !isId(asked)) throw new NotHere()
  const found = await asActor(c.var.actor, async (tx) => {
    const known = await editionsToLink(tx)
    const wanted = asked || practice.draft.figures[0]?.edition || known[0]?.id
    const edition = wanted ? await editionToRead(tx, wanted) : undefined
    if (asked && !edition?.publishedAt) throw new NotHere()
    const figures = edition?.publishedAt ? edition.said.figures.map((one) => toldBy(edition, one)) : []
    return { editions: known, editionId: edition?.id, figures }
  })
  return c.render(<FiguresPage practice={practice} {...found} form={form} />, {
    title: c.var.t('practices.figures.link'),
    section: SECTION,
  })
}

type Props = {
  practice: Practice & { draft: KnownDraft }
  editions: EditionLine[]
  editionId: string | undefined
  figures: ToldFigure[]
  form: FormState
}

function FiguresPage({ practice, editions, editionId, figures, form }: Props) {
  const texts = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const options = editions.map(({ id, name }) => ({ value: id, label: name }))
  const linked = practice.draft.figures.filter(({ edition }) => edition === editionId).map(({ code }) => code)
  return (
    <Page
      heading="practices.figures.link"
      lead="practices.figures.linkLead"
      crumbs={crumbs({ id: practice.id, title: practice.draft.title })}
      width="reading"
    >
      {editionId === undefined ? (
        <EmptyState heading="practices.figures.noEditions" text="practices.figures.noEditionsText">
          <ButtonLink href={at('/editions')} label="indicators.editions.heading" />
        </EmptyState>
      ) : (
        <>
          <Filters submit="practices.figures.showEdition">
            <Select
              name="edition"
              label="practices.figures.edition"
              options={options}
              value={editionId}
              blank={false}
            />
          </Filters>
          <Form {...form} submit="practices.figures.take">
            <Hidden name="edition" value={editionId} />
            <Checkboxes
              name="codes"
              label="practices.figures.heading"
              value={linked}
              options={figures.map((figure) => ({
                value: figure.code,
                label: `${saidIn(figure.name, texts.language)}: ${figureSaid(texts, figure)}`,
              }))}
            />
          </Form>
        </>
      )}
    </Page>
  )
}
