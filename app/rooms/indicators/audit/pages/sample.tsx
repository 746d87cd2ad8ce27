import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type AtEvaluation, atEvaluation, idHere } from '../../evaluation/parts/seat.ts'
import { useFacts } from '../parts/facts.tsx'
import { type Item, itemsOf, type Sample, sampleById } from '../reads.ts'
import { progressOf, recordCode } from '../rules.ts'

export const oneSample = new Hono<Env>().get('/evaluations/:evaluation/samples/:sample', async (c) => {
  const id = idHere(c, 'sample')
  const found = await atEvaluation(c, async (tx, here, actor) => {
    const sample = await sampleById(tx, here.evaluation.id, id)
    if (!sample) throw new NotHere()
    const items = await itemsOf(tx, actor.territoryId, id)
    await here.reads({ what: 'sample', said: sample.kind, recordId: id, rows: items.length })
    return { here, sample, items }
  })
  return c.render(<SamplePage {...found} />, {
    title: c.var.t('indicators.audit.sample'),
    section: '/evaluations',
  })
})

function SamplePage({
  here: { evaluation },
  sample,
  items,
}: {
  here: AtEvaluation
  sample: Sample
  items: Item[]
}) {
  const { t, day, when, number } = useTexts()
  const { date, counts, kind } = useFacts()
  const at = useBelow()
  const path = `/evaluations/${evaluation.id}`
  const { drawn, checked, confirmed } = progressOf(items)
  return (
    <Page
      heading={[
        'indicators.audit.ofPeriod',
        {
          kind: t(`indicators.audit.kind.${sample.kind}`),
          from: day(sample.fromOn),
          until: day(sample.untilOn),
        },
      ]}
      kicker={evaluation.name}
      lead="indicators.audit.sampleLead"
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(path), label: { said: evaluation.name } },
      ]}
    >
      <DefinitionList
        items={[
          [
            'indicators.audit.drawn',
            t('indicators.audit.outOf', {
              size: number(sample.size),
              population: number(sample.population),
            }),
          ],
          ['indicators.audit.seed', <code>{sample.seed}</code>],
          ['indicators.audit.drawnAt', when(sample.drawnAt)],
          [
            'indicators.audit.progress',
            t('indicators.audit.progressSaid', {
              drawn: number(drawn),
              checked: number(checked),
              confirmed: number(confirmed),
            }),
          ],
        ]}
      />
      <p class="hint">{t('indicators.audit.seedExplained')}</p>
      <Table
        caption="indicators.audit.records"
        captionHidden
        rows={items}
        columns={[
          {
            heading: 'indicators.audit.record',
            main: true,
            cell: (one: Item) => (
              <a href={at(`${path}/samples/${sample.id}/records/${one.id}`)}>
                {recordCode(sample.kind, one.recordId)}
              </a>
            ),
          },
          {
            heading: 'indicators.audit.date',
            cell: ({ facts }) => (facts ? date(facts) : t('indicators.audit.gone')),
          },
          {
            heading: 'indicators.audit.says',
            cell: ({ facts }) => (facts ? [kind(facts), counts(facts)].filter(Boolean).join('; ') : '–'),
          },
          { heading: 'indicators.audit.evidence', numeric: true, cell: ({ evidence }) => number(evidence) },
          {
            heading: 'indicators.audit.verdict',
            cell: ({ verdict }) => (verdict ? t(`indicators.audit.verdict.${verdict}`) : '–'),
          },
        ]}
      />
    </Page>
  )
}
