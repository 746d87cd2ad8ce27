import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type About, type Body, listedTogether, peopleAbout } from '../reads.ts'

const PER_PAGE = 50

/** The network as anyone may see it: never a person. */
export const networkOutside = new Hono<Env>().get('/network/public', async (c) => {
  const found = await asActor(c.var.actor, async (tx) => ({
    about: await peopleAbout(tx, c.var.actor),
    bodies: await listedTogether(tx, c.var.actor),
  }))
  return c.render(<OutsidePage {...found} page={pageOf(c.req.query('page'))} />, {
    title: c.var.t('network.outside.heading'),
  })
})

function OutsidePage({ about, bodies, page }: { about: About[]; bodies: Body[]; page: number }) {
  const { t, number } = useTexts()
  const below = useBelow()
  const joined = bodies.filter(({ together }) => together.length > 0)
  const whole = about.find(({ municipality }) => municipality === null)
  return (
    <Page heading="network.outside.heading" lead="network.outside.lead">
      <Section heading="network.outside.people" lead="network.outside.peopleLead">
        <p>
          {whole ? t('network.outside.about', { number: number(whole.about) }) : t('network.outside.few')}
        </p>
        {about.length > 1 && (
          <ul>
            {about
              .filter(({ municipality }) => municipality !== null)
              .map(({ municipality, about }) => (
                <li>{t('network.outside.town', { municipality, number: number(about) })}</li>
              ))}
          </ul>
        )}
      </Section>
      <Section
        heading={
          bodies.length > 0
            ? ['network.outside.bodies', { count: bodies.length, number: number(bodies.length) }]
            : 'network.outside.noBodies'
        }
        lead="network.outside.bodiesLead"
      >
        {joined.length ? (
          <>
            <Table
              caption="network.outside.caption"
              captionHidden
              rows={joined.slice((page - 1) * PER_PAGE, page * PER_PAGE)}
              columns={[
                {
                  heading: 'network.outside.body',
                  main: true,
                  cell: ({ id, name }) => <a href={below(`/organisations/${id}`)}>{name}</a>,
                },
                { heading: 'network.filter.municipality', cell: ({ municipality }) => municipality },
                {
                  heading: 'network.outside.with',
                  cell: ({ together }) => (
                    <ul class="plain-list">
                      {together.map(({ id, name }) => (
                        <li>
                          <a href={below(`/organisations/${id}`)}>{name}</a>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
            <Pagination page={page} perPage={PER_PAGE} total={joined.length} />
          </>
        ) : (
          <EmptyState heading="network.outside.none" text="network.outside.noneText">
            <ButtonLink href={below('/organisations')} label="network.outside.all" />
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}
