import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { saidIn } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { WordsChanged } from '../../definitions/parts/words-changed.tsx'
import { publishedContents } from '../../editions/reads.ts'
import { READERS } from '../../rules.ts'
import { type LocalChange, localChanges, sheetsToday } from '../reads.ts'
import { type Change, changesOf, type Told } from '../rules.ts'
import { noteReading } from '../writes.ts'

/** How the definitions of the figures changed, from one published table to the next and from the last to today. */
export const definitionLog = new Hono<Env>().get('/evaluations/definitions', async (c) => {
  const actor = requireRole(c, ...READERS)
  const { published, sheets, locals } = await asActor(actor, async (tx) => {
    const published = await publishedContents(tx)
    if (holdsRole(actor, 'evaluator'))
      await noteReading(tx, actor, { evaluationId: null, what: 'definitions', rows: published.length })
    return { published, sheets: await sheetsToday(tx), locals: await localChanges(tx) }
  })
  const tables: Told[] = published
    .map(({ name, knownAt, sheets }) => ({ name, at: knownAt, sheets }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
  const today: Told = {
    name: c.var.t('indicators.evaluation.today'),
    at: c.var.now.toISOString(),
    sheets,
  }
  return c.render(<DefinitionsPage steps={changesOf([...tables, today])} locals={locals} />, {
    title: c.var.t('indicators.evaluation.definitions'),
    section: '/evaluations',
  })
})

type Step = { to: Told; changes: Change[] }

function DefinitionsPage({ steps, locals }: { steps: Step[]; locals: LocalChange[] }) {
  const { t, day, when, number, language } = useTexts()
  const at = useBelow()
  const nameOf = ({ code, after, before }: Change) => {
    const sheet = after ?? before
    return sheet ? saidIn(sheet, language).name : code
  }
  return (
    <Page
      heading="indicators.evaluation.definitions"
      lead="indicators.evaluation.definitionsLead"
      crumbs={[{ href: at('/evaluations'), label: 'indicators.evaluation.heading' }]}
    >
      {steps.length === 0 && (
        <EmptyState heading="indicators.evaluation.noTables" text="indicators.evaluation.noTablesText" />
      )}
      {steps.map(({ to, changes }) => (
        <Section heading={{ said: `${to.name} (${day(new Date(to.at))})` }}>
          {changes.length === 0 && <p>{t('indicators.editions.sameDefinitions')}</p>}
          {changes.map((change) => (
            <details>
              <summary>
                {nameOf(change)}: {t(`indicators.evaluation.change.${change.kind}`)}
              </summary>
              <WordsChanged
                name={nameOf(change)}
                before={{ heading: 'indicators.editions.before', sheet: change.before }}
                after={{ heading: 'indicators.evaluation.afterwards', sheet: change.after }}
              />
            </details>
          ))}
        </Section>
      ))}
      {locals.length > 0 && (
        <Section heading="indicators.evaluation.locals" lead="indicators.evaluation.localsLead">
          <Table
            caption="indicators.evaluation.locals"
            captionHidden
            rows={locals}
            columns={[
              { heading: 'indicators.evaluation.name', main: true, cell: ({ name }: LocalChange) => name },
              {
                heading: 'indicators.local.version',
                numeric: true,
                cell: ({ number: which }) => number(which),
              },
              { heading: 'indicators.evaluation.when', cell: (one) => when(one.at) },
              {
                heading: 'indicators.evaluation.why',
                cell: ({ reason }) => reason ?? t('indicators.evaluation.firstVersion'),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
