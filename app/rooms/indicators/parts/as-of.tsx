import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'

type AsOfProps = { until: string; today: string; wrong: boolean }

/** Which day the figures are asked for; a day that is none, or has not come, falls back to today and says so. */
export function AsOf({ until, today, wrong }: AsOfProps) {
  return (
    <Filters submit="indicators.asOf.show" errors={wrong ? { 'as-of': ['indicators.asOf.wrong'] } : {}}>
      <Field
        name="as-of"
        type="date"
        label="indicators.asOf.label"
        hint="indicators.asOf.hint"
        value={until}
        max={today}
      />
    </Filters>
  )
}
