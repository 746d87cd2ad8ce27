import type { FormState } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../../ground/ui/card.tsx'
import { Field } from '../../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../../ground/ui/form.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import type { Waiting } from '../reads.ts'

type Props = { waiting: readonly Waiting[]; today: string; needId?: string; form?: FormState }

/** Who comes for what; each is handed over with its weight, or put back. */
export function WaitingList({ waiting, today, needId, form = {} }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <CardGrid wide>
      {waiting.map((one) => (
        <Card title={one.title} kicker={one.name}>
          <p>
            {one.untilOn < today ? (
              <Tag tone="attention">{t('exchange.goods.desk.overdue')}</Tag>
            ) : (
              t('exchange.goods.desk.until', { day: day(one.untilOn) })
            )}
          </p>
          <Form
            {...(one.needId === needId ? form : {})}
            action={at(`/emporium/bookings/${one.needId}/hand-over`)}
            idPrefix={`b-${one.needId}`}
            submit="exchange.goods.desk.handOver"
            inline
          >
            <Field
              name="kilos"
              label="exchange.goods.desk.kilos"
              inputmode="decimal"
              value={one.kilos === null ? undefined : String(one.kilos).replace('.', ',')}
            />
          </Form>
          <ActionButton
            action={at(`/emporium/bookings/${one.needId}/back`)}
            label="exchange.goods.desk.release"
          />
        </Card>
      ))}
    </CardGrid>
  )
}
