import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type Candidate, candidatesOf } from '../../candidates/reads.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, atProceeding } from '../../proceedings/parts/here.ts'
import { type Proceeding, proceedingById } from '../../proceedings/reads.ts'
import { type Phase, phasesOf } from '../reads.ts'
import { type Dropped, droppedOut, notCarriedOn } from '../rules.ts'

export const droppedPage = new Hono<Env>().get('/tables/proceedings/:proceeding/dropped', async (c) => {
  const shown = await atProceeding(c, async (tx, here): Promise<Shown> => {
    const { proceeding } = here
    const before = proceeding.ofId ? await proceedingById(tx, proceeding.ofId) : undefined
    const now = await candidatesOf(tx, proceeding.id)
    const earlier = before ? await candidatesOf(tx, before.id) : []
    return {
      here,
      candidates: now,
      phases: await phasesOf(tx, proceeding.id),
      before,
      // Only once the list is out it is told of anyone that they did not come along.
      left: proceeding.listedOn
        ? notCarriedOn(
            earlier.filter(({ state }) => state === 'admitted'),
            now,
          )
        : [],
    }
  })
  return c.render(<DroppedPage {...shown} />, {
    title: `${c.var.t('tables.dropped.heading')}: ${shown.here.proceeding.title}`,
    section: '/tables',
  })
})

type Shown = {
  here: AtProceeding
  candidates: Candidate[]
  phases: Phase[]
  before: Proceeding | undefined
  left: Candidate[]
}

function DroppedPage({ here, candidates, phases, before, left }: Shown) {
  const { t } = useTexts()
  // Of whoever may not be read here nothing is told, nor counted.
  const known = new Map(candidates.map((one) => [one.id, one.name]))
  const dropped = droppedOut(phases).filter(({ candidateId }) => known.has(candidateId))
  const noted = phases.filter(({ parts }) => parts.some(({ candidateId }) => known.has(candidateId)))
  const were = candidates.filter(({ id }) =>
    noted.some(({ parts }) => parts.some((one) => one.candidateId === id)),
  )
  return (
    <Page
      heading="tables.dropped.heading"
      kicker={here.proceeding.title}
      lead={['tables.dropped.lead', { count: dropped.length }]}
      crumbs={useProceedingCrumbs(here)}
    >
      {dropped.length > 0 && <DroppedTable dropped={dropped} known={known} />}
      {noted.length > 0 ? (
        <Section heading="tables.dropped.phases">
          <Table
            caption="tables.dropped.phases"
            captionHidden
            rows={were}
            columns={[
              { heading: 'tables.candidates.name', main: true, cell: ({ name }) => name },
              ...noted.map((phase) => ({
                heading: {
                  said: t('tables.phase.numbered', { number: phase.number, title: phase.title }),
                },
                cell: ({ id }: Candidate) =>
                  t(
                    phase.parts.find(({ candidateId }) => candidateId === id)?.here
                      ? 'tables.dropped.there'
                      : 'tables.dropped.notThere',
                  ),
              })),
            ]}
          />
        </Section>
      ) : (
        <EmptyState heading="tables.dropped.nothing" text="tables.dropped.nothingText" />
      )}
      {before && left.length > 0 && (
        <Section
          heading={['tables.dropped.before', { title: before.title }]}
          lead="tables.dropped.beforeLead"
        >
          <ul>
            {left.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

const DroppedTable = ({ dropped, known }: { dropped: Dropped[]; known: ReadonlyMap<string, string> }) => {
  const { t } = useTexts()
  return (
    <Table
      caption="tables.dropped.caption"
      rows={dropped}
      columns={[
        {
          heading: 'tables.candidates.name',
          main: true,
          cell: ({ candidateId }) => known.get(candidateId) ?? '',
        },
        { heading: 'tables.dropped.after', cell: ({ after }) => after.title },
        { heading: 'tables.dropped.by', cell: ({ by }) => by.title },
        { heading: 'tables.dropped.why', cell: ({ why }) => why ?? t('tables.dropped.unsaid') },
      ]}
    />
  )
}
