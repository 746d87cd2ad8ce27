import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { keeps, SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { READERS } from '../../rules.ts'
import { type Model, modelsHere } from '../reads.ts'
import { beginsAt, MODEL_KINDS } from '../rules.ts'

/** What work begins from here: each model with the way to use it. */
export const modelList = new Hono<Env>().get('/practices/models', async (c) => {
  const actor = requireRole(c, ...READERS)
  const models = await asActor(actor, (tx) => modelsHere(tx))
  return c.render(<ModelsPage models={models} keeps={keeps(c)} />, {
    title: c.var.t('practices.models.heading'),
    section: SECTION,
  })
})

function ModelsPage({ models, keeps: may }: { models: Model[]; keeps: boolean }) {
  const { t } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const standing = models.filter(({ retiredAt }) => retiredAt === null)
  const aside = models.filter(({ retiredAt }) => retiredAt !== null)
  return (
    <Page
      heading="practices.models.heading"
      lead="practices.models.lead"
      terms={['goodPractice']}
      crumbs={crumbs()}
      actions={may && <ButtonLink href={at('/practices/packs')} label="practices.packs.heading" quiet />}
    >
      {standing.length === 0 && (
        <EmptyState heading="practices.models.none" text="practices.models.noneText" />
      )}
      {MODEL_KINDS.map((kind) => {
        const rows = standing.filter((one) => one.kind === kind)
        if (rows.length === 0 && !may) return null
        return (
          <Section
            heading={`practices.piece.${kind}`}
            actions={
              may && (
                <a href={at(`/practices/models/new?kind=${kind}`)}>{t(`practices.models.new.${kind}`)}</a>
              )
            }
          >
            {rows.length === 0 ? (
              <p class="hint">{t('practices.models.noneOfKind')}</p>
            ) : (
              <Table
                caption={`practices.piece.${kind}`}
                captionHidden
                rows={rows}
                columns={[
                  {
                    heading: 'practices.models.title',
                    main: true,
                    cell: ({ id, title }: Model) => <a href={at(`/practices/models/${id}`)}>{title}</a>,
                  },
                  { heading: 'practices.models.use', cell: (model) => <Use model={model} /> },
                ]}
              />
            )}
          </Section>
        )
      })}
      {aside.length > 0 && (
        <Section heading="practices.models.asideHeading">
          <ul>
            {aside.map(({ id, title }) => (
              <li>
                <a href={at(`/practices/models/${id}`)}>{title}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

/** Where work begins from a model: the form of its room filled in, or the document to write on. */
export function Use({ model: { id, kind, title } }: { model: Model }) {
  const { t } = useTexts()
  const at = useBelow()
  const begins = beginsAt(kind, id)
  const href = begins ? at(begins) : at(`/practices/models/${id}/document.docx`)
  return (
    <a href={href}>
      {t(begins ? `practices.models.begin.${kind}` : 'practices.models.docx')}
      <span class="visually-hidden">: {title}</span>
    </a>
  )
}
