import type { FormState } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Callout } from '../../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../../ground/ui/field.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../../ground/ui/stat.tsx'
import type { HourLine } from '../reads.ts'
import { balanceOf, floorOf, type Hours } from '../rules.ts'
import { HourTable } from './hour-table.tsx'

type Running = { id: string; title: string; gives: boolean }
type Props = {
  sum: Hours
  lines: readonly HourLine[]
  running: readonly Running[]
  today: string
  agreementId?: string
  form?: FormState
}

/** One's balance, the exchanges that run, and each hour written. */
export function HoursPage({ sum, lines, running, today, agreementId, form = {} }: Props) {
  const { number } = useTexts()
  const balance = balanceOf(sum)
  const floor = floorOf(balance)
  return (
    <Page heading="exchange.time.mine.heading" lead="exchange.time.mine.lead" width="reading">
      <StatGrid>
        <Stat label="exchange.time.mine.given" figure={number(sum.given)} />
        <Stat label="exchange.time.mine.received" figure={number(sum.received)} />
        <Stat label="exchange.time.mine.balance" figure={number(balance)} />
      </StatGrid>
      {floor !== 'free' && <Callout kind="info" text={`exchange.time.mine.${floor}`} />}
      {running.length > 0 && (
        <Section heading="exchange.time.mine.running">
          {running.map((one) => (
            <Write one={one} today={today} form={one.id === agreementId ? form : {}} />
          ))}
        </Section>
      )}
      {lines.length > 0 ? (
        <HourTable lines={lines} />
      ) : (
        running.length === 0 && (
          <EmptyState heading="exchange.time.mine.none" text="exchange.time.mine.noneText" />
        )
      )}
    </Page>
  )
}

function Write({ one, today, form }: { one: Running; today: string; form: FormState }) {
  const { t } = useTexts()
  const at = useBelow()
  const side = t(one.gives ? 'exchange.time.mine.gives' : 'exchange.time.mine.receives')
  return (
    <div class="panel stack">
      <h3>{`${one.title} · ${side}`}</h3>
      <Form
        {...form}
        action={at(`/hours/${one.id}`)}
        idPrefix={`a-${one.id}`}
        submit="exchange.time.mine.write"
        inline
      >
        <Field name="onDate" type="date" label="exchange.time.mine.onDate" value={today} required />
        <Field
          name="hours"
          type="number"
          label="exchange.time.mine.howMany"
          min={0.25}
          max={12}
          step={0.25}
          value="1"
          required
        />
      </Form>
    </div>
  )
}
