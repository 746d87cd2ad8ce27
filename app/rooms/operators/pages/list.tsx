import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { AccessTag } from '../parts/access-tag.tsx'
import { type Operator, operators } from '../reads.ts'
import { appointable, isRole, ROLES, STAFF } from '../rules.ts'

const PER_PAGE = 50

export const list = new Hono<Env>().get('/operators', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const wanted = c.req.query('role') ?? ''
  const people = await asActor(actor, (tx) => operators(tx, isRole(wanted) ? wanted : undefined))
  const part = partAsked(c, PER_PAGE)
  return c.render(
    <OperatorsPage people={people} part={part} mayInvite={appointable(actor.roles).length > 0} />,
    { title: c.var.t('operators.list.heading') },
  )
})

type ListProps = { people: Operator[]; part: ReturnType<typeof partAsked>; mayInvite: boolean }

function OperatorsPage({ people, part: { page, limit, offset }, mayInvite }: ListProps) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  const invite = mayInvite && (
    <>
      <ButtonLink href={below('/operators/invite')} label="operators.invite.heading" />
      <ButtonLink href={below('/operators/coverage')} label="operators.coverage.link" quiet />
    </>
  )
  return (
    <Page heading="operators.list.heading" lead="operators.list.lead" actions={invite}>
      <Filters>
        <Select
          name="role"
          label="operators.list.role"
          blank="operators.list.everyRole"
          options={ROLES.map((role) => ({ value: role, label: t(`operators.role.${role}`) }))}
        />
      </Filters>
      {people.length === 0 ? (
        <EmptyState heading="operators.list.empty" text="operators.list.emptyText" />
      ) : (
        <Table
          caption="operators.list.caption"
          captionHidden
          file={{ taken: { kind: 'person', id: ({ personId }) => personId } }}
          rows={people.slice(offset, offset + limit)}
          columns={[
            {
              heading: 'operators.list.person',
              main: true,
              cell: ({ personId, name }) => <a href={below(`/operators/${personId}`)}>{name}</a>,
            },
            {
              heading: 'operators.list.roles',
              cell: ({ roles }) => (
                <ul class="plain-list">
                  {roles.map(({ role, since }) => (
                    <li>
                      {t('operators.list.since', { role: t(`operators.role.${role}`), day: shortDay(since) })}
                    </li>
                  ))}
                </ul>
              ),
            },
            ...(mayInvite
              ? [
                  {
                    heading: 'operators.list.state',
                    cell: (one: Operator) => <AccessTag {...one} />,
                  } as const,
                ]
              : []),
          ]}
        />
      )}
      <Pagination page={page} perPage={PER_PAGE} total={people.length} />
    </Page>
  )
}
