import type { FormState } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../../ground/ui/combobox.tsx'
import { DefinitionList } from '../../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../../ground/ui/field.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../../ground/ui/page.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import type { Audit, Shelf } from '../reads.ts'

type Props = {
  thing: Shelf
  audits: readonly Audit[]
  people: readonly Found[]
  which?: 'give' | 'audit'
  form?: FormState
}

export function ShelfPage({ thing, audits, people, which, form = {} }: Props) {
  const { t, number } = useTexts()
  const at = useBelow()
  const here = `/emporium/${thing.id}`
  return (
    <Page
      heading={{ said: thing.title }}
      kicker={t(`exchange.goods.sort.${thing.sort}`)}
      crumbs={[{ href: at('/emporium'), label: 'exchange.goods.desk.heading' }]}
      width="reading"
    >
      <DefinitionList
        items={[
          ['exchange.goods.desk.pieces', number(thing.pieces)],
          ['exchange.goods.desk.free', number(thing.free)],
        ]}
      />
      <Section heading="exchange.goods.shelf.give" lead="exchange.goods.shelf.giveLead">
        <Form
          {...(which === 'give' ? form : {})}
          action={at(`${here}/give`)}
          idPrefix="give"
          submit="exchange.goods.desk.handOver"
        >
          <Combobox
            name="person"
            label="exchange.goods.shelf.person"
            search={at('/people/search')}
            found={people}
            required
          />
          <Field
            name="kilos"
            label="exchange.goods.desk.kilos"
            inputmode="decimal"
            value={thing.kilos === null ? undefined : String(thing.kilos).replace('.', ',')}
          />
        </Form>
      </Section>
      <Section heading="exchange.goods.shelf.audits">
        <Form
          {...(which === 'audit' ? form : {})}
          action={at(`${here}/audit`)}
          idPrefix="audit"
          submit="exchange.goods.shelf.count"
        >
          <Field
            name="counted"
            type="number"
            label="exchange.goods.shelf.counted"
            hint="exchange.goods.shelf.countHint"
            min={0}
            max={10_000}
            required
          />
        </Form>
        {audits.length === 0 ? (
          <p class="hint">{t('exchange.goods.shelf.noAudits')}</p>
        ) : (
          <Audits audits={audits} />
        )}
      </Section>
    </Page>
  )
}

function Audits({ audits }: Pick<Props, 'audits'>) {
  const { day, number } = useTexts()
  return (
    <Table
      caption="exchange.goods.shelf.auditsCaption"
      captionHidden
      rows={[...audits]}
      columns={[
        { heading: 'exchange.goods.shelf.day', main: true, cell: ({ auditedOn }) => day(auditedOn) },
        { heading: 'exchange.goods.shelf.expected', numeric: true, cell: ({ expected }) => number(expected) },
        { heading: 'exchange.goods.shelf.counted', numeric: true, cell: ({ counted }) => number(counted) },
        { heading: 'exchange.goods.shelf.who', cell: ({ by }) => by ?? '–' },
      ]}
    />
  )
}
