import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type AtEvaluation, atEvaluation, idHere } from '../../evaluation/parts/seat.ts'
import { Codebook } from '../parts/codebook.tsx'
import type { FrozenFile } from '../parts/manifest.ts'
import { type Dataset, datasetById } from '../reads.ts'

export const oneDataset = new Hono<Env>().get('/evaluations/:evaluation/datasets/:dataset', async (c) => {
  const id = idHere(c, 'dataset')
  const found = await atEvaluation(c, async (tx, here) => {
    const dataset = await datasetById(tx, here.evaluation.id, id)
    if (!dataset) throw new NotHere()
    await here.reads({ what: 'dataset', said: dataset.untilOn, recordId: id })
    return { here, dataset }
  })
  return c.render(<DatasetPage {...found} />, {
    title: c.var.t('indicators.datasets.heading', { day: found.dataset.untilOn }),
    section: '/evaluations',
  })
})

function DatasetPage({ here: { evaluation, seated }, dataset }: { here: AtEvaluation; dataset: Dataset }) {
  const { t, day, when, number } = useTexts()
  const at = useBelow()
  const path = `/evaluations/${evaluation.id}/datasets/${dataset.id}`
  const { disclosure, files, codebook, coarseness } = dataset.said
  const isHere = seated && !evaluation.filesRemovedAt
  return (
    <Page
      heading={['indicators.datasets.heading', { day: day(dataset.untilOn) }]}
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(`/evaluations/${evaluation.id}`), label: { said: evaluation.name } },
      ]}
      actions={
        isHere && (
          <>
            <ButtonLink href={at(`${path}/manifest.json`)} label="indicators.datasets.manifest" quiet />
            <ButtonLink href={at(`${path}/codebook.csv`)} label="indicators.datasets.codebookCsv" quiet />
          </>
        )
      }
    >
      <DefinitionList
        items={[
          ['indicators.editions.factsUntil', day(dataset.untilOn)],
          ['indicators.editions.knownAt', when(dataset.knownAt)],
          ['indicators.evaluation.coarseness', t(`indicators.evaluation.coarseness.${coarseness}`)],
          ['indicators.editions.hash', <code class="hash">{dataset.hash}</code>],
        ]}
      />
      <p class="hint">{t('indicators.datasets.hashHint')}</p>
      <Section heading="indicators.datasets.disclosure">
        <Callout
          text={[
            'indicators.datasets.withheld',
            {
              count: dataset.withheld,
              withheld: number(dataset.withheld),
              people: number(dataset.people),
              smallest: number(disclosure.smallestGroup),
            },
          ]}
        >
          <ul>
            {(['gender', 'age', 'municipality'] as const).map((trait) => (
              <li>
                {t(
                  `indicators.datasets.level.${trait}.${disclosure.levels[trait]}` as 'indicators.datasets.level.gender.0',
                )}
              </li>
            ))}
            <li>{t('indicators.datasets.ageIn', { year: String(disclosure.ageIn) })}</li>
          </ul>
        </Callout>
      </Section>
      <Section heading="indicators.datasets.files" lead="indicators.datasets.filesLead">
        {!isHere && (
          <p>
            {t(evaluation.filesRemovedAt ? 'indicators.datasets.removed' : 'indicators.datasets.onlySeat')}
          </p>
        )}
        <Table
          caption="indicators.datasets.files"
          captionHidden
          rows={files}
          columns={[
            {
              heading: 'indicators.datasets.file',
              main: true,
              cell: ({ name }: FrozenFile) =>
                isHere ? (
                  <a href={at(`${path}/files/${name}`)} data-turbo="false">
                    {name}
                  </a>
                ) : (
                  name
                ),
            },
            {
              heading: 'indicators.datasets.rows',
              numeric: true,
              cell: ({ name, rows }) => (name.endsWith('.schema.json') ? '–' : number(rows)),
            },
            { heading: 'indicators.datasets.bytes', numeric: true, cell: ({ bytes }) => number(bytes) },
            {
              heading: 'indicators.editions.hash',
              cell: ({ sha256 }) => <code class="hash">{sha256}</code>,
            },
          ]}
        />
      </Section>
      <Section heading="indicators.datasets.codebook" lead="indicators.datasets.codebookLead">
        <Codebook codebook={codebook} />
      </Section>
    </Page>
  )
}
