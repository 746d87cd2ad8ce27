import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { ImportLink } from '../../../ground/imports/import-link.tsx'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { type Town, townsToChoose } from '../../people/parts/towns.ts'
import { DESK, STAFF } from '../../people/rules.ts'
import { OrganisationTable } from '../parts/organisation-table.tsx'
import { findOrganisations, type OrganisationLine, organisationsLike } from '../reads.ts'
import { KINDS, VERIFIED_AGES } from '../rules.ts'

const PER_PAGE = 50
const yesOrNo = z.enum(['yes', 'no']).optional().catch(undefined)
/** What the address asks for; what makes no sense is not asked. */
const filter = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  formal: yesOrNo,
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  listed: yesOrNo,
  verified: z.enum(VERIFIED_AGES).optional().catch(undefined),
})

export const manage = new Hono<Env>()
  .get('/organisations/manage', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { page, limit, offset } = partAsked(c, PER_PAGE)
    const { dayOf, now } = textsOf(c)
    const found = await asActor(actor, async (tx) => ({
      towns: await townsToChoose(tx),
      lines: await organisationsLike(tx, filter.parse(c.req.query()), {
        today: dayOf(now),
        limit,
        offset,
      }),
    }))
    const asked = Object.keys(c.req.query()).length > 0
    return c.render(<ManagePage {...found} page={page} asked={asked} />, {
      title: c.var.t('organisations.manage.heading'),
    })
  })
  .get('/organisations/search', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const found = await asActor(actor, (tx) => findOrganisations(tx, c.req.query('q') ?? '', 8))
    return c.json({
      results: found.map(({ id, name, municipality }) => ({
        value: id,
        label: name,
        hint: municipality ?? undefined,
      })),
    })
  })

type ManageProps = {
  towns: Town[]
  lines: OrganisationLine[]
  page: number
  asked: boolean
}

function ManagePage({ towns, lines, page, asked }: ManageProps) {
  const { t } = useTexts()
  const below = useBelow()
  const options = (values: readonly string[], family: 'kind' | 'verified' | 'listed' | 'formal') =>
    values.map((value) => ({ value, label: t(`organisations.${family}.${value}`) }))
  return (
    <Page
      heading="organisations.manage.heading"
      lead="organisations.manage.lead"
      actions={
        <>
          <ButtonLink href={below('/organisations/new')} label="organisations.manage.add" icon="plus" />
          <ButtonLink
            href={below('/organisations/manage?verified=to_verify')}
            label="organisations.manage.round"
            quiet
          />
          <ImportLink list="organisations" desk={DESK} />
        </>
      }
    >
      <Filters>
        <Field name="q" type="search" label="organisations.form.name" maxlength={200} />
        <Select
          name="kind"
          label="organisations.form.kind"
          options={options(KINDS, 'kind')}
          blank="organisations.manage.any"
        />
        <Select
          name="formal"
          label="organisations.formal.label"
          options={options(['yes', 'no'], 'formal')}
          blank="organisations.manage.any"
        />
        <Select
          name="municipality"
          label="organisations.form.municipality"
          options={towns}
          blank="organisations.manage.anywhere"
        />
        <Select
          name="listed"
          label="organisations.listing.heading"
          options={options(['yes', 'no'], 'listed')}
          blank="organisations.manage.any"
        />
        <Select
          name="verified"
          label="organisations.verified.heading"
          options={options(VERIFIED_AGES, 'verified')}
          blank="organisations.manage.any"
        />
      </Filters>
      {lines.length > 0 && <OrganisationTable lines={lines} />}
      {lines.length === 0 && asked && (
        <EmptyState heading="organisations.manage.none" text="organisations.manage.noneText" />
      )}
      {lines.length === 0 && !asked && (
        <EmptyState heading="organisations.manage.empty" text="organisations.manage.emptyText">
          <ButtonLink href={below('/organisations/new')} label="organisations.manage.add" />
          <ImportLink list="organisations" desk={DESK} />
        </EmptyState>
      )}
      <Pagination page={page} perPage={PER_PAGE} total={lines[0]?.total ?? 0} />
    </Page>
  )
}
