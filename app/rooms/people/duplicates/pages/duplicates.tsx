import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { fullName, TEAM } from '../../rules.ts'
import { comparedHint, Reasons } from '../parts/likely-list.tsx'
import { type Compared, type Likely, likelyDuplicates } from '../reads.ts'

const PER_PAGE = 50

export const duplicates = new Hono<Env>().get('/people/duplicates', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const likely = await asActor(actor, likelyDuplicates)
  return c.render(<DuplicatesPage likely={likely} page={pageOf(c.req.query('page'))} />, {
    title: c.var.t('people.duplicates.heading'),
  })
})

function DuplicatesPage({ likely, page }: { likely: readonly Likely[]; page: number }) {
  const { t } = useTexts()
  const below = useBelow()
  const shown = likely.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  return (
    <Page
      heading="people.duplicates.heading"
      lead="people.duplicates.lead"
      crumbs={[{ href: below('/people'), label: 'people.list.heading' }]}
    >
      {shown.length === 0 ? (
        <EmptyState heading="people.duplicates.none" text="people.duplicates.noneText" />
      ) : (
        <Table
          caption={['people.duplicates.caption', { count: likely.length }]}
          columns={[
            { heading: 'people.duplicates.one', main: true, cell: ({ one }) => <Named one={one} /> },
            { heading: 'people.duplicates.other', cell: ({ other }) => <Named one={other} /> },
            { heading: 'people.duplicates.why', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
            {
              heading: 'people.duplicates.next',
              cell: ({ one, other }) => (
                <a href={below(`/people/duplicates/${one.id}/${other.id}`)}>
                  {t('people.duplicates.compare')}
                  <span class="visually-hidden"> {fullName(one)}</span>
                </a>
              ),
            },
          ]}
          rows={shown}
        />
      )}
      <Pagination page={page} perPage={PER_PAGE} total={likely.length} />
    </Page>
  )
}

const Named = ({ one }: { one: Compared }) => (
  <>
    {fullName(one)} <span class="hint">{comparedHint(one)}</span>
  </>
)
