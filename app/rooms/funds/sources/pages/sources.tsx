import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { KEEPERS, SOURCE_KINDS } from '../../rules.ts'
import { sourceForm } from '../forms.ts'
import { type Source, sources } from '../reads.ts'
import { recordSource } from '../writes.ts'

export const sourceList = new Hono<Env>()
  .get('/funds/sources', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const lines = await asActor(actor, sources)
    return c.render(<SourcesPage lines={lines} />, {
      title: c.var.t('funds.sources.heading'),
      section: '/funds',
    })
  })
  .get('/funds/sources/new', (c) => show(c, {}))
  .post('/funds/sources/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(sourceForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => recordSource(tx, actor, form.once, form.value))
    flash(c, 'funds.sources.recorded')
    return c.redirect(below(c, `/funds/sources/${form.once}`), 303)
  })

async function show(c: Context<Env>, form: FormState) {
  const actor = requireRole(c, ...KEEPERS)
  const { query } = form.searching ?? {}
  const found = query ? await asActor(actor, (tx) => findOrganisations(tx, query, 8)) : []
  const offered = found.map(({ id, name }) => ({ value: id, label: name }))
  return c.render(<NewSourcePage form={form} found={offered} />, {
    title: c.var.t('funds.sources.new'),
    section: '/funds',
  })
}

function SourcesPage({ lines }: { lines: Source[] }) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const add = <ButtonLink href={below('/funds/sources/new')} label="funds.sources.new" icon="plus" />
  return (
    <Page heading="funds.sources.heading" lead="funds.sources.lead" crumbs={crumbs()} actions={add}>
      {lines.length === 0 ? (
        <EmptyState heading="funds.sources.none" text="funds.sources.noneText">
          {add}
        </EmptyState>
      ) : (
        <Table
          caption="funds.sources.heading"
          captionHidden
          file
          rows={lines}
          columns={[
            {
              heading: 'funds.ledger.source',
              main: true,
              cell: (one) => <a href={below(`/funds/sources/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'funds.sources.kind', cell: (one) => t(`funds.sourceKind.${one.kind}`) },
            { heading: 'funds.sources.giver', cell: (one) => one.giver },
            { heading: 'funds.sums.received', numeric: true, cell: (one) => cents(one.receivedCents) },
            {
              heading: 'funds.sums.unallotted',
              numeric: true,
              cell: (one) => cents(one.receivedCents - one.allottedCents),
            },
          ]}
        />
      )}
    </Page>
  )
}

function NewSourcePage({ form, found }: { form: FormState; found: Found[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="funds.sources.new"
      crumbs={crumbs({ href: '/funds/sources', label: 'funds.sources.heading' })}
      width="reading"
    >
      <Form {...form} submit="funds.form.save">
        <Field
          name="name"
          label="funds.sources.name"
          hint="funds.sources.nameHint"
          required
          maxlength={160}
        />
        <Select
          name="kind"
          label="funds.sources.kind"
          required
          options={SOURCE_KINDS.map((kind) => ({ value: kind, label: t(`funds.sourceKind.${kind}`) }))}
        />
        <Combobox
          name="organisationId"
          label="funds.sources.organisation"
          search={below('/organisations/search')}
          found={found}
        />
        <Field
          name="giverName"
          label="funds.sources.giverName"
          hint="funds.sources.giverHint"
          maxlength={160}
        />
        <Field name="act" label="funds.commit.actOf" maxlength={200} />
      </Form>
    </Page>
  )
}
