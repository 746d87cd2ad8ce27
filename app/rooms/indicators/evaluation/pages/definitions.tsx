import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { saidIn } from '../../../../ground/texts/language.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { publishedContents } from '../../editions/reads.ts'
import type { Sheet, SheetWords } from '../../editions/rules.ts'
import { READERS } from '../../rules.ts'
import { type LocalChange, localChanges, sheetsToday } from '../reads.ts'
import { type Change, changesOf, type Told } from '../rules.ts'
import { noteReading } from '../writes.ts'

const PARTS = [
  'name',
  'definition',
  'numerator',
  'denominator',
  'counts',
  'excludes',
  'source',
  'limits',
] as const

/** How the definitions of the figures changed, from one published table to the next and from the last to today. */
export const definitionLog = new Hono<Env>().get('/evaluations/definitions', async (c) => {
  const actor = requireRole(c, ...READERS)
  const { published, sheets, locals } = await asActor(actor, async (tx) => {
    const published = await publishedContents(tx)
    if (holdsRole(actor, 'evaluator'))
      await noteReading(tx, actor, { evaluationId: null, what: 'definitions', rows: published.length })
    return { published, sheets: await sheetsToday(tx), locals: await localChanges(tx) }
  })
  const tables: Told<Sheet>[] = published
    .map(({ name, knownAt, sheets }) => ({ name, at: knownAt, sheets }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
  const today: Told<Sheet> = {
    name: c.var.t('indicators.evaluation.today'),
    at: c.var.now.toISOString(),
    sheets,
  }
  return c.render(<DefinitionsPage steps={changesOf([...tables, today])} locals={locals} />, {
    title: c.var.t('indicators.evaluation.definitions'),
    section: '/evaluations',
  })
})

type Step = { to: Told<Sheet>; changes: Change<Sheet>[] }

function DefinitionsPage({ steps, locals }: { steps: Step[]; locals: LocalChange[] }) {
  const { t, day, when, number, language } = useTexts()
  const at = useBelow()
  const nameOf = ({ code, after, before }: Change<Sheet>) => {
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
              <WordsChanged change={change} name={nameOf(change)} />
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

/** The words of a sheet that are not what they were. */
function WordsChanged({ change: { before, after }, name }: { change: Change<Sheet>; name: string }) {
  const { t, language } = useTexts()
  const words = (sheet: Sheet | undefined, part: (typeof PARTS)[number]) =>
    (sheet && (saidIn(sheet, language) as SheetWords)[part]) ?? '–'
  return (
    <Table
      caption={{ said: name }}
      captionHidden
      rows={PARTS.filter((part) => words(before, part) !== words(after, part))}
      columns={[
        {
          heading: 'indicators.editions.part',
          main: true,
          cell: (part: (typeof PARTS)[number]) => {
            const key = `indicators.sheet.${part}`
            return t(isText(key) ? key : 'indicators.editions.name')
          },
        },
        { heading: 'indicators.editions.before', cell: (part) => words(before, part) },
        { heading: 'indicators.evaluation.afterwards', cell: (part) => words(after, part) },
      ]}
    />
  )
}
